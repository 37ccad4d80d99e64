/* The views beside the map: fetched once they are looked at, for what the address asks of them. */

import { handle } from "./actions.js";
import { first, target } from "./elements.js";
import { options } from "./page_options.js";
import { withAnswer } from "./prefetch.js";
import { get, listen, subscribe } from "./selection_state.js";
import { fill } from "./server_html.js";
import { say } from "./status_message.js";

/** @typedef {import("./address.js").Selection} Selection */

/** @type {(keyof Selection)[]} */
const ASKED = ["region", "initiative", "q", "sort", "page", "kind", "qualifier", "year"];
const opened = get();
let looked = opened.view;

/** @param {Selection} selection */
function tablePath(selection) {
  const asked = new URLSearchParams();
  for (const part of ASKED) if (selection[part]) asked.set(part, String(selection[part]));
  const query = asked.toString();
  return "/" + selection.lang + "/table.json" + (query ? "?" + query : "");
}

/**
 * A view fetches nothing while it is hidden, shows the latest answer only, and begins with the first page's.
 * @param {string} name
 * @param {string} element the id of what it fills
 * @param {(selection: Selection) => string} path
 * @param {boolean} [ofPeriod] whether the answer is another for each period
 */
function view(name, element, path, ofPeriod = true) {
  const named = (/** @type {Selection} */ selection) => (ofPeriod ? selection.period : "") + path(selection);
  let wanted = opened.view === name && !options().edition ? named(opened) : "";
  subscribe(function (selection) {
    const next = named(selection);
    if (selection.view !== name || next === wanted) return;
    wanted = next;
    const use = (/** @type {{ html: string }} */ body) => next === wanted && fill(element, body.html);
    const refuse = function (/** @type {boolean} */ said) {
      if (next === wanted) wanted = "";
      if (!said) say(first(".table-head")?.dataset.failed || "");
    };
    withAnswer(path(selection), use, refuse);
  });
}

subscribe(function (selection) {
  if (selection.view !== looked) window.scrollTo(0, 0);
  looked = selection.view;
});
view("table", "table-rows", tablePath);
view("compare", "compare-tools", (selection) => "/" + selection.lang + "/compare.json", false); /* its fields are in use */
view("about", "about", (selection) => "/" + selection.lang + "/about.json");

/* Past the page's head and filters, to the title of what is looked at. */
/** @type {Record<string, string>} */
const TITLES = { map: "selection-title", compare: "compare-title", table: "table-title", about: "about-title" };
handle("skip", function (_, event) {
  const title = document.getElementById(TITLES[get().view]);
  if (!title) return;
  event.preventDefault();
  title.focus();
});

/* The contents of a page scroll to its sections; the address owns the selection and stays as it is. */
listen("click", function (event) {
  const link = target(event, "[data-scroll]");
  const section = link && document.getElementById(link.dataset.scroll || "");
  if (!section) return;
  event.preventDefault();
  section.scrollIntoView({ block: "start" });
  section.focus({ preventScroll: true });
});
