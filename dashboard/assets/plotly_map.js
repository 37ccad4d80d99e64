/* The map that Plotly has drawn: its scale bar, insets of a constant size, zoom, and enlargement on a wall. */

import { handle } from "./actions.js";
import { all, byId, first, mark } from "./elements.js";
import { WHOLE, insetSize, kept, nominal, roundLength, wholeExtent, wholeScale } from "./map_extent.js";
import { highlight, repaint, showing } from "./map_state.js";
import { get, press } from "./selection_state.js";

/**
 * @typedef {import("./map_extent.js").MapPlan} MapPlan
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").Extent} Extent
 *
 * @typedef {object} Trace
 * @property {string} uid
 * @property {(number | null)[]} x
 * @property {(number | null)[]} y
 * @property {Record<string, string | number | boolean>} [meta]
 * @property {any} [customdata]
 *
 * @typedef {object} GraphParts
 * @property {Trace[]} data
 * @property {any} layout
 * @property {(event: string, heard: (event: any) => void) => void} on
 *
 * @typedef {HTMLElement & GraphParts} Graph
 */

const ZOOM = 1.6;
const CLOSEST = 60; /* times as large as the whole */
const LARGE = [1000, 820]; /* the largest map in px whose names are read at arm's length */
const BAR = 110; /* px of the scale bar, at most */
const SAID = ["tier", "last", "outside"]; /* what the figure says of a trace, for the stylesheet */

/** @type {Graph | null} */
let bound = null;

/** Plotly's element, once the map is drawn in it. */
export function graph() {
  return bound;
}

/** What the figure says about itself; see `map_figure`. */
export function plan() {
  return /** @type {MapPlan} */ (bound?.layout.meta);
}

/** The size in which Plotly has drawn the map, in its own px. */
export function size() {
  const drawing = /** @type {SVGSVGElement | null} */ (bound?.querySelector(".main-svg"));
  return { width: drawing?.width.baseVal.value || 1, height: drawing?.height.baseVal.value || 1 };
}

/** What the map shows, in km. */
export function extent() {
  const { xaxis, yaxis } = bound?.layout || {};
  return /** @type {Extent} */ ({ x: xaxis.range, y: yaxis.range });
}

/** @param {Record<string, unknown>} wanted */
export function relayout(wanted) {
  if (bound) window.Plotly.relayout(bound, wanted);
}

/**
 * Show an extent of the map's proportions, or as near it as lies within what the whole map shows.
 * @param {Extent} wanted
 */
export function show(wanted) {
  const { x, y } = kept(plan(), size(), wanted);
  relayout({ "xaxis.range": x, "yaxis.range": y });
}

/** What the whole map shows, in km. */
export function whole() {
  return wholeExtent(plan(), size());
}

/* Other ways than `show` lead beyond the whole too: a wheel turned with Ctrl, another size of window. */
function keepWithin() {
  const now = extent();
  const { x, y } = kept(plan(), size(), now);
  const off = Math.max(...x.map((end, n) => Math.abs(end - now.x[n])), ...y.map((end, n) => Math.abs(end - now.y[n])));
  if (off * scale() > 1) show(now);
}

/** Px per km. */
export function scale() {
  const { x } = extent();
  return size().width / Math.abs(x[1] - x[0]);
}

