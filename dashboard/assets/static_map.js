/* Brings the map that the first page carries to the size of its box: shapes scaled, symbols and names put at their places,
   insets in their corners. The first page loads it right behind that map, so that the first paint shows it; Plotly's map
   takes over as soon as it is drawn. See dashboard/map/static_map.py. */

import { insetSize, nominal, wholeView } from "./map_extent.js";

/**
 * @typedef {import("./map_extent.js").View} View
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").InsetPlan} InsetPlan
 * @typedef {View & { left: number, top: number, size: Pair }} Corner an inset's view and its place on the map
 */

const PAPER = { width: 360, height: 440 }; /* px of the map on paper; see print.js */
const drawing = /** @type {SVGSVGElement | null} */ (document.querySelector(".map-still svg"));

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
 * @param {Element} group
 * @param {View} view
 */
function put(group, { scale, x, y }) {
  for (const path of group.querySelectorAll("[data-unit]")) {
    const times = scale / Number(path.getAttribute("data-unit"));
    path.setAttribute("transform", "matrix(" + [times, 0, 0, times, x, y] + ")");
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
  for (const group of svg.querySelectorAll("[data-inset]")) put(group, views[group.getAttribute("data-inset") || ""]);
}

/**
 * @param {SVGSVGElement} svg
 * @param {boolean} paper
 */
function place(svg, paper) {
  const size = paper ? PAPER : { width: svg.clientWidth, height: svg.clientHeight };
  if (!size.width || !size.height) return;
  const plan = /** @type {import("./map_extent.js").MapPlan} */ (JSON.parse(svg.dataset.plan || "{}"));
  const { initiative = "all" } = document.documentElement.dataset;
  const on = wholeView(plan, size);
  const at = nominal(plan, size, on.scale);
  /** @type {Record<string, View>} */
  const views = { "": on };
  const shown = /** @type {HTMLElement} */ (svg.parentElement).dataset;
  shown.scale = String(at);
  if (initiative !== "all") shown.initiative = initiative;
  svg.removeAttribute("viewBox"); /* the size in which it came, for a browser without scripts */
  svg.querySelector("pattern")?.setAttribute("patternTransform", "scale(" + 10 / on.scale + ")");
  for (const inset of plan.insets) {
    const view = corner(plan, inset, size, insetSize(plan, at));
    views[inset.number] = view;
    svg.querySelector('[data-frame="' + inset.number + '"]')?.setAttribute("d", frame(inset, view, on));
  }
  draw(svg, views);
}

if (drawing) {
  new ResizeObserver(() => place(drawing, false)).observe(drawing);
  window.addEventListener("beforeprint", () => place(drawing, true));
  window.addEventListener("afterprint", () => place(drawing, false));
}
