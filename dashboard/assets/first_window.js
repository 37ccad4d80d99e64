/* What stylesheets cannot know: how high the filters stand, and whether a window is met for the first time. */

import { first } from "./elements.js";

const narrow = window.matchMedia("(max-width: 600px)");
const heights = new ResizeObserver(function ([{ target }]) {
  const height = /** @type {HTMLElement} */ (target).offsetHeight;
  document.documentElement.style.setProperty("--filters-height", height + "px");
});
/** @type {HTMLElement | null} */
let filters = null;
/** @type {HTMLDetailsElement | null} */
let met = null;

/* A phone has no room for the legend beside the map: there it opens at a touch. */
function meetLegend() {
  if (met?.isConnected) return;
  met = /** @type {HTMLDetailsElement | null} */ (first(".part-legend .legend"));
  if (!met || "met" in met.dataset) return;
  met.dataset.met = "";
  if (narrow.matches) met.open = false;
}

function meetFilters() {
  if (filters?.isConnected) return;
  filters = first(".part-filters");
  heights.disconnect();
  if (filters) heights.observe(filters);
}

/* With every change of the page: it is looked through only for what does not stand in it any more. */
function meet() {
  meetLegend();
  meetFilters();
}

meet();
new MutationObserver(meet).observe(document.documentElement, { childList: true, subtree: true });
