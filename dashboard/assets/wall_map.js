/* On a wall nobody moves the map. Its extent moves aside until every port and region has its whole name in view; a name
   of the surroundings that the edge would cut is left out. */

import { all, byId, mark } from "./elements.js";
import { asideBy } from "./map_extent.js";
import { extent, graph, onPlotly, plan, relayout, reset } from "./plotly_map.js";
import { subscribe } from "./selection_state.js";

const GAP = 6; /* px between a name and the edge */
const OWN = /tracelabel-(port|region)-/;
let moved = false;

const onWall = () => document.documentElement.dataset.mode === "wall";
/** @param {[number, number]} range */
const sum = (range) => range[0] + range[1];

function names() {
  const found = [];
  for (const text of all("[class*='tracelabel-'] text", byId("map"))) {
    const trace = text.closest("[class*='tracelabel-']")?.getAttribute("class") || "";
    const box = text.getBoundingClientRect();
    if (box.width && !trace.includes("-inset")) found.push({ text, box, own: OWN.test(trace) });
  }
  return found;
}

/**
 * Move the extent from where it was made for as far aside as these names need; returns whether it moved.
 * @param {DOMRect} edge
 * @param {DOMRect[]} boxes
 */
function aside(edge, boxes) {
  const { x } = extent();
  const perKm = edge.width / (x[1] - x[0]);
  const now = ((sum(x) - sum(plan().home.x)) / 2) * perKm;
  const unmoved = boxes.map(({ left, right }) => ({ left: left + now, right: right + now }));
  const by = (asideBy(edge, unmoved, GAP) - now) / perKm;
  if (!(Math.abs(by * perKm) > 1)) return false;
  moved = true;
  relayout({ "xaxis.range": [x[0] + by, x[1] + by] });
  return true;
}

function settle() {
  if (!graph()) return;
  if (!onWall()) return giveBack();
  for (const text of all("text[data-cut]", byId("map"))) text.removeAttribute("data-cut");
  const edge = byId("map").getBoundingClientRect();
  const found = names();
  if (aside(edge, found.filter(({ own }) => own).map(({ box }) => box))) return;
  for (const { text, box } of found) {
    mark(text, "cut", box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom);
  }
}

/* Off the wall the extent is the one it was made for again. The change of size draws the map more than once, and may draw
   it where it was last, so each drawing is looked at until the hand that left the wall does something else. */
function giveBack() {
  if (moved && Math.abs(sum(extent().x) - sum(plan().home.x)) > 0.5) reset();
}

for (const hand of ["pointerdown", "wheel", "keydown"]) {
  document.addEventListener(hand, () => void (moved = moved && onWall()), { capture: true, passive: true });
}
onPlotly(function (found) {
  found.on("plotly_afterplot", settle);
  settle();
});
subscribe(settle);
