/* What of the ground the map shows, and how to change it, whichever of the two maps is drawn: the first change asks for
   Plotly's, and what is wanted meanwhile is shown once it has come. */

import { handle } from "./actions.js";
import { WHOLE, reachable, wholeScale } from "./map_extent.js";
import { options } from "./page_options.js";
import * as plotly from "./plotly_map.js";
import { get } from "./selection_state.js";
import { drawing, plan, extent as staticExtent, size as staticSize } from "./static_map.js";

/**
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").Extent} Extent
 */

const ZOOM = 1.6;
const CLOSEST = 60; /* times as large as the whole */

/** @type {Extent | null} */
let wanted = null;

/** The size of the drawing, in its own px. */
export function size() {
  return plotly.graph() ? plotly.size() : staticSize();
}

/**
 * What the map shows, or will show, in km.
 * @returns {Extent}
 */
export function extent() {
  if (wanted) return wanted;
  if (plotly.graph()) return { x: [...plotly.extent().x], y: [...plotly.extent().y] };
  return staticExtent();
}

/** How many times as large as the whole the map is shown. */
export function enlarged() {
  const { x } = extent();
  return size().width / Math.abs(x[1] - x[0]) / wholeScale(plan(), size());
}

/**
 * Show an extent, as far as the map reaches.
 * @param {Extent} next
 */
export function show(next) {
  if (options().edition) return; /* Plotly, who zooms, is as large as all the rest of a folder */
  const coming = wanted !== null;
  wanted = reachable(plan(), size(), next);
  if (plotly.graph()) return apply();
  if (coming) return;
  plotly.load().then(apply, () => (wanted = null)); /* why it has not come has been said */
}

function apply() {
  if (wanted) plotly.relayout({ "xaxis.range": [...wanted.x], "yaxis.range": [...wanted.y] });
  wanted = null;
}

/**
 * The extent that is `times` as close about a point in km.
 * @param {Extent} from
 * @param {Pair} center
 * @param {number} times
 * @returns {Extent}
 */
export function closer({ x, y }, center, times) {
  const around = (/** @type {Pair} */ [low, high], /** @type {number} */ at) =>
    /** @type {Pair} */ ([at + (low - at) / times, at + (high - at) / times]);
  return { x: around(x, center[0]), y: around(y, center[1]) };
}

/** @type {() => void} */
let whole = () => {};

/**
 * Say how the whole is shown; see ``map_focus.js``.
 * @param {() => void} shows
 */
export function onReset(shows) {
  whole = shows;
}

/** Show the whole. */
export function reset() {
  whole();
}

const REGIONS = ':scope > [data-inset=""] > [class^="traceregion-"] > path';
const MARKS = ["port-", "badge-", "label-region-"].map((of) => ':scope > [data-inset=""] > [class^="trace' + of + '"] > [data-at]').join();

/** @param {Element} mark */
function placeOf(mark) {
  return /** @type {Pair} */ ((mark.getAttribute("data-at") || "").split(",").map(Number));
}

/* In how many units to a km a shape is drawn. */
const unitOf = (/** @type {SVGPathElement} */ shape) => Number(shape.closest("[data-unit]")?.getAttribute("data-unit"));

/** @param {SVGPathElement} region */
function middleOf(region) {
  const box = region.getBBox();
  const unit = unitOf(region);
  return /** @type {Pair} */ ([(box.x + box.width / 2) / unit, -(box.y + box.height / 2) / unit]);
}

/**
 * Whether a place in km lies in a region of the drawing.
 * @param {SVGPathElement} region
 * @param {Pair} ground
 */
export function holds(region, [east, north]) {
  const unit = unitOf(region);
  return region.isPointInFill(new DOMPoint(east * unit, -north * unit));
}

/* What stays where it is when the map is enlarged: the middle of the chosen region, else the middle of the map, or where no
   region lies there, the port, badge or name of a region that is nearest to it. Only what is in sight is meant: without
   it the map would be enlarged until nothing of the corridor is left. */
function aim() {
  const { x, y } = extent();
  const inSight = (/** @type {Pair} */ at) => x[0] < at[0] && at[0] < x[1] && y[0] < at[1] && at[1] < y[1];
  const middle = /** @type {Pair} */ ([(x[0] + x[1]) / 2, (y[0] + y[1]) / 2]);
  const regions = /** @type {SVGPathElement[]} */ (Array.from(drawing().querySelectorAll(REGIONS)));
  const chosen = regions.find((path) => path.closest(".traceregion-" + (get().region || "none")));
  if (chosen && inSight(middleOf(chosen))) return middleOf(chosen);
  if (regions.some((path) => holds(path, middle))) return middle;
  const away = (/** @type {Pair} */ at) => Math.hypot(at[0] - middle[0], at[1] - middle[1]);
  const marks = Array.from(drawing().querySelectorAll(MARKS)).map((mark) => placeOf(mark));
  return marks.filter(inSight).sort((one, other) => away(one) - away(other))[0] || middle;
}

/**
 * Never smaller than the whole: beyond its edge the map knows nothing.
 * @param {number} times
 */
export function zoom(times) {
  const next = enlarged() * times;
  if (next < WHOLE) reset();
  else if (next < CLOSEST) show(closer(extent(), aim(), times));
}

/* Plotly itself, turned with Ctrl and the wheel, and another size of window lead beyond the whole too. */
plotly.onShown(function () {
  const shown = plotly.extent();
  const within = reachable(plan(), size(), shown);
  const px = size().width / (shown.x[1] - shown.x[0]);
  const off = [...shown.x, ...shown.y].map((end, at) => Math.abs(end - [...within.x, ...within.y][at]) * px);
  if (Math.max(...off) > 1) show(within);
});

handle("zoom-in", () => zoom(ZOOM));
handle("zoom-out", () => zoom(1 / ZOOM));
handle("zoom-reset", reset);
