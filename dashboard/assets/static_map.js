/* The map that the page carries, as SVG: brought to the size of its box, with symbols and names at their places and insets
   in their corners. The first page loads this right behind that map, so that the first paint shows it. Where Plotly's map
   is drawn over it, to be zoomed and moved, it waits below; see dashboard/map/static_map.py. */

import { all, first, mark } from "./elements.js";
import { insetSize, nominal, regionExtent, viewOf, wholeExtent, wholeView } from "./map_extent.js";
import { showScale } from "./map_scale.js";

/**
 * @typedef {import("./map_extent.js").View} View
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").Extent} Extent
 * @typedef {import("./map_extent.js").MapPlan} MapPlan
 * @typedef {import("./map_extent.js").InsetPlan} InsetPlan
 * @typedef {View & { left: number, top: number, size: Pair }} Corner an inset's view and its place on the map
 */

const LARGE = [1000, 820]; /* the largest map in px whose names are read at arm's length */
export const PAPER = { width: 360, height: 440 }; /* px of the map on paper; print_page.css has the same */
const WALL_NAMES = 1.75; /* rem: the smallest type on a wall, wall_page.css */
const REGION_NAMES = 14; /* px of a region's name in the drawing, theme.py */

/** The drawing, also while the first page shows it. */
export function drawing() {
  return /** @type {SVGSVGElement} */ (document.querySelector(".static-map svg"));
}

let read = { text: "{}", plan: /** @type {MapPlan} */ ({}) };

/** What the map stands on, as the figure's `layout.meta` says it. */
export function plan() {
  const { plan: text = "{}" } = drawing().dataset;
  if (text !== read.text) read = { text, plan: JSON.parse(text) };
  return read.plan;
}

/** The size in which the map is drawn, in px before it is enlarged. */
export function size() {
  return { width: drawing().clientWidth, height: drawing().clientHeight };
}

/**
 * @param {import("./map_extent.js").MapPlan} plan
 * @param {InsetPlan} inset
 * @param {import("./map_extent.js").Size} on
 * @param {Pair} size
 * @returns {Corner}
 */
function corner(plan, inset, { width, height }, size) {
  const gap = plan.inset_gap;
  const left = inset.corner[0] ? width - gap - size[0] : gap;
  const top = inset.corner[1] ? height - gap - size[1] : gap;
  const [west, , east, north] = inset.extent;
  const scale = size[0] / (east - west);
  return { scale, x: left - scale * west, y: top + scale * north, left, top, size };
}

/**
 * Put shapes in their place as one, symbols and names each.
 * @param {Element} group
 * @param {View} view
 */
function put(group, { scale, x, y }) {
  const unit = group.getAttribute("data-unit");
  if (unit) {
    const times = scale / Number(unit);
    return group.setAttribute("transform", "matrix(" + [times, 0, 0, times, x, y] + ")");
  }
  for (const node of group.querySelectorAll("[data-at]")) {
    const [east, north] = (node.getAttribute("data-at") || "").split(",").map(Number);
    node.setAttribute("transform", "translate(" + [x + scale * east, y - scale * north] + ")");
  }
}

/**
 * The frame of an inset, the box on the map that it shows, and a line between the corners that face each other.
 * @param {InsetPlan} inset
 * @param {Corner} view
 * @param {View} on
 */
function frame(inset, view, on) {
  const [west, south, east, north] = inset.extent;
  const x = [on.x + on.scale * west, on.x + on.scale * east];
  const y = [on.y - on.scale * south, on.y - on.scale * north];
  const to = { x: [view.left, view.left + view.size[0]], y: [view.top + view.size[1], view.top] };
  const [right, low] = inset.corner;
  const line = "M" + [x[right], y[1 - low]] + "L" + [to.x[1 - right], to.y[low]];
  const box = (/** @type {number[]} */ [left, right], /** @type {number[]} */ [low, high]) =>
    "M" + left + "," + low + "H" + right + "V" + high + "H" + left + "Z";
  return box(x, y) + box(to.x, to.y) + line;
}

/**
 * @param {SVGSVGElement} svg
 * @param {Record<string, View>} views
 */
function draw(svg, views) {
  mark(svg, "glides", false);
  for (const group of svg.querySelectorAll("[data-inset]")) {
    put(group, views[group.getAttribute("data-inset") || ""]);
  }
}

/* A wall's type is of a size for all that it says: a region's name on the map has that of the smallest words. */
const onWall = () => (WALL_NAMES * parseFloat(getComputedStyle(document.documentElement).fontSize)) / REGION_NAMES;

