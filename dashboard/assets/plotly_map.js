/* Plotly's map, for those who zoom and move: fetched with its figure when it is first asked for, and drawn over the map
   that the page carries, at the same places. On a wall and on paper, where nobody moves it, that map shows again. */

import { byId, first, mark, target } from "./elements.js";
import { insetSize, nominal, wholeScale } from "./map_extent.js";
import { showScale } from "./map_scale.js";
import { highlight, repaint, showing } from "./map_state.js";
import { options } from "./page_options.js";
import { fetched } from "./prefetch.js";
import { get, listen, press, subscribe } from "./selection_state.js";
import { extent as staticExtent, place, plan, size as staticSize } from "./static_map.js";
import { say } from "./status_message.js";

/**
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").Extent} Extent
 *
 * @typedef {object} Trace
 * @property {string} uid
 * @property {string} [xaxis] which of the axes: x, or of an inset x2 and on
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

export const CLICK = 9; /* px from which on Plotly takes a press for a drag */
const PATIENCE = 60_000; /* ms */
const SAID = ["tier", "last", "outside", "of", "fades"]; /* what the figure says of a trace, for the stylesheet */
const NEAR = 0.1; /* px */
const OFF = 0.004; /* of the map's width: how far an inset may be from its place */

/** @type {Graph | null} */
let drawn = null;
let ready = false; /* it has been drawn once */
/** @type {Promise<void> | null} */
let loading = null;
let paper = false;
let spoken = ""; /* the language of its names */

/** Plotly's element, while its map is the one that is shown. */
export function graph() {
  return shownNow() ? drawn : null;
}

const shownNow = () => document.getElementById("map")?.dataset.drawn === "plotly";

/** The size in which Plotly has drawn the map, in its own px. */
export function size() {
  const drawing = /** @type {SVGSVGElement | null} */ (drawn?.querySelector(".main-svg"));
  return { width: drawing?.width.baseVal.value || 1, height: drawing?.height.baseVal.value || 1 };
}

/** What the map shows, in km. */
export function extent() {
  const { xaxis, yaxis } = drawn?.layout || {};
  return /** @type {Extent} */ ({ x: xaxis.range, y: yaxis.range });
}

/** @param {Record<string, unknown>} wanted */
export function relayout(wanted) {
  if (drawn) window.Plotly.relayout(drawn, wanted);
}

function perKm() {
  const { x } = extent();
  return size().width / Math.abs(x[1] - x[0]);
}

/**
 * Where the insets stand on a map, by the names of their axes: each keeps its size in px, whatever the map's.
 * @param {import("./map_extent.js").Size} map
 */
function insetAxes(map) {
  const { insets, inset_gap: margin } = plan();
  const [across, down] = insetSize(plan(), nominal(plan(), map, wholeScale(plan(), map)));
  const part = [across / map.width, down / map.height];
  const gap = [margin / map.width, margin / map.height];
  /** @type {Record<string, { domain: number[], range: number[] }>} */
  const axes = {};
  for (const { number, corner, extent: shown } of insets) {
    const left = corner[0] ? 1 - gap[0] - part[0] : gap[0];
    const bottom = corner[1] ? gap[1] : 1 - gap[1] - part[1];
    axes["xaxis" + number] = { domain: [left, left + part[0]], range: [shown[0], shown[2]] };
    axes["yaxis" + number] = { domain: [bottom, bottom + part[1]], range: [shown[1], shown[3]] };
  }
  return axes;
}

/* Returns whether all insets stand at their places already. */
function fitInsets() {
  /** @type {Record<string, number[]>} */
  const wanted = {};
  let off = 0;
  for (const [name, { domain, range }] of Object.entries(insetAxes(size()))) {
    const now = drawn?.layout[name].domain;
    off = Math.max(off, Math.abs(now[0] - domain[0]) + Math.abs(now[1] - domain[1]));
    wanted[name + ".domain"] = domain;
    wanted[name + ".range"] = range;
  }
  if (off > OFF) relayout(wanted);
  return off <= OFF;
}

/**
 * Let a figure begin with what the page's own map shows: to draw it, and to move it then, takes Plotly half as long again.
 * @param {any} layout of the figure
 */
function beginAs(layout) {
  for (const [name, axis] of Object.entries(insetAxes(staticSize()))) Object.assign(layout[name], axis);
  if (ready) return;
  const { x, y } = staticExtent();
  layout.xaxis.range = [...x];
  layout.yaxis.range = [...y];
}

/* Show what the page's own map shows, which may have moved since. */
function follow() {
  const { x, y } = staticExtent();
  const shown = extent();
  const off = Math.max(...x.map((end, at) => Math.abs(end - shown.x[at])), ...y.map((end, at) => Math.abs(end - shown.y[at])));
  if (off * perKm() > NEAR) relayout({ "xaxis.range": [...x], "yaxis.range": [...y] });
}

/* What is under the pointer, as [id, region]. A fill passes on no point of its own, so the answer is read from the trace:
   one such pair, or a list of them. */
function under(/** @type {any} */ event) {
  const point = event?.points?.[0];
  const given = (point && drawn?.data[point.curveNumber].customdata) || [];
  return /** @type {[string?, string?]} */ (Array.isArray(given[0]) ? given[point.pointNumber || 0] : given);
}

/** @type {Pair} */
let at = [0, 0]; /* where the pointer was put down last: a choice of Dash's does not say */
listen("pointerdown", ({ clientX, clientY }) => (at = [clientX, clientY]), true);

/* The trace of the region's name that a place of the window is on, by its number, with what it answers, as `under`. Plotly
   takes a name for what lies below it, which may be another region: a name that found no room in its own stands beside it. */
