/* The filters above the page: what is chosen there is shown from its heading on. */

import { target } from "./elements.js";
import { press } from "./selection_state.js";

document.addEventListener("change", function (event) {
  const bar = target(event, "#filters");
  if (!bar) return;
  /* the list that stands for the region's radios where there are very many */
  const list = event.target;
  if (list instanceof HTMLSelectElement && list.id === "region-choice") press("region=" + encodeURIComponent(list.value));
  /* The bar stays in view while the panel scrolls by. */
  const panel = document.getElementById("panel");
  if (!panel || panel.getBoundingClientRect().top >= bar.getBoundingClientRect().bottom) return;
  panel.scrollIntoView({ block: "start" });
});
