/* Leads to one thing in the panel: shows it, marks it for a moment, and gives it the focus. */

import { handle } from "./actions.js";
import { all, byId } from "./elements.js";
import { layOut, onDrawn } from "./server_html.js";

const SOON = 3000; /* ms within which the panel that holds it may come */
const SEEN = 2600; /* ms */
const NAMES = ['data-belt="', 'data-port="', 'data-programme="', 'data-honour="', 'data-press="figure='];
let wanted = "";
let until = 0;

/** @param {HTMLElement} place */
function unfold(place) {
  for (const port of place.hidden ? all("[data-port]", byId("panel")) : []) port.hidden = false;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") || null) fold.open = true;
}

/** @param {HTMLElement} place */
function focus(place) {
  const own = place.matches("button, a") ? place : place.querySelector("button");
  const at = own instanceof HTMLElement ? own : place;
  if (at === place && !own) at.tabIndex = -1;
  if (!document.querySelector("dialog:modal")) at.focus({ preventScroll: true });
}

function arrive() {
  if (!wanted || Date.now() > until) return;
  const id = CSS.escape(wanted);
  const [place] = all(NAMES.map((name) => "[" + name + id + '"]').join(), byId("panel"));
  if (!place) return;
  layOut(byId("panel"));
  unfold(place);
  place.scrollIntoView({ block: "center" });
  focus(place);
  place.dataset.arrived = "";
  window.setTimeout(() => delete place.dataset.arrived, SEEN);
}

/** @param {string} id of what a belt, port, programme, honour or figure stands for */
export function leadTo(id) {
  wanted = id;
  until = Date.now() + SOON;
  arrive();
}

handle("go-to", function (button) {
  const title = byId(button.dataset.to || "");
  layOut(byId("panel"));
  title.closest("[class^='part-']")?.scrollIntoView({ block: "start" });
  title.focus({ preventScroll: true });
});
onDrawn((id) => id === "panel" && arrive());
