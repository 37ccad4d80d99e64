/* The comparing view: its fields become part of the address, and what the address says stands in the fields. The pictures
   are Dash's: a callback draws them for the selection, as long as their place is in the page. */

import { stepsOf } from "./compare_periods.js";
import { all, byId, first, hide } from "./elements.js";
import { onPassedOn } from "./dash_selection.js";
import { get, listen, press, subscribe } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

const MOST_REGIONS = 40; /* see corridor/queries/compare_address.py */
const COLUMN = 330; /* px that a small picture takes at least */
const PAUSE = 200; /* ms that the slider rests before its period counts */

let resting = 0; /* the timer of a slider that was moved and has not rested yet */

const form = () => /** @type {HTMLFormElement | null} */ (document.getElementById("compare-form"));
const chooser = () => /** @type {HTMLSelectElement} */ (byId("compare-indicator"));
const slider = () => /** @type {HTMLInputElement} */ (byId("compare-period"));

/** Every period of the data as [text, words], the earliest first. @returns {[string, string][]} */
const periods = () => JSON.parse(form()?.dataset.periods || "[]");

/* Those of the chosen indicator and of the address; the slider's step after them is the newest. */
const steps = () => stepsOf(periods(), chooser().selectedOptions[0]?.dataset.at || "", get().period);

function sayPeriod() {
  const step = steps()[Number(slider().value)];
  const words = step ? step[1] : form()?.dataset.latest || "";
  byId("compare-when").textContent = words;
  slider().setAttribute("aria-valuetext", words);
}

function showPeriod() {
  if (resting) return; /* a period that was just slid to is not in the address yet */
  const known = steps();
  slider().max = String(known.length);
  slider().disabled = known.length < 2;
  const at = known.findIndex(([text]) => text === get().period);
  slider().value = String(at < 0 ? known.length : at);
  sayPeriod();
}

/* What the address says stands in the fields. Without an indicator in it the answer names the one that was chosen. */
function fill() {
  if (!form()) return;
  const board = first(".compare-board");
  const wanted = get().indicator || board?.dataset.indicator || "";
  if (wanted && chooser().value !== wanted) chooser().value = wanted;
  const order = /** @type {HTMLSelectElement} */ (form()?.elements.namedItem("order"));
  order.value = get().order || "";
  const taken = new Set((get().regions || "").split(","));
  for (const box of /** @type {HTMLInputElement[]} */ (all("[name=regions]", form() || document))) box.checked = taken.has(box.value);
  for (const group of /** @type {HTMLDetailsElement[]} */ (all("details", form() || document))) group.open ||= Boolean(group.querySelector(":checked"));
  showPeriod();
}

/**
 * Leave in the chooser what answers to the words that were typed, and the one that is chosen.
 * @param {string} typed
 */
function find(typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  for (const option of /** @type {HTMLOptionElement[]} */ (all("option", chooser()))) {
    const fits = words.every((word) => (option.dataset.foundBy || "").includes(word));
    option.hidden = option.disabled = !fits && !option.selected;
  }
  for (const group of all("optgroup", chooser())) hide(group, !group.querySelector("option:not([hidden])"));
}

/* Enter in the search chooses the first that fits. */
function take() {
  const options = /** @type {HTMLOptionElement[]} */ (all("option:not([hidden])", chooser()));
  const found = options.find((option) => !option.selected) || options[0];
  if (found) press("indicator=" + found.value + "&second=");
}

/** @param {HTMLElement} field */
function changed(field) {
  if (field === chooser()) press("indicator=" + chooser().value + "&second=");
  if (field instanceof HTMLSelectElement && field.name === "order") press("order=" + field.value);
  if (!(field instanceof HTMLInputElement) || field.name !== "regions") return;
  const boxes = /** @type {HTMLInputElement[]} */ (all("[name=regions]:checked", form() || document));
  press("regions=" + boxes.slice(0, MOST_REGIONS).map((box) => box.value).join(","));
}

function slid() {
  sayPeriod();
  window.clearTimeout(resting);
  resting = window.setTimeout(rested, PAUSE);
}

function rested() {
  resting = 0;
  press("period=" + (steps()[Number(slider().value)]?.[0] || ""));
}

listen("change", ({ target }) => {
  if (target instanceof HTMLElement && form()?.contains(target)) changed(target);
});
listen("input", function ({ target }) {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.id === "compare-search") find(target.value);
  if (target.id === "compare-period") slid();
});
listen("submit", function (event) {
  if (event.target !== form()) return;
  event.preventDefault();
  take();
});

/* Dash's place for the pictures, while the view is open. */
let placed = false;
const place = { namespace: "dash_html_components", type: "Div", props: { id: "compare" } };

function columns() {
  return Math.max(1, Math.floor(byId("compare-place").clientWidth / COLUMN));
}

onPassedOn(function ({ view }) {
  const wanted = view === "compare";
  if (wanted) window.dash_clientside.set_props("compare-columns", { data: columns() });
  if (wanted === placed) return;
  placed = wanted;
  window.dash_clientside.set_props("compare-place", { children: wanted ? place : null });
});

/* The answer names the indicator that it is about, which the address may have left open. */
const answers = new MutationObserver(fill);
let observed = false;

subscribe(function () {
  if (!observed) answers.observe(byId("compare-place"), { childList: true, subtree: true });
  observed = true;
  fill();
});
onDrawn((id) => id === "compare-tools" && fill());
