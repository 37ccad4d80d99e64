/* Brings the map that the first page carries to the size of its box: shapes scaled, symbols and names put at their places,
   insets in their corners. The first page loads it right behind that map, so that the first paint shows it; Plotly's map
   takes over as soon as it is drawn. See dashboard/map/static_map.py. */

import { mark } from "./elements.js";
import { asideBy, insetSize, nominal, wholeView } from "./map_extent.js";

/**
 * @typedef {import("./map_extent.js").View} View
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").InsetPlan} InsetPlan
 * @typedef {View & { left: number, top: number, size: Pair }} Corner an inset's view and its place on the map
 */

const GAP = 6; /* px between a name and the edge of a wall's map */
const PAPER = { width: 360, height: 440 }; /* px of the map on paper; see print.js */
const OWN = /tracelabel-(port|region)-/;
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
 * The frame of an inset, the box on the map that it shows, and two lines between them.
 * @param {InsetPlan} inset
 * @param {Corner} view
 * @param {View} on
 */
function frame(inset, view, on) {
  const [west, south, east, north] = inset.extent;
  const x = [on.x + on.scale * west, on.x + on.scale * east];
  const y = [on.y - on.scale * south, on.y - on.scale * north];
  const to = { x: [view.left, view.left + view.size[0]], y: [view.top + view.size[1], view.top] };
  const slant = inset.corner[0] ^ inset.corner[1];
  const lines = [0, 1].map(function (end) {
    const up = slant ? 1 - end : end;
    return "M" + [x[end], y[up]] + "L" + [to.x[end], to.y[up]];
  });
  const box = (/** @type {number[]} */ [left, right], /** @type {number[]} */ [low, high]) =>
    "M" + left + "," + low + "H" + right + "V" + high + "H" + left + "Z";
  return box(x, y) + box(to.x, to.y) + lines.join("");
}

/**
 * As wall_map.js does with Plotly's map: the map moves aside for every region and port to have its whole name in view; a
 * name of the surroundings that the edge would cut is left out.
 * @param {SVGSVGElement} svg
 * @param {Record<string, View>} views
 */
function settleOnWall(svg, views) {
  const texts = Array.from(svg.querySelectorAll('[data-inset=""] .textpoint text'));
  for (const text of texts) text.removeAttribute("data-cut");
  const edge = svg.getBoundingClientRect();
  const own = texts.filter((text) => OWN.test(text.closest("[class*='tracelabel-']")?.getAttribute("class") || ""));
  const boxes = own.map((text) => text.getBoundingClientRect()).filter((box) => box.width);
  views[""].x -= (asideBy(edge, boxes, GAP) * svg.clientWidth) / edge.width;
  draw(svg, views);
  for (const text of texts) {
    const box = text.getBoundingClientRect();
    mark(text, "cut", box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom);
  }
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
  const { mode, initiative = "all" } = document.documentElement.dataset;
  const on = wholeView(plan, size);
  const at = nominal(plan, size, on.scale, mode === "wall");
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
  if (mode === "wall" && !paper) settleOnWall(svg, views);
}

if (drawing) {
  new ResizeObserver(() => place(drawing, false)).observe(drawing);
  window.addEventListener("beforeprint", () => place(drawing, true));
  window.addEventListener("afterprint", () => place(drawing, false));
}