function namedAt(/** @type {Pair} */ [x, y]) {
  const name = [...byId("plotly-map").querySelectorAll("[class*='tracelabel-region-'] text")].find(function (text) {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom && getComputedStyle(text).visibility !== "hidden";
  });
  const label = name?.closest("[class*='tracelabel-region-']");
  const curveNumber = drawn && label ? drawn.data.findIndex(({ uid }) => label.classList.contains("trace" + uid)) : -1;
  const answers = /** @type {[string, string] | undefined} */ (drawn?.data[curveNumber]?.customdata?.[0]);
  return answers && { curveNumber, answers };
}

/**
 * What a click on the map means: the region that was hit, toggled; or that of the port, belt or seat that was hit, which
 * is no second click on the region.
 * @param {string | undefined} id
 * @param {string | undefined} region
 */
export function choose(id, region) {
  if (region) press("region=" + encodeURIComponent(region), { toggle: id === region });
}

/* Dash's callback for clicks on Plotly's map; a page in a folder has neither. */
const click = (/** @type {any} */ event) => choose(...(namedAt(at)?.answers || under(event)));
if (!options().edition) window.dash_clientside.plotly_map = { click };

/**
 * What the pointer is on is highlighted, also on the strip; what nothing else stands for counts as its region.
 * @param {string | undefined} id
 * @param {string | undefined} region
 */
export function pointAt(id = "", region = "") {
  highlight(showing(id, ["outline", "port"]).length ? [id] : [region]);
}

/**
 * Where the pointer is on a region's name, show what it answers, whatever Plotly found there; says whether it is.
 * @param {{ clientX: number, clientY: number } | undefined} pointer none where no pointer was moved
 */
function showNamed(pointer) {
  const named = pointer && shownNow() && namedAt([pointer.clientX, pointer.clientY]);
  if (!named) return false;
  window.Plotly.Fx.hover(drawn, [{ curveNumber: named.curveNumber, pointNumber: 0 }]);
  pointAt(...named.answers);
  return true;
}
/* Plotly reports nothing where no shape lies below the name. */
listen("pointermove", (event) => target(event, "#plotly-map") && showNamed(event));

function scaleShown() {
  if (!shownNow()) return;
  showScale(byId("map"), plan(), size(), perKm());
  for (const listener of listeners) listener();
}

/* Nodes live on from one drawing to the next, so what is no longer said of them is taken away. */
function describe() {
  for (const { uid, xaxis = "x", meta = {} } of drawn?.data || []) {
    for (const node of byId("plotly-map").getElementsByClassName("trace" + uid)) {
      mark(node, "inset", xaxis.slice(1)); /* its number, as on the page's own map */
      for (const name of SAID) mark(node, name, meta[name]);
    }
  }
}

/** @type {(() => void)[]} */
const listeners = [];

/**
 * Call `listener` after each drawing and each change of what is shown, while Plotly's map is the one that is shown.
 * @param {() => void} listener
 */
export function onShown(listener) {
  listeners.push(listener);
}

/* After each drawing. The first one shows once its insets stand at their places. */
function refresh() {
  describe();
  repaint();
  if (fitInsets()) byId("plotly-map").dispatchEvent(new Event("settled"));
  scaleShown();
}

function bind() {
  const found = /** @type {Graph | null} */ (first("#plotly-map .js-plotly-plot"));
  if (!found?.on || !found.querySelector(".main-svg") || found === drawn) return;
  drawn = found;
  found.on("plotly_afterplot", refresh);
  found.on("plotly_relayout", scaleShown);
  found.on("plotly_relayouting", scaleShown);
  found.on("plotly_hover", (event) => showNamed(event.event) || pointAt(...under(event)));
  found.on("plotly_unhover", (event) => showNamed(event.event) || highlight([]));
}

/* Draw it in the language of the page. */
async function draw() {
  spoken = get().lang;
  const before = drawn; /* still answers to a change of its size, until another is drawn */
  const settled = new Promise(function (resolve, reject) {
    byId("plotly-map").addEventListener("settled", () => drawn !== before && resolve(null));
    window.setTimeout(reject, PATIENCE, new Error("Plotly's map was not drawn"));
  });
  const drawing = new MutationObserver(bind);
  drawing.observe(byId("plotly-map"), { childList: true, subtree: true });
  const children = await fetched("/" + spoken + "/map.json");
  beginAs(children.props.figure.layout);
  window.dash_clientside.set_props("plotly-map", { children });
  await settled;
  drawing.disconnect();
}

/* Which of the two maps is shown. */
function arrange() {
  const zoomable = ready && get().mode !== "wall" && !paper;
  if (zoomable === shownNow()) return;
  mark(byId("map"), "drawn", zoomable && "plotly");
  if (zoomable) scaleShown();
  else place();
}

async function begin() {
  mark(byId("map"), "loading", true);
  first("#map-tools .map-tools")?.setAttribute("aria-busy", "true");
  try {
    await draw();
    if (!ready) follow();
    ready = true;
    arrange();
  } catch (failure) {
    say(first("#map-tools [data-failed]")?.dataset.failed || "");
    throw failure;
  } finally {
    loading = null;
    mark(byId("map"), "loading", false);
    first("#map-tools .map-tools")?.removeAttribute("aria-busy");
  }
}

/** Load Plotly's map, once, and show it; a mark on the map tells that it is coming. */
export async function load() {
  if (!ready) await (loading ??= begin());
}

/**
 * Let the map of the page take the place of Plotly's, on paper.
 * @param {boolean} on
 */
export function setPaper(on) {
  paper = on;
  arrange();
}

subscribe(function ({ lang }) {
  arrange();
  if (ready && lang !== spoken) begin().catch(() => {}); /* it has been said */
});
