/* A name that the edge of a map that shows a part would cut, or an inset on it or its scale bar would lie upon, is left out
   until it has room again. */

import { all, byId, mark } from "./elements.js";
import { graph, onShown, size } from "./plotly_map.js";
import { drawing, plan } from "./static_map.js";

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box px of the window */

/**
 * @param {Box} box
 * @param {Box} edge
 */
const within = (box, edge) =>
  box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;

/**
 * @param {Box} box
 * @param {Box} other
 */
const meet = (box, other) =>
  box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;

/**
 * @param {DOMRect} edge
 * @returns {Box[]}
 */
function insets({ left, top, width, height }) {
  if (byId("map").dataset.focused !== undefined) return [];
  return plan().insets.map(function ({ number }) {
    const [x, y] = ["x", "y"].map((axis) => /** @type {[number, number]} */ (graph()?.layout[axis + "axis" + number].domain));
    return {
      left: left + x[0] * width,
      right: left + x[1] * width,
      top: top + (1 - y[1]) * height,
      bottom: top + (1 - y[0]) * height,
    };
  });
}

const scaleBars = () => all(".map-scale", byId("map")).map((bar) => bar.getBoundingClientRect());

/* Of which region a name or a badge is, and from which scale on: neither stands without the other. */
function regionAt(/** @type {HTMLElement} */ node) {
  const code = /trace(?:label-region|badge|badgecount)-(\S+?)(?:__\d)?(?:\s|$)/.exec(node.getAttribute("class") || "")?.[1];
  return code ? code + " " + node.dataset.tier : "";
}

/**
 * @param {ParentNode} names
 * @param {DOMRect} edge
 * @param {Box[]} others
 */
function leaveOut(names, edge, others) {
  const cut = (/** @type {Box & { width: number }} */ box) =>
    box.width > 0 && (!within(box, edge) || others.some((other) => meet(box, other)));
  const texts = all("[class*='tracelabel-']:not([class*='-inset']) text", names);
  const badges = all("[class*='tracebadge']", names);
  const found = [...texts, ...badges].map((node) => cut(node.getBoundingClientRect()));
  const gone = [...texts, ...badges].filter((_, at) => found[at]);
  const groups = gone.map((node) => /** @type {HTMLElement} */ (node.closest("[class*='tracelabel-'], [class*='tracebadge']")));
  const without = new Set(groups.map(regionAt));
  texts.forEach((text, at) => mark(text, "cut", found[at]));
  for (const badge of badges) mark(badge, "cut", without.has(regionAt(badge)));
}

/* Of the page's own map, whenever it is drawn anew. The whole one has room for all its names. */
document.addEventListener("placed", function () {
  const map = document.getElementById("map");
  if (!map) return;
  if (map.dataset.focused === undefined) for (const one of all("[data-cut]", drawing())) mark(one, "cut", false);
  else leaveOut(drawing(), drawing().getBoundingClientRect(), scaleBars());
});

onShown(function () {
  if (size().width <= 1) return;
  const edge = /** @type {HTMLElement} */ (graph()).getBoundingClientRect();
  leaveOut(byId("plotly-map"), edge, [...insets(edge), ...scaleBars()]);
});
