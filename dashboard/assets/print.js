/* Before the page is printed: the day, the size of the map on paper, and the largest type with which the selection stands
   on one A4 page; with strip, matrix and timeline, where that leaves type that is read with ease. What is too long for
   one page takes as few as it needs in such type, and the largest that needs no more. To measure, the rules that hold on
   paper are put on screen for a moment, and no others; nothing is painted between. */

import { all, first } from "./elements.js";
import { WHOLE } from "./map_extent.js";
import { enlarged } from "./map_view.js";
import { options } from "./page_options.js";
import { onPaper } from "./paper_media.js";
import { graph, relayout, setPaper } from "./plotly_map.js";
import { layOut } from "./server_html.js";
import { PAPER, place } from "./static_map.js";

const MAP = { autosize: false, ...PAPER };
const PAGE = [703, 1036]; /* px of an A4 page within its margins, at 96 px an inch; see print_page.css */
const SIZES = [9.5, 9.25, 9, 8.8, 8.63]; /* pt: with the last the smallest words, 0.8125 of it, have 7 pt */
const LAST = SIZES[SIZES.length - 1];
const TIGHT = [8.3, 8, 7.6]; /* rather than a second page with a few lines */
const EXTRAS = ["strip matrix timeline", "strip matrix", "strip timeline", "strip", "matrix timeline", "matrix", "timeline", ""];
const LONG_EXTRAS = ["timeline", ""];
const LOST = 1.06; /* what is kept together leaves the ends of columns empty; measured on regions of three years */
const MOST = 40; /* pages */
const CLEARLY = 1.01; /* smaller type may take a line more, where columns break elsewhere */
const root = document.documentElement;

/**
 * A map is drawn in pixels of the screen. On paper it is drawn anew, in the size that the stylesheet has for it: made
 * smaller from the screen's, its names could not be read. Of an enlarged map the part that is shown is printed.
 * @param {boolean} printing
 */
function drawMap(printing) {
  root.toggleAttribute("data-printing", printing); /* the box has that size too: it would draw it back */
  if (printing && enlarged() < WHOLE) setPaper(true);
  if (graph()) relayout(printing ? MAP : { autosize: true, width: null, height: null });
  else place({ paper: printing });
  if (!printing) setPaper(false);
  for (const picture of all(".picture .js-plotly-plot")) {
    window.Plotly.relayout(picture, printing ? { autosize: false, width: PAGE[0] } : { autosize: true, width: null });
  }
}

/* The clock is the browser's, since the page may have been open for days; the zone is the corridor's. Custom properties
   carry this line and the head of the release to where the stylesheet has room for them, which is the page's margin in
   browsers that print something there. */
function date() {
  const now = new Date();
  const { timezone: timeZone } = options();
  const part = (/** @type {string} */ lang, /** @type {Intl.DateTimeFormatOptions} */ form) =>
    now.toLocaleDateString(lang, { timeZone, ...form });
  const tool = first(".tool[data-dated]");
  const month = part("en", { month: "numeric" });
  /** @type {Record<string, string>} */
  const parts = {
    year: part("en", { year: "numeric" }),
    month,
    day: part("en", { day: "numeric" }),
    month_name: (tool?.dataset.months || "").split("|")[Number(month) - 1] || month,
  };
  const line = tool?.dataset.dated || "";
  root.style.setProperty("--printed", JSON.stringify(line.replace(/\{(\w+)\}/g, (_, name) => parts[name])));
  root.style.setProperty("--release-head", JSON.stringify(first(".release-code")?.dataset.head || ""));
  root.dataset.dated = "CSSMarginRule" in window ? "margin" : "foot";
}

/**
 * The rules that depend on where the page is shown, also those within layers.
 * @param {CSSRuleList} list
 * @returns {CSSMediaRule[]}
 */
function mediaRules(list) {
  return Array.from(list).flatMap(function (rule) {
    const within = rule instanceof CSSGroupingRule ? mediaRules(rule.cssRules) : [];
    return rule instanceof CSSMediaRule ? [rule, ...within] : within;
  });
}

/**
 * Let the selection stand with what is `extra`, in type of this size. The strip stands across both columns, out of their
 * flow: what it takes of the page has to be said.
 * @param {string} extra
 * @param {number} size
 */
function set(extra, size) {
  root.dataset.paper = extra;
  root.style.setProperty("--print-size", size + "pt");
  root.style.setProperty("--strip-paper-height", (first(".part-strip")?.offsetHeight || 0) + "px");
}

/**
 * The largest type, and what is extra beside it, with which the selection stands on the fewest pages. Laying the page out
 * takes far longer than all else here: no layout is measured twice, and nothing larger is tried where the smallest type,
 * or the selection with nothing added, is clearly too long.
 * @param {HTMLElement} page
 * @returns {[string, number]}
 */
function best(page) {
  /** @type {Map<string, number>} */
  const known = new Map();

  /** @param {string} extra @param {number} size @param {number} [sheets] how much of the room is taken, from 0 on */
  function share(extra, size, sheets = 1) {
    const key = `${extra} ${size}`;
    if (!known.has(key)) {
      set(extra, size);
      known.set(key, page.scrollHeight);
    }
    return ((known.get(key) || 0) * (sheets > 1 ? LOST : 1)) / (PAGE[1] * sheets);
  }

  /** @param {string[]} extras @param {number[]} sizes @param {number} [sheets] @returns {[string, number] | undefined} */
  function largest(extras, sizes, sheets) {
    const smallest = sizes[sizes.length - 1];
    for (const extra of extras) {
      if (share(extra, smallest, sheets) > CLEARLY) continue;
      const size = sizes.find((one) => share(extra, one, sheets) <= 1);
      if (size) return [extra, size];
    }
    return undefined;
  }

  if (share(EXTRAS[0], SIZES[0]) <= 1) return [EXTRAS[0], SIZES[0]];
  const hopeful = LONG_EXTRAS.some((extra) => share(extra, LAST) <= CLEARLY);
  const single = (hopeful && largest(EXTRAS, SIZES)) || largest([""], TIGHT);
  if (single) return single;
  let sheets = 2;
  while (sheets < MOST && share("", LAST, sheets) > 1) sheets += 1;
  return largest(LONG_EXTRAS, SIZES, sheets) || ["", LAST];
}

function fit() {
  const page = first(".page");
  if (root.dataset.view !== "map" || !page) return;
  const rules = Array.from(document.styleSheets).flatMap((sheet) => mediaRules(sheet.cssRules));
  const texts = rules.map((rule) => rule.media.mediaText);
  const mode = root.dataset.mode;
  root.dataset.mode = "desk";
  for (const { media } of rules) media.mediaText = onPaper(media.mediaText, PAGE) ? "all" : "not all";
  page.style.width = PAGE[0] + "px";
  set(...best(page));
  page.style.width = "";
  rules.forEach(({ media }, at) => (media.mediaText = texts[at]));
  root.dataset.mode = mode;
}

/* What is folded away on a small screen is open on paper. */
/** @type {HTMLDetailsElement[]} */
let folded = [];

function unfold() {
  folded = /** @type {HTMLDetailsElement[]} */ (all(".legend:not([open]), .timeline details:not([open])"));
  for (const details of folded) details.open = true;
}

window.addEventListener("beforeprint", function () {
  date();
  unfold();
  for (const part of all("[data-unseen]")) layOut(part); /* what waits to be painted has another one's height till then */
  drawMap(true);
  fit();
});

window.addEventListener("afterprint", function () {
  for (const details of folded) details.open = false;
  drawMap(false);
});
