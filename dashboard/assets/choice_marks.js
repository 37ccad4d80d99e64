/* Marks what is chosen, wherever it can be chosen: filters, matrix, strip, lists. */

import { all } from "./elements.js";
import { get, listenToWindow, subscribeAfterPaint } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

/** @type {Record<string, string>} */
const STATES = { button: "aria-pressed", link: "aria-current", option: "aria-selected", column: "data-chosen" };
const PARTS = /** @type {const} */ (["region", "initiative", "view", "lang"]);
const PEEK = 28; /* px */
const narrow = window.matchMedia("(max-width: 959px)");
/** @type {Record<string, HTMLInputElement>} */
const revealed = {};
/** @type {import("./selection_state.js").Selection | undefined} */
let shown;

/** @param {DOMStringMap} choice */
function isChosen(choice) {
  const { region, initiative, view, lang } = get();
  return (
    (choice.choiceRegion === undefined || choice.choiceRegion === region) &&
    (choice.choiceInitiative === undefined || choice.choiceInitiative === initiative) &&
    (choice.choiceView === undefined || choice.choiceView === view) &&
    (choice.choiceLang === undefined || choice.choiceLang === lang)
  );
}

/**
 * On a phone the options scroll sideways: the chosen one comes into view, with a piece of the next, and the first in view
 * is a whole one. Cut by the filter's own name it would be read as a part of that.
 * @param {HTMLElement | null} option
 */
function reveal(option) {
  const list = option?.parentElement;
  if (!option || !list) return;
  const options = /** @type {HTMLElement[]} */ (Array.from(list.children));
  const last = options[options.length - 1];
  const left = (/** @type {HTMLElement} */ one) => one.offsetLeft - options[0].offsetLeft;
  const right = (/** @type {HTMLElement} */ one) => left(one) + one.offsetWidth;
  const first = (/** @type {number} */ end) => options.find((one) => end - left(one) <= list.clientWidth) || option;
  /* Scrolled to the end, too, the list begins with a whole one. */
  const begin = left(first(right(last)));
  last.style.marginInlineEnd = begin ? begin + list.clientWidth - right(last) + "px" : "";
  list.scrollLeft = left(first(right(option) + (option.nextElementSibling ? PEEK : 0)));
}

/**
 * A click has checked it already; it may stand half outside all the same.
 * @param {HTMLInputElement} radio
 * @param {boolean} chosen
 */
function check(radio, chosen) {
  radio.checked = chosen;
  if (!chosen || revealed[radio.name] === radio) return;
  revealed[radio.name] = radio;
  if (narrow.matches) reveal(radio.closest(".option"));
}

/* What can be chosen, of each part of the page, by what chooses it: of very many regions a change of the selection concerns
   a few cells, and the thousands of others are not looked through for them. */
/** @type {Map<string, Map<string, HTMLElement[]>>} */
const index = new Map();
const EACH = "select"; /* a list shows any change */

/** @param {DOMStringMap} choice */
function keys({ choiceRegion: region, choiceInitiative: initiative, choiceView: view, choiceLang: lang }) {
  const named = Object.entries({ region, initiative, view, lang }).filter(([, of]) => of !== undefined);
  return named.length ? named.map(([part, of]) => part + "=" + of) : [EACH];
}

/** @param {string} id */
function choices(id) {
  const part = document.getElementById(id);
  return part ? all("[data-choice]", part) : [];
}

/** @param {string} id */
function indexed(id) {
  const known = index.get(id);
  if (known?.size) return known;
  /** @type {Map<string, HTMLElement[]>} */
  const found = new Map([[EACH, []]]);
  for (const element of choices(id)) {
    for (const key of element instanceof HTMLSelectElement ? [EACH] : keys(element.dataset)) {
      const others = found.get(key);
      if (others) others.push(element);
      else found.set(key, [element]);
    }
  }
  index.set(id, found);
  return found;
}

/**
 * What a change of the selection can have chosen, or left.
 * @param {import("./selection_state.js").Selection} from
 * @param {import("./selection_state.js").Selection} to
 */
function concerned(from, to) {
  const changed = PARTS.filter((part) => from[part] !== to[part]);
  const wanted = changed.flatMap((part) => [part + "=" + from[part], part + "=" + to[part]]);
  return [...index.keys()].flatMap((id) => [EACH, ...wanted].flatMap((key) => indexed(id).get(key) || []));
}

/** @param {HTMLElement[]} elements */
function repaint(elements) {
  for (const element of elements) {
    const chosen = isChosen(element.dataset);
    const state = STATES[element.dataset.choice || ""];
    if (element instanceof HTMLInputElement) check(element, chosen);
    else if (element instanceof HTMLSelectElement) element.value = element.dataset.part === "period" ? get().period : get().region;
    else if (element.getAttribute(state) !== String(chosen)) element.setAttribute(state, String(chosen));
  }
}

subscribeAfterPaint(function (selection) {
  repaint(shown ? concerned(shown, selection) : all("[data-choice]"));
  shown = selection;
});
onDrawn(function (id) {
  index.set(id, new Map()); /* looked through when the selection changes next */
  if (shown) repaint(choices(id));
});

/* A window that is turned or made narrower */
listenToWindow("resize", function () {
  if (!narrow.matches) return;
  for (const radio of all("#filters input:checked")) reveal(radio.closest(".option"));
});
