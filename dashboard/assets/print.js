/* Before the page is printed: the size of the map on paper, and the largest type with which the selection stands on
   one A4 page. To measure, the rules for paper are put on screen for a moment; nothing is painted between. */
(function (corridor) {
  "use strict";

  const PAPER = 340; /* px of the map's width on paper, of a column's 340 */
  const HIGHEST = 350; /* and of its height */
  const PAGE = [703, 1036]; /* px of an A4 page within its margins, at 96 px an inch; see zz_print.css */
  const SIZES = [9.5, 9, 8.5, 8, 7.6, 7.2, 6.8, 6.4, 6, 5.7, 5.4, 5.1]; /* pt */

  /* Plotly draws in pixels of the screen. For paper the stylesheet scales the drawing, so it must know its size. */
  corridor.map.measured = function (graph) {
    const box = document.documentElement.style;
    const scale = Math.min(PAPER / graph.clientWidth, HIGHEST / graph.clientHeight);
    box.setProperty("--map-width", graph.clientWidth + "px");
    box.setProperty("--map-height", graph.clientHeight + "px");
    box.setProperty("--map-scale", scale);
    box.setProperty("--map-paper-width", scale * graph.clientWidth + "px");
    box.setProperty("--map-paper-height", scale * graph.clientHeight + "px");
  };

  function rules() {
    return Array.from(document.styleSheets)
      .flatMap((sheet) => Array.from(sheet.cssRules))
      .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === "print");
  }

  function fit() {
    if (document.documentElement.dataset.view !== "map") return;
    const paper = rules();
    const root = document.documentElement.style;
    const page = document.querySelector(".page");
    const mode = document.documentElement.dataset.mode;
    document.documentElement.dataset.mode = "desk";
    for (const rule of paper) rule.media.mediaText = "all";
    page.style.width = PAGE[0] + "px";
    for (const size of SIZES) {
      root.setProperty("--print-size", size + "pt");
      if (page.scrollHeight <= PAGE[1]) break;
    }
    page.style.width = "";
    for (const rule of paper) rule.media.mediaText = "print";
    document.documentElement.dataset.mode = mode;
  }

  window.addEventListener("beforeprint", fit);
})(window.corridor);
