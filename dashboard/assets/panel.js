/* The panel of the selection. */

import { all, byId } from "./elements.js";
import { panelPath, withAnswer } from "./prefetch.js";
import { subscribe } from "./selection_state.js";
import { complete, fill } from "./server_html.js";

let asked = document.body.dataset.first || ""; /* the first page has brought it */

/* Of a long panel the server sends the beginning; the rest is asked for at once, and put below it wherever it is by then. */
/** @param {string} path */
function askForRest(path) {
  const [section] = all("section[data-more]", byId("panel"));
  if (!section) return;
  withAnswer(path.replace("/region/", "/region-rest/"), (body) => complete("panel", section, body.html));
}

/* An answer that comes after another one was asked for is not shown. */
subscribe(function (selection) {
  const { lang, region, initiative, period } = selection;
  const wanted = [lang, region, initiative, period].join("|");
  if (wanted === asked) return;
  asked = wanted;
  const path = panelPath(selection);
  withAnswer(path, function (body) {
    if (wanted !== asked) return;
    fill("panel", body.html);
    askForRest(path);
  });
});
