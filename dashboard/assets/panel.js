/* The panel of the selection. */

import { regionPath, withAnswer } from "./prefetch.js";
import { subscribe } from "./selection_state.js";
import { fill } from "./server_html.js";

let asked = document.body.dataset.first || ""; /* the first page has brought it */

/* An answer that comes after another one was asked for is not shown. */
subscribe(function ({ lang, region, initiative, period }) {
  const wanted = [lang, region, initiative, period].join("|");
  if (wanted === asked) return;
  asked = wanted;
  withAnswer(regionPath(lang, region), function (body) {
    if (wanted === asked) fill("panel", body.panels[initiative || "all"]);
  });
});
