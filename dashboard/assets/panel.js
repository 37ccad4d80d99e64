/* The panel of the selection, and the headlines above it. */

import { all, byId } from "./elements.js";
import { answersFor } from "./language.js";
import { answerNow, panelPath, withAnswer, withAnswers } from "./prefetch.js";
import { get, listenToWindow, subscribe } from "./selection_state.js";
import { complete, completeNow, fill, heightOf } from "./server_html.js";

let asked = document.body.dataset.first || ""; /* the first page has brought it */

/* Of a long panel the server sends the beginning; the rest is asked for at once, and put below it wherever it is by then. */
const restOf = (/** @type {string} */ path) => path.replace("/region/", "/region-rest/");

/** @param {string} path */
function askForRest(path) {
  const [section] = all("section[data-more]", byId("panel"));
  if (section) withAnswer(restOf(path), (body) => complete("panel", section, body.html), () => {});
}

/* The headlines stand above the map, where a press may have been: few of them leave as much room as many did. */
/** @type {number | undefined} */
let width; /* of the window, when they were last shown; to ask now would lay the page out */
/** @param {string} html */
function showHeadlines(html) {
  const element = byId("headlines");
  const least = width === undefined || width === window.innerWidth ? heightOf(element) : 0;
  width = window.innerWidth;
  fill("headlines", html);
  element.style.minHeight = least + "px";
}
listenToWindow("resize", function () {
  if (width !== window.innerWidth) byId("headlines").style.minHeight = "";
});

/* Printed, the panel is whole, though its rest may still be on its way; before others measure the page. */
listenToWindow(
  "beforeprint",
  function () {
    for (const section of all("section[data-long]", byId("panel"))) {
      const { region = "all", initiative = "all" } = section.dataset;
      const path = panelPath({ ...get(), region, initiative });
      completeNow("panel", section, "more" in section.dataset ? answerNow(restOf(path)).html : "");
    }
  },
  true,
);

/* An answer that comes after another one was asked for is not shown. */
subscribe(function (selection) {
  const { lang, region, initiative, period } = selection;
  const wanted = [lang, region, initiative, period].join("|");
  const path = panelPath(selection);
  if (wanted === asked) return askForRest(path); /* of what the first page has brought */
  asked = wanted;
  /** @param {any[]} bodies */
  function show([body]) {
    if (wanted !== asked) return;
    showHeadlines(body.headlines);
    fill("panel", body.html);
    askForRest(path);
  }
  withAnswers(answersFor(selection), show, () => void (asked = "")); /* without an answer it is asked for the next time */
});
