/* Find anything: a combobox in a dialog. The server matches and draws; here the keys are followed. */

import { handle } from "./actions.js";
import { all, byId, first, target } from "./elements.js";
import { leadTo } from "./lead_to.js";
import { pointOut } from "./point_out.js";
import { withAnswer } from "./prefetch.js";
import { get, listen, press } from "./selection_state.js";

const PAUSE = 60; /* ms */
const dialog = () => /** @type {HTMLDialogElement | null} */ (document.getElementById("search-dialog"));
const input = () => /** @type {HTMLInputElement} */ (byId("search-input"));
const list = () => byId("search-list");
const options = () => all("[role=option]", list());
/** @type {string | null} */
let asked = null;
/** @type {string | null} */
let answered = null; /* what the list answers */
let hurried = false; /* Enter was pressed before the answer had come */
let waiting = 0;

function active() {
  return options().findIndex((option) => option.getAttribute("aria-selected") === "true");
}

/** @param {number} index */
function activate(index) {
  const found = options();
  found.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  if (!found[index]) return input().removeAttribute("aria-activedescendant");
  found[index].scrollIntoView({ block: "nearest" });
  input().setAttribute("aria-activedescendant", found[index].id);
}

/**
 * Round and round: after the last comes the first.
 * @param {number} by
 */
function step(by) {
  const count = options().length;
  if (count) activate((active() + by + count) % count);
}

/**
 * @param {string} html
 * @param {string} said
 */
function show(html, said) {
  list().innerHTML = html;
  byId("search-said").textContent = said;
  input().setAttribute("aria-expanded", String(options().length > 0));
  activate(0);
  answered = asked;
  if (hurried) enter();
}

function typed() {
  return input().value.trim().replace(/\s+/g, " ");
}

/* What is picked is of the list that answers what was typed, though it may come later than Enter. */
function enter() {
  hurried = typed() !== answered;
  if (hurried) {
    window.clearTimeout(waiting);
    ask();
  } else if (options()[active()]) {
    pick(options()[active()]);
  }
}

/* An answer that comes after another question was asked is not shown. */
function ask() {
  const text = typed();
  if (text === asked) return;
  asked = text;
  const use = (/** @type {{ html: string, said: string }} */ body) => text === asked && show(body.html, body.said);
  const refuse = function () {
    if (text !== asked) return;
    asked = null;
    hurried = false;
    show("", first(".search")?.dataset.failed || "");
  };
  withAnswer("/" + get().lang + "/search.json?q=" + encodeURIComponent(text), use, refuse);
}

/**
 * What a pick changes. The text about the data shows no selection: what neither opens nor leads anywhere leads to the map
 * from there.
 * @param {HTMLElement} option
 */
function change(option) {
  const picked = option.dataset.pick || "";
  const stays = /(^|&)view=/.test(picked) || /(^|&)figure=[^&]/.test(picked);
  return stays || get().view !== "about" ? picked : picked + "&view=map";
}

/** @param {HTMLElement} option */
function pick(option) {
  dialog()?.close();
  press(change(option));
  if (get().view !== "map") return;
  if (option.dataset.flash) pointOut([option.dataset.flash], !option.dataset.leads);
  if (option.dataset.leads) leadTo(option.dataset.leads);
}

function open() {
  if (document.querySelector("dialog[open]")) return;
  dialog()?.showModal();
  input().select();
  asked = answered = null;
  ask();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: enter,
};

/** @param {KeyboardEvent} event */
function isShortcut(event) {
  const command = event.ctrlKey || event.metaKey;
  const field = target(event, "textarea, select, input:not([type=radio]), [contenteditable]");
  return command ? event.key.toLowerCase() === "k" : event.key === "/" && !event.altKey && !field;
}

listen("keydown", function (event) {
  if (event.isComposing || event.keyCode === 229) return; /* of a Chinese word: the keys are the input method's */
  if (isShortcut(event) && dialog()) {
    event.preventDefault();
    open();
  } else if (target(event, "#search-input") && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

/** @param {Event} event */
function later(event) {
  if (!target(event, "#search-input") || /** @type {InputEvent} */ (event).isComposing) return;
  hurried = false;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(ask, PAUSE);
}
listen("input", later);
listen("compositionend", later);

listen("pointermove", function (event) {
  const option = target(event, "#search-list [role=option]");
  if (option && option.getAttribute("aria-selected") !== "true") activate(options().indexOf(option));
});

listen("click", function (event) {
  const option = target(event, "#search-list [role=option]");
  if (option) pick(option);
  if (event.target === dialog()) dialog()?.close();
});

handle("search", open);
