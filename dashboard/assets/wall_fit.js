/* On a wall nothing scrolls. The panel's section is laid out in columns and magnified as a whole: in the largest type in
   which it has the fewest pages. A page is as many columns as the panel has room for; nothing is smaller than at a desk. */

import { all, first } from "./elements.js";

const LARGEST = 1.8;
const ROOMY = 1.1; /* with less than this the programmes are named, not described */
const STEP = 0.97;
const COLUMNS = [3, 2]; /* few wide ones may hold more than many narrow ones, in which long names are broken */
const NARROWEST = 300; /* px of a column and its gap, in which a long number stands beside its name */

/** @type {HTMLElement | null} */
let watched = null;
let page = 0;
let entry = 0; /* the page with which the next scene begins */

const onWall = () => document.documentElement.dataset.mode === "wall";

/* The panel, also while the first page shows it. */
const panel = () => first('#panel, [data-server-html="panel"]');
const section = () => first(":scope > section", panel() || document);

/** @param {Element} element */
function room(element) {
  const style = getComputedStyle(element);
  return element.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
}

/**
 * From the left edge of one page to that of the next, in the section's own px.
 * @param {HTMLElement} shown
 */
function pitch(shown) {
  return shown.clientWidth + parseFloat(getComputedStyle(shown).columnGap);
}

/**
 * How many pages the section has in type of a size and in so many columns.
 * @param {HTMLElement} shown
 * @param {number} height
 * @param {number} times
 * @param {number} columns
 */
function pages(shown, height, times, columns) {
  shown.style.setProperty("--wall-type", String(times));
  shown.style.setProperty("--wall-height", height / times + "px");
  shown.style.setProperty("--wall-columns", String(columns));
  if (columns > Math.min(...COLUMNS) && pitch(shown) < columns * NARROWEST) return Infinity;
  /* A column too many stands further out than the gap before it; a hair's breadth of overhang is none. */
  const beyond = shown.scrollWidth - pitch(shown);
  return 1 + Math.max(0, Math.ceil(beyond / pitch(shown)));
}

/** Lay the panel out anew; off the wall, as it was. */
export function fit() {
  const shown = section();
  if (!shown?.parentElement) return;
  if (!onWall()) return release(shown);
  const height = room(shown.parentElement);
  const needed = (/** @type {number} */ times) => COLUMNS.map((columns) => pages(shown, height, times, columns));
  shown.removeAttribute("data-pages");
  shown.removeAttribute("data-brief");
  if (Math.min(...needed(ROOMY)) > 1) shown.dataset.brief = "";
  const fewest = Math.min(...needed(1));
  let times = LARGEST;
  while (times > 1 && Math.min(...needed(times)) > fewest) times = Math.max(1, times * STEP);
  pages(shown, height, times, COLUMNS[needed(times).findIndex((count) => count <= fewest)]);
  shown.dataset.pages = String(fewest);
  show(shown, Math.min(page, fewest - 1));
}

/** @param {HTMLElement} shown */
function release(shown) {
  if (!shown.dataset.pages) return; /* never fitted; to ask it for its place would cost a desk a layout */
  for (const name of ["style", "data-pages", "data-brief"]) shown.removeAttribute(name);
  shown.querySelector("h2")?.removeAttribute("data-page");
  shown.firstElementChild?.removeAttribute("data-continued");
}

/**
 * The name of what the shown page begins within: a block with parts both before its left edge and after.
 * @param {HTMLElement} shown
 */
function continued(shown) {
  const left = shown.parentElement?.getBoundingClientRect().left || 0;
  const block = all(".region-share, .group", shown).find(function (found) {
    const parts = [...found.getClientRects()].filter((part) => part.height > 0);
    return parts.some((part) => part.right <= left) && parts.some((part) => part.left >= left - 1);
  });
  return block?.querySelector("h3, h4")?.firstChild?.textContent || "";
}

/**
 * @param {HTMLElement} shown
 * @param {number} wanted
 */
function show(shown, wanted) {
  page = wanted;
  shown.style.setProperty("--wall-turned", -page * pitch(shown) + "px");
  const title = shown.querySelector("h2");
  const count = Number(shown.dataset.pages);
  if (title && count > 1) title.dataset.page = page + 1 + " / " + count;
  else title?.removeAttribute("data-page");
  const name = page ? continued(shown) : "";
  const head = /** @type {HTMLElement | null} */ (shown.firstElementChild);
  if (head && name) head.dataset.continued = name;
  else head?.removeAttribute("data-continued");
}

function restart() {
  page = entry;
  entry = 0;
  fit();
}

/**
 * Say with which page the next scene begins: after a step back (-1) with its last.
 * @param {number} by
 */
export function enter(by) {
  entry = by < 0 ? Infinity : 0;
}

/** Keep the panel fitted: a scene changes its content; leaving the wall and turning the screen change its box. */
export function keepFitted() {
  const found = panel();
  if (found && found !== watched) {
    watched = found;
    new MutationObserver(restart).observe(found, { childList: true });
    new ResizeObserver(fit).observe(found);
  }
  fit();
}

/**
 * Turn to the page after (1) or before (-1); returns whether the scene has one.
 * @param {number} by
 */
export function turn(by) {
  const shown = section();
  const wanted = page + by;
  if (!shown || !(wanted >= 0 && wanted < Number(shown.dataset.pages))) return false;
  show(shown, wanted);
  return true;
}

if (onWall()) fit(); /* the first page, before it is painted */