/**
 * A large drawing is enlarged as a whole, names and symbols with it, so that it reads from afar.
 * @param {HTMLElement} map
 */
function enlarge(map) {
  const box = /** @type {HTMLElement} */ (map.parentElement);
  const wall = document.documentElement.dataset.mode === "wall";
  const times = wall ? onWall() : Math.min(box.clientWidth / LARGE[0], box.clientHeight / LARGE[1], 6);
  if (times > 1.1) map.style.setProperty("--map-times", times.toFixed(2));
  mark(map, "enlarged", times > 1.1);
}

/** @type {{ region: string, extent: Extent | null, width: number } | null} */
let held = null; /* what is shown of a region that is chosen, where that is not simply all of it */

const chosen = () => document.documentElement.dataset.region || "all";

/**
 * Show this of the chosen region, or with null the whole corridor, until another is chosen or the map has another size.
 * @param {Extent | null} extent
 */
export function hold(extent) {
  held = { region: chosen(), extent, width: size().width };
}

/** What the map is to show: the chosen region with ground about it; null for the whole. */
export function aimed() {
  if (held && held.region === chosen() && (!held.extent || held.width === size().width)) return held.extent;
  return regionExtent(plan(), size(), chosen());
}

/** @type {Extent | null} */
let shown = null;

const MANY = 200; /* symbols and names from which on to put each in each frame would take longer than a frame lasts */

/** What the map shows, in km. */
export function extent() {
  return shown || wholeExtent(plan(), size());
}

/**
 * Show an extent on the way to another: shapes, symbols and names only. Very many symbols and names are out of sight until
 * it is there.
 * @param {Extent} next
 */
export function glide(next) {
  shown = next;
  const groups = all('[data-inset=""]', drawing());
  const to = viewOf(next, size());
  const marks = groups.filter((group) => group.matches(".marks"));
  const many = marks.reduce((count, group) => count + group.childElementCount, 0) > MANY;
  mark(drawing(), "glides", many);
  for (const group of groups) if (!many || !marks.includes(group)) put(group, to);
}

/**
 * Draw the map in the size of its box, or of paper, where it is whole.
 * @param {{ paper?: boolean }} [on]
 */
export function place({ paper = false } = {}) {
  const svg = drawing();
  const map = /** @type {HTMLElement} */ (svg.closest(".map"));
  enlarge(map);
  const box = paper ? PAPER : size();
  if (!box.width || !box.height) return;
  const made = plan();
  const { initiative = "all" } = document.documentElement.dataset;
  shown = paper ? null : aimed();
  const on = shown ? viewOf(shown, box) : wholeView(made, box);
  const at = nominal(made, box, wholeView(made, box).scale);
  /** @type {Record<string, View>} */
  const views = { "": on };
  mark(map, "initiative", initiative !== "all" && initiative);
  mark(map, "chosen", chosen() !== "all");
  mark(map, "focused", shown !== null);
  svg.removeAttribute("viewBox"); /* the size in which it came, for a browser without scripts */
  const unit = Number(svg.querySelector("[data-unit]")?.getAttribute("data-unit"));
  svg.querySelector("pattern")?.setAttribute("patternTransform", "scale(" + unit / on.scale + ")");
  for (const inset of made.insets) {
    const view = corner(made, inset, box, insetSize(made, at));
    views[inset.number] = view;
    svg.querySelector('[data-frame="' + inset.number + '"]')?.setAttribute("d", frame(inset, view, on));
  }
  if (!map.dataset.drawn) showScale(map, made, box, on.scale);
  draw(svg, views);
  svg.dispatchEvent(new Event("placed", { bubbles: true }));
}

/* Its box; while the first page shows it that page's, and then the page's own. */
const resizing = new ResizeObserver(() => place());

function watch() {
  const box = first(".static-map");
  resizing.disconnect();
  if (!box) return;
  resizing.observe(box);
  if (box.closest(".map")?.parentElement) resizing.observe(/** @type {Element} */ (box.closest(".map")?.parentElement));
}

/**
 * Take the map out of the first page.
 * @param {Element} map
 */
export function moveTo(map) {
  const box = first(".static-map");
  if (!box) return;
  map.prepend(box);
  watch();
}

/**
 * Show another map, of the same corridor in another language.
 * @param {string} svg
 */
export function replace(svg) {
  const box = first(".static-map");
  if (!box) return;
  box.innerHTML = svg;
  place();
}

watch();
