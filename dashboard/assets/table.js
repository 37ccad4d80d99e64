/* The table's fields: what is typed and chosen above it becomes part of the address; where the focus was it stays. */

import { all, byId, target } from "./elements.js";
import { oncePainted } from "./once_painted.js";
import { get, listen, listenToWindow, press, subscribe } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

const PAUSE = 250; /* ms after the last key, so that a word is asked for and not its letters */
let waiting = 0;
/** @type {DOMStringMap | null} */
let pressed = null;

const form = () => /** @type {HTMLFormElement | null} */ (document.getElementById("table-form"));
const rows = () => document.getElementById("table-rows");

function typed() {
  const field = /** @type {HTMLInputElement | null} */ (form()?.elements.namedItem("q"));
  return (field?.value || "").trim().replace(/\s+/g, " ");
}

/* What the address says stands in the fields, but never overtakes someone who is typing. */
function fill() {
  for (const field of form()?.querySelectorAll("[type=search], select") || []) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    const value = String(get()[/** @type {keyof ReturnType<typeof get>} */ (field.name)] || "");
    if (field.type === "search" && (waiting || typed() === value)) continue;
    if (field.value !== value) field.value = value;
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
  }
}

/* The first letter is a step to come back from, the following ones are part of it. */
function look() {
  window.clearTimeout(waiting);
  waiting = 0;
  const before = get().q || "";
  if (typed() !== before) press("q=" + encodeURIComponent(typed()) + "&page=", { replace: before !== "" });
}

/** @param {Event} event */
function later(event) {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.name !== "q" || field.form !== form()) return;
  if (/** @type {InputEvent} */ (event).isComposing) return;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(look, PAUSE);
}
listen("input", later);
listen("compositionend", later);

listen("change", function ({ target: field }) {
  if (field instanceof HTMLSelectElement && field.form && field.form === form()) press(field.name + "=" + field.value + "&page=");
});

listen("submit", function (event) {
  if (event.target !== form()) return;
  event.preventDefault();
  look();
});

/* New rows bring new buttons: the one that was pressed gets the focus again, else the table's title. Noted on the way down
   to the button: rows that are kept are drawn again while the click is heard, and the button is gone by then. */
listen(
  "click",
  function (event) {
    const button = target(event, "#table-rows [data-press]");
    if (button && !/(^|&)(figure|view)=/.test(button.dataset.press || "")) pressed = button.dataset;
  },
  true,
);

function refocus() {
  const found = /** @type {HTMLElement | null | undefined} */ (rows()?.querySelector("[data-said]"));
  byId("table-status").textContent = found?.dataset.said || "";
  if (!pressed) return;
  const same = pressed.focus && /** @type {HTMLElement} */ (rows()?.querySelector('[data-focus="' + pressed.focus + '"]'));
  if ("top" in pressed) rows()?.scrollIntoView({ block: "start" });
  (same || byId("table-title")).focus({ preventScroll: true });
  pressed = null;
}

const ROLES = Object.entries({
  "table": "table",
  "thead, tbody": "rowgroup",
  "tr": "row",
  "thead th": "columnheader",
  "tbody th": "rowheader",
  "td": "cell",
});

/* Rows that are drawn as cards are no rows to some browsers: then the table says itself what its parts are. */
function sayRoles() {
  const row = rows()?.querySelector("tbody tr");
  if (!row) return;
  const cards = window.getComputedStyle(row).display !== "table-row";
  for (const [parts, role] of ROLES) {
    for (const part of all(parts, byId("table-rows"))) {
      if (cards) part.setAttribute("role", role);
      else part.removeAttribute("role");
    }
  }
}
listenToWindow("resize", sayRoles);

subscribe(fill);
onDrawn(function (id) {
  if (id === "table-tools") fill();
  if (id !== "table-rows") return;
  oncePainted(sayRoles); /* how a row is shown is known then without styling the page once more */
  refocus();
});
