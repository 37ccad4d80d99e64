/* Tab and screen readers go through the page as the eye does: the parts of the board stand in the document in the order
   in which the window shows them. (Chromium's "reading-flow" is lost at times when a part is laid out again.) */

import { all } from "./elements.js";

const ORDERS = [
  ["(max-width: 959px)", "matrix place profile panel strip"],
  ["all", "place matrix profile panel strip"],
].map(([media, parts]) => ({ media: window.matchMedia(media), parts }));
const PAPER = "place+strip matrix profile panel";
const root = document.documentElement;
let printing = false;
/** @type {Element[]} */
let boards = [];

function wanted() {
  if (printing || root.dataset.mode === "wall") return PAPER;
  return ORDERS.find((order) => order.media.matches)?.parts || PAPER;
}

/* On paper and on a wall the strip belongs to the map's column. The map itself is never moved: what it has
   drawn would be drawn again. */
function order() {
  const names = wanted();
  /* With every change of the page: it is looked through only where a board does not stand in it any more. */
  if (!boards.length || !boards.every((board) => board.isConnected)) boards = all(".board");
  for (const board of boards) {
    const place = board.querySelector(".place");
    const strip = board.querySelector(".part-strip");
    if (!place || !strip) continue;
    if (names.includes("place+strip") && strip.parentElement !== place) place.append(strip);
    const parts = names.replace("+strip", "").split(" ");
    const nodes = parts.map((name) => (name === "place" ? place : board.querySelector(".part-" + name)));
    const at = nodes.indexOf(place);
    for (let next = at + 1; next < nodes.length; next += 1) put(nodes[next], nodes[next - 1], "after");
    for (let next = at - 1; next >= 0; next -= 1) put(nodes[next], nodes[next + 1], "before");
  }
}

/**
 * @param {Element | null} node
 * @param {Element | null} beside
 * @param {"after" | "before"} side
 */
function put(node, beside, side) {
  if (!node || !beside) return;
  const there = side === "after" ? beside.nextElementSibling : beside.previousElementSibling;
  if (there !== node) beside[side](node);
}

/** @param {boolean} on */
function paper(on) {
  printing = on;
  order();
}

order();
new MutationObserver(order).observe(root, { childList: true, subtree: true });
new MutationObserver(order).observe(root, { attributeFilter: ["data-mode"] });
for (const { media } of ORDERS) media.addEventListener("change", order);
window.addEventListener("beforeprint", () => paper(true));
window.addEventListener("afterprint", () => paper(false));
