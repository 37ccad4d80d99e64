/* On a phone what is secondary waits behind its heading; on a desk and on paper it lies open. */

import { all } from "./elements.js";

const narrow = window.matchMedia("(max-width: 600px)");
/** @type {WeakSet<HTMLElement>} */
const seen = new WeakSet();

/**
 * Each once: what a reader has opened stays open.
 * @param {ParentNode | null} within
 */
function fold(within) {
  if (!within) return;
  for (const part of /** @type {HTMLDetailsElement[]} */ (all("details[data-fold]", within))) {
    if (seen.has(part)) continue;
    seen.add(part);
    part.open = !narrow.matches;
  }
}

/** @param {boolean} open */
function openAll(open) {
  for (const part of /** @type {HTMLDetailsElement[]} */ (all("details[data-fold]"))) part.open = open;
}

fold(document);
document.addEventListener("drawn", (event) => fold(document.getElementById(/** @type {CustomEvent<string>} */ (event).detail)));
narrow.addEventListener("change", () => openAll(!narrow.matches));
window.addEventListener("beforeprint", () => openAll(true));
window.addEventListener("afterprint", () => openAll(!narrow.matches));
