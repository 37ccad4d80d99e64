/* The panel of the selection, and the headlines above it. */

import { all, byId } from "./elements.js";
import { panelPath, withAnswer } from "./prefetch.js";
import { subscribe } from "./selection_state.js";
import { complete, fill, heightOf } from "./server_html.js";

let asked = document.body.dataset.first || ""; /* the first page has brought it */

/* Of a long panel the server sends the beginning; the rest is asked for at once, and put below it wherever it is by then. */
/** @param {string} path */
function askForRest(path) {
  const [section] = all("section[data-more]", byId("panel"));
  if (!section) return;
  withAnswer(path.replace("/region/", "/region-rest/"), (body) => complete("panel", section, body.html));
}

/* The headlines stand above the map, where a press may have been: few of them leave as much room as many did. */
let width = window.innerWidth;
/** @param {string} html */
function showHeadlines(html) {
  const element = byId("headlines");
  const least = width === window.innerWidth ? heightOf(element) : 0;
  width = window.innerWidth;
  fill("headlines", html);
  element.style.minHeight = least + "px";
}
window.addEventListener("resize", function () {
  if (width !== window.innerWidth) byId("headlines").style.minHeight = "";
});

/* An answer that comes after another one was asked for is not shown. */
subscribe(function (selection) {
  const { lang, region, initiative, period } = selection;
  const wanted = [lang, region, initiative, period].join("|");
  if (wanted === asked) return;
  asked = wanted;
  const path = panelPath(selection);
  withAnswer(path, function (body) {
    if (wanted !== asked) return;
    showHeadlines(body.headlines);
    fill("panel", body.html);
    askForRest(path);
  });
});
