/* What stylesheets cannot know: how high the filters stand, and whether a window is met for the first time. */

import { first } from "./elements.js";

const narrow = window.matchMedia("(max-width: 600px)");
const heights = new ResizeObserver(function ([{ target }]) {
  const height = /** @type {HTMLElement} */ (target).offsetHeight;
  document.documentElement.style.setProperty("--filters-height", height + "px");
});
/** @type {HTMLElement | null} */
let filters = null;

/* A phone has no room for the legend beside the map: there it opens at a touch. */
function meetLegend() {
  const legend = /** @type {HTMLDetailsElement | null} */ (first(".part-legend .legend:not([data-met])"));
  if (!legend) return;
  legend.dataset.met = "";
  if (narrow.matches) legend.open = false;
}

function meetFilters() {
  const found = first(".part-filters");
  if (!found || found === filters) return;
  filters = found;
  heights.disconnect();
  heights.observe(found);
}

function meet() {
  meetLegend();
  meetFilters();
}

meet();
new MutationObserver(meet).observe(document.documentElement, { childList: true, subtree: true });
