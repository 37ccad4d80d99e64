/* The guided tour: a few stops for a meeting. The address holds the stop and all that it shows, so that Back leads to the
   stop before. The stops come when they are asked for. */

import { handle } from "./actions.js";
import { all, byId, first, hide, mark } from "./elements.js";
import { withAnswer } from "./prefetch.js";
import { get, listen, press, subscribe } from "./selection_state.js";
import { fill, onDrawn } from "./server_html.js";

const SOON = 3000; /* ms that what a stop points at may take to be drawn */
let begun = false;
let shown = ""; /* language and number of the stop that is shown */
let until = 0;

const box = () => byId("tour");

/** @returns {HTMLElement[]} */
function stops() {
  const held = /** @type {HTMLTemplateElement | null} */ (first("template", box()));
  return /** @type {HTMLElement[]} */ (Array.from(held?.content.children || []));
}

const at = () => Math.min(stops().length, Math.max(1, Number(get().step) || 1)) - 1;

/** @param {number} stop */
const changeTo = (stop) => stops()[stop].dataset.change || "";

function pointAt() {
  const element = document.getElementById(stops()[at()].dataset.shown || "");
  if (!element) return;
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") || null) fold.open = true;
  for (const one of all("[data-toured]")) mark(one, "toured", one === element);
  mark(element, "toured", true);
  element.scrollIntoView({ block: "start" });
}

/* Who pressed a button keeps the focus on it and hears the stop; who has just come, or lost the button, gets its title. */
function showStop() {
  const now = get().lang + at();
  if (now === shown) return;
  shown = now;
  const place = first(".tour-stop", box());
  place?.replaceChildren(stops()[at()].cloneNode(true));
  const [back, next] = all("[data-action='tour-back'], [data-action='tour-next']", box());
  next.dataset.words = next.dataset.words || next.textContent || "";
  next.textContent = (at() === stops().length - 1 ? next.dataset.last : next.dataset.words) || "";
  hide(back, at() === 0);
  const focused = document.activeElement;
  const kept = focused && box().contains(focused) && !(focused === back && back.hidden);
  if (!kept) first(".tour-title", box())?.focus({ preventScroll: true });
  until = Date.now() + SOON;
  pointAt();
}

/** @param {string} html */
function arrive(html) {
  if (get().mode !== "tour") return;
  if (box().dataset.lang !== get().lang) {
    fill("tour", html);
    box().dataset.lang = get().lang;
    shown = "";
  }
  box().hidden = false;
  if (begun) return showStop();
  begun = true;
  press(changeTo(at()), { replace: true }); /* an address that names the stop alone */
  showStop();
}

function leave() {
  if (!begun) return;
  begun = false;
  shown = "";
  box().hidden = true;
  for (const one of all("[data-toured]")) mark(one, "toured", false);
  byId("tour-link").focus({ preventScroll: true });
}

subscribe(function ({ mode, lang }) {
  if (mode !== "tour") return leave();
  window.setTimeout(() => withAnswer("/" + lang + "/tour.json", (body) => arrive(body.html)));
});
onDrawn(function (id) {
  if (begun && Date.now() < until && id === stops()[at()]?.dataset.shown) pointAt();
});

const end = () => press("mode=&step=");
handle("tour-leave", end);
handle("tour-back", () => press(changeTo(at() - 1)));
handle("tour-next", () => (at() === stops().length - 1 ? end() : press(changeTo(at() + 1))));

/* Before the map hears it, which would give up the region. */
listen(
  "keydown",
  function (event) {
    if (event.key !== "Escape" || get().mode !== "tour" || first("dialog[open]")) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    end();
  },
  true,
);
