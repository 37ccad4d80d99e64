/* The map by keyboard: arrow keys walk the list, the map and the strip show what is reached, Enter is the map's click. */

import { all, first } from "./elements.js";
import { highlight } from "./map_state.js";
import { listen, press } from "./selection_state.js";

const list = () => /** @type {HTMLElement} */ (first("#map-frame [role=listbox]"));
const options = () => all("[role=option]", list());
let reached = "";

/** @param {HTMLElement | null | undefined} option */
function reach(option) {
  if (!option) return;
  reached = option.id;
  const box = list();
  const shown = option.dataset.highlights || "";
  for (const other of all("[data-active]", box)) other.removeAttribute("data-active");
  option.setAttribute("data-active", "");
  box.setAttribute("aria-activedescendant", option.id);
  box.dataset.highlights = shown;
  /* Not scrollIntoView: that would scroll the page too. */
  if (option.offsetTop < box.scrollTop) box.scrollTop = option.offsetTop;
  const below = option.offsetTop + option.offsetHeight - box.clientHeight;
  if (below > box.scrollTop) box.scrollTop = below;
  highlight([shown]);
}

const here = () => document.getElementById(reached);

/* Where the focus enters: where it last was, else at what is chosen, else at the beginning. */
function enter() {
  reach(here() || first('[aria-selected="true"]', list()) || options()[0]);
}

/** @param {number} by */
function step(by) {
  const shown = options();
  const at = shown.findIndex((option) => option.id === reached);
  reach(shown[Math.min(shown.length - 1, Math.max(0, at + by))]);
}

/**
 * The first of the next group, or of the one before; of a list without groups, its end.
 * @param {number} by
 */
function stepGroup(by) {
  const groups = all("[role=group]", list());
  const own = groups.findIndex((group) => group.contains(here()));
  const next = groups[Math.min(groups.length - 1, Math.max(0, own + by))];
  reach(next ? first("[role=option]", next) : by < 0 ? options()[0] : options().pop());
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowDown: () => step(1),
  ArrowRight: () => step(1),
  ArrowUp: () => step(-1),
  ArrowLeft: () => step(-1),
  Home: () => reach(options()[0]),
  End: () => reach(options().pop()),
  PageDown: () => stepGroup(1),
  PageUp: () => stepGroup(-1),
  Enter: () => here()?.click(),
  " ": () => here()?.click(),
  Escape: () => press("region="),
};

listen("keydown", function (event) {
  if (event.target !== list() || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  KEYS[event.key]();
});
listen("focusin", (event) => event.target === list() && enter());
listen("focusout", (event) => event.target === list() && highlight([]));
