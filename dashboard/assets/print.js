/* Before the page is printed: the day, the size of the map on paper, and the largest type with which the selection
   stands on one A4 page; with the strip, where that leaves type that is read with ease. To measure, the rules for paper are put on screen for a moment; nothing is painted between. */
(function (corridor) {
  "use strict";

  const PAPER = 340; /* px of the map's width on paper, of a column's 340 */
  const HIGHEST = 350; /* and of its height */
  const PAGE = [703, 1036]; /* px of an A4 page within its margins, at 96 px an inch; see zz_print.css */
  const SIZES = [9.5, 9, 8.63, 8.3, 8, 7.6, 7.2, 6.8, 6.4, 6, 5.7, 5.4, 5.1]; /* pt */
  const READ_WITH_EASE = 8.63; /* pt: the smallest words on the page, 0.8125 of it, have 7 pt then */

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

  /* The clock is the browser's: the page may have been open for days. A custom property carries the line to where the
     stylesheet has room for it, which is the page's margin in browsers that print something there. */
  function date() {
    const now = new Date();
    const root = document.documentElement;
    const parts = {
      year: now.getFullYear(),
      month: now.getMonth() + 1,
      day: now.getDate(),
      month_name: now.toLocaleDateString(root.lang, { month: "long" }),
    };
    const line = document.querySelector(".tool[data-dated]").dataset.dated.replace(/\{(\w+)\}/g, (_, part) => parts[part]);
    root.style.setProperty("--printed", JSON.stringify(line));
    root.dataset.dated = "CSSMarginRule" in window ? "margin" : "foot";
  }

  function rules() {
    return Array.from(document.styleSheets)
      .flatMap((sheet) => Array.from(sheet.cssRules))
      .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === "print");
  }

  /* The strip stands across both columns, out of their flow: what it takes of the page has to be said. */
  function largest(page, extra, sizes) {
    const root = document.documentElement;
    root.dataset.paper = extra;
    return sizes.some(function (size) {
      root.style.setProperty("--print-size", size + "pt");
      root.style.setProperty("--strip-paper-height", document.querySelector(".part-strip").offsetHeight + "px");
      return page.scrollHeight <= PAGE[1];
    });
  }

  function fit() {
    if (document.documentElement.dataset.view !== "map") return;
    const paper = rules();
    const page = document.querySelector(".page");
    const mode = document.documentElement.dataset.mode;
    document.documentElement.dataset.mode = "desk";
    for (const rule of paper) rule.media.mediaText = "all";
    page.style.width = PAGE[0] + "px";
    if (!largest(page, "strip", SIZES.filter((size) => size >= READ_WITH_EASE))) largest(page, "", SIZES);
    page.style.width = "";
    for (const rule of paper) rule.media.mediaText = "print";
    document.documentElement.dataset.mode = mode;
  }

  /* What is folded away on a small screen is open on paper. */
  let folded = [];

  function unfold() {
    folded = Array.from(document.querySelectorAll(".legend:not([open])"));
    for (const details of folded) details.open = true;
  }

  window.addEventListener("beforeprint", function () {
    date();
    unfold();
    fit();
  });

  window.addEventListener("afterprint", function () {
    for (const details of folded) details.open = false;
  });
})(window.corridor);
