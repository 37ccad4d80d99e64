/* What is pressed before the page can answer is kept for it; a link answers by itself. */

let kept = "";

/** @param {string} change a change of the selection, as a query string */
export function keepPress(change) {
  kept = change;
}

/** The last change that was pressed, or an empty string. */
export function keptPress() {
  return kept;
}

document.addEventListener("click", function (event) {
  const pressed = /** @type {HTMLElement | null} */ (event.target instanceof Element && event.target.closest("[data-press]"));
  if (pressed && pressed.tagName !== "A") keepPress(pressed.dataset.press || "");
});
