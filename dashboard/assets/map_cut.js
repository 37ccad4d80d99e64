/* A name that the edge of an enlarged map, or an inset on it, would cut is left out until it has room again. */

import { all, byId, mark } from "./elements.js";
import { graph, onPlotly, plan, size } from "./plotly_map.js";

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box px of the window
 */

/** The insets. @param {DOMRect} edge @returns {Box[]} */
function insets(edge) {
  const { width, height } = size();
  const times = edge.width / width;
  return plan().insets.map(function ({ number }) {
    const [x, y] = [graph()?.layout["xaxis" + number].domain, graph()?.layout["yaxis" + number].domain];
    const [left, top] = [edge.left + x[0] * width * times, edge.top + (1 - y[1]) * height * times];
    return { left, top, right: left + (x[1] - x[0]) * width * times, bottom: top + (y[1] - y[0]) * height * times };
  });
}

/** @param {Box} box @param {Box} edge */
function within({ left, top, right, bottom }, edge) {
  return left >= edge.left && right <= edge.right && top >= edge.top && bottom <= edge.bottom;
}

/** @param {Box} box @param {Box} other */
function meet({ left, top, right, bottom }, other) {
  return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
}

function cut() {
  const edge = /** @type {HTMLElement} */ (graph()).getBoundingClientRect();
  const others = insets(edge);
  for (const text of all("[class*='tracelabel-']:not([class*='-inset']) text", byId("map"))) {
    const box = text.getBoundingClientRect();
    mark(text, "cut", box.width > 0 && (!within(box, edge) || others.some((other) => meet(box, other))));
  }
}

onPlotly(function (found) {
  for (const event of ["plotly_afterplot", "plotly_relayout", "plotly_relayouting"]) found.on(event, cut);
  cut();
});