/** How many times as large as the whole the map is shown. */
export function enlarged() {
  return scale() / wholeScale(plan(), size());
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

/** Show the whole. */
export function reset() {
  if (bound) show(plan().home);
}

/* The middle of an extent. */
const middle = (/** @type {Extent} */ { x, y }) => /** @type {Pair} */ ([(x[0] + x[1]) / 2, (y[0] + y[1]) / 2]);

/**
 * From where to where what is drawn of a region reaches; null where nothing is.
 * @param {string} code
 */
function extentOf(code) {
  const trace = bound?.data.find((one) => one.uid === "region-" + code);
  const range = (/** @type {(number | null)[]} */ values) => {
    const given = /** @type {number[]} */ (values.filter((value) => value !== null));
    return /** @type {Pair} */ ([Math.min(...given), Math.max(...given)]);
  };
  return trace ? { x: range(trace.x), y: range(trace.y) } : null;
}

/* The middle of the chosen region, while it is in sight; else that of the map. */
function aim() {
  const chosen = extentOf(get().region);
  const { x, y } = extent();
  const at = chosen && middle(chosen);
  return at && x[0] < at[0] && at[0] < x[1] && y[0] < at[1] && at[1] < y[1] ? at : middle(extent());
}

/**
 * Never smaller than the whole: beyond its edge the map knows nothing.
 * @param {number} times
 */
export function zoom(times) {
  if (!bound) return;
  const wanted = enlarged() * times;
  if (wanted < WHOLE) reset();
  else if (wanted < CLOSEST) show(closer(extent(), aim(), times));
}

function showScale() {
  const frame = byId("map");
  mark(frame, "scale", nominal(plan(), size(), scale()));
  mark(frame, "moves", enlarged() > WHOLE);
  for (const button of all('[data-action="zoom-out"]')) button.setAttribute("aria-disabled", String(enlarged() < WHOLE));
  let bar = first(".map-scale", frame);
  if (!bar) {
    bar = document.createElement("div");
    bar.className = "map-scale";
    frame.append(bar);
  }
  const length = roundLength(BAR / scale());
  bar.style.width = length * scale() + "px";
  bar.textContent = length + " " + plan().unit;
}

/* An inset keeps its size in px, whatever the map's. */
function fitInsets() {
  const { width, height } = size();
  const [across, down] = insetSize(plan(), nominal(plan(), size(), wholeScale(plan(), size())));
  const part = [across / width, down / height];
  const gap = [plan().inset_gap / width, plan().inset_gap / height];
  /** @type {Record<string, number[]>} */
  const wanted = {};
  let off = 0;
  for (const { number, corner, extent: shown } of plan().insets) {
    const left = corner[0] ? 1 - gap[0] - part[0] : gap[0];
    const bottom = corner[1] ? gap[1] : 1 - gap[1] - part[1];
    const domains = { x: [left, left + part[0]], y: [bottom, bottom + part[1]] };
    for (const axis of /** @type {("x" | "y")[]} */ (["x", "y"])) {
      const name = axis + "axis" + number;
      const now = bound?.layout[name].domain;
      off = Math.max(off, Math.abs(now[0] - domains[axis][0]) + Math.abs(now[1] - domains[axis][1]));
      wanted[name + ".domain"] = domains[axis];
      wanted[name + ".range"] = axis === "x" ? [shown[0], shown[2]] : [shown[1], shown[3]];
    }
  }
  if (off > 0.004) relayout(wanted);
}

/* On a wall the whole drawing is enlarged, names and symbols with it, so that it reads from afar. */
const enlarging = new ResizeObserver(function ([{ contentRect: box }]) {
  const times = Math.min(box.width / LARGE[0], box.height / LARGE[1], 6);
  const wanted = times > 1.1 ? times.toFixed(2) : "1";
  const frame = byId("map");
  if (!bound || (frame.style.getPropertyValue("--map-times") || "1") === wanted) return;
  frame.style.setProperty("--map-times", wanted);
  mark(frame, "enlarged", times > 1.1);
  window.Plotly.Plots.resize(bound);
});

/* What is under the pointer, as [id, region]. A fill passes on no point of its own, so the answer is read from the trace:
   one such pair, or a list of them. */
function under(/** @type {any} */ event) {
  const point = event?.points?.[0];
  const given = (point && bound?.data[point.curveNumber].customdata) || [];
  return /** @type {[string?, string?]} */ (Array.isArray(given[0]) ? given[point.pointNumber || 0] : given);
}

/**
 * What a click on the map means: the region that was hit, toggled; or that of the port, belt or seat that was hit, which
 * is no second click on the region.
 * @param {any} event Plotly's
 */
export function meaning(event) {
  const [id, region] = under(event);
  return region ? { change: "region=" + encodeURIComponent(region), toggle: id === region } : null;
}

/**
 * Dash's callback for clicks on the map.
 * @param {any} event Plotly's
 */
function click(event) {
  const meant = meaning(event);
  if (meant) press(meant.change, { toggle: meant.toggle });
}
window.dash_clientside.plotly_map = { click };

/* What the pointer is on is highlighted, also on the strip; what nothing else stands for counts as its region. */
function hover(/** @type {any} */ event) {
  const [id = "", region = ""] = under(event);
  highlight(showing(id, ["outline", "port"]).length ? [id] : [region]);
}

/* Nodes live on from one figure to the next, so what is no longer said of them is taken away. */
function describe() {
  for (const { uid, meta = {} } of bound?.data || []) {
    for (const node of byId("map").getElementsByClassName("trace" + uid)) SAID.forEach((name) => mark(node, name, meta[name]));
  }
}

function refresh() {
  if (!bound?.layout?.meta) return;
  describe();
  repaint();
  showScale();
  fitInsets();
  keepWithin();
  for (const map of all(".map-still")) map.remove();
}

/** @type {((graph: Graph) => void)[]} */
const bindings = [];

/**
 * Call `listen` with Plotly's element as soon as a map is drawn.
 * @param {(graph: Graph) => void} listen
 */
export function onPlotly(listen) {
  bindings.push(listen);
}

function bind() {
  const found = /** @type {Graph | null} */ (first("#map .js-plotly-plot"));
  if (!found || found === bound || !found.on || !found.layout?.meta || !found.querySelector(".main-svg")) return;
  bound = found;
  found.on("plotly_afterplot", refresh);
  found.on("plotly_relayout", showScale);
  found.on("plotly_relayout", keepWithin);
  found.on("plotly_relayouting", showScale);
  found.on("plotly_hover", hover);
  found.on("plotly_unhover", () => highlight([]));
  for (const listen of bindings) listen(found);
  enlarging.disconnect();
  const box = byId("map").parentElement;
  if (box) enlarging.observe(box);
  refresh();
}

new MutationObserver(bind).observe(document.documentElement, { childList: true, subtree: true });

handle("zoom-in", () => zoom(ZOOM));
handle("zoom-out", () => zoom(1 / ZOOM));
handle("zoom-reset", reset);
