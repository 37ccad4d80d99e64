/* The filters above the page: what is chosen there is shown from its heading on, and the counts of each follow the other. */

import { all, target } from "./elements.js";
import { options } from "./page_options.js";
import { get, listen, press, subscribeAfterPaint } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

listen("change", function (event) {
  const bar = target(event, "#filters");
  if (!bar) return;
  /* the periods, and the list that stands for the region's radios where there are very many */
  const list = event.target;
  if (list instanceof HTMLSelectElement && list.dataset.part) press(list.dataset.part + "=" + encodeURIComponent(list.value));
  /* Measured with the frame: at once, the browser would lay the page out for it, and for the frame anew. */
  window.requestAnimationFrame(() => showFromItsHeading(bar));
});

/**
 * The bar stays in view while the panel scrolls by.
 * @param {HTMLElement} bar
 */
function showFromItsHeading(bar) {
  const panel = document.getElementById("panel");
  if (!panel || panel.getBoundingClientRect().top >= bar.getBoundingClientRect().bottom) return;
  panel.scrollIntoView({ block: "start" });
}

/** @type {string} */
let counted = "";

function count() {
  const { lang, region, initiative } = get();
  const wanted = [lang, region, initiative].join("|");
  if (wanted === counted || !document.querySelector("#filters form")) return;
  counted = wanted;
  const counts = options().counts;
  for (const radio of /** @type {HTMLInputElement[]} */ (all("#filters input[type=radio]"))) {
    const own = radio.value || "all";
    const found = radio.name === "region" ? counts[own][initiative || "all"] : counts[region || "all"][own];
    const shown = radio.parentElement?.querySelector(".count .n");
    if (shown && shown.textContent !== String(found)) shown.textContent = String(found);
  }
  countOptions(counts, initiative || "all");
}

/* In the list that stands for the radios of very many regions. */
let optionsCounted = "all";

/**
 * @param {Record<string, Record<string, number>>} counts
 * @param {string} initiative
 */
function countOptions(counts, initiative) {
  if (initiative === optionsCounted) return;
  optionsCounted = initiative;
  for (const option of /** @type {HTMLOptionElement[]} */ (all("#region-choice option"))) {
    option.text = option.text.replace(/\d+(?=\D*$)/, String(counts[option.value || "all"][initiative]));
  }
}

subscribeAfterPaint(count);
onDrawn(function (id) {
  if (id !== "filters") return;
  counted = optionsCounted = ""; /* as they came, they may count another initiative's */
  count();
});
