/* What stylesheets cannot know: how high the filters stand, and whether a window is met for the first time. */

import { first } from "./elements.js";

const narrow = window.matchMedia("(max-width: 600px)");
const heights = new ResizeObserver(function ([{ target }]) {
  const [region, period] = [".region", ".period-choice"].map((part) => /** @type {HTMLElement | null} */ (first(part, target)));
  /* A line of the period above the others scrolls away; what stays over the page is the rest. */
  const away = region && period ? Math.max(0, region.offsetTop - period.offsetTop) : 0;
  const left = /** @type {HTMLElement} */ (target).offsetHeight - away;
  first(".part-filters")?.style.setProperty("--filters-scrolled-away", away + "px");
  /* Only those that stand below the filters: of the whole page every element would be styled anew. */
  for (const below of [document.documentElement, first(".map-frame")]) below?.style.setProperty("--filters-height", left + "px");
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
