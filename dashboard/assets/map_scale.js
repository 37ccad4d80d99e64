/* What the map says of its scale: which names have room, whether it is enlarged, and a bar. */

import { all, first, mark } from "./elements.js";
import { WHOLE, nominal, roundLength, wholeScale } from "./map_extent.js";

const BAR = 110; /* px of the scale bar, at most */

/**
 * @param {HTMLElement} map
 * @param {import("./map_extent.js").MapPlan} plan
 * @param {import("./map_extent.js").Size} size
 * @param {number} perKm px
 */
export function showScale(map, plan, size, perKm) {
  const enlarged = perKm / wholeScale(plan, size);
  mark(map, "scale", nominal(plan, size, perKm));
  mark(map, "moves", enlarged > WHOLE && map.dataset.drawn); /* the page's own map lets the page scroll */
  for (const button of all('[data-action="zoom-out"]')) button.setAttribute("aria-disabled", String(enlarged < WHOLE));
  let bar = first(".map-scale", map);
  if (!bar) {
    bar = document.createElement("div");
    bar.className = "map-scale";
    map.append(bar);
  }
  const length = roundLength(BAR / perKm);
  bar.style.width = length * perKm + "px";
  bar.textContent = length + " " + plan.unit;
}
