/* A name that the edge of an enlarged map, or an inset on it, would cut is left out until it has room again. */

import { all, byId, mark } from "./elements.js";
import { graph, onShown, size } from "./plotly_map.js";
import { plan } from "./static_map.js";

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

onShown(function () {
  if (size().width <= 1) return;
  const edge = /** @type {HTMLElement} */ (graph()).getBoundingClientRect();
  const others = insets(edge);
  for (const text of all("[class*='tracelabel-']:not([class*='-inset']) text", byId("plotly-map"))) {
    const box = text.getBoundingClientRect();
    mark(text, "cut", box.width > 0 && (!within(box, edge) || others.some((other) => meet(box, other))));
  }
});
