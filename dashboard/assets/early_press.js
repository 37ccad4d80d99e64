/* What is pressed before the page can answer is kept for it; a link answers by itself. */

/** @type {(() => void) | null} */
let kept = null;

/** @param {() => void} press what carries out a press, of several the last */
export function keepPress(press) {
  kept = press;
}

/** What carries out the last press, if there was one. */
export function keptPress() {
  return kept;
}

document.addEventListener("click", function (event) {
  const pressed = /** @type {HTMLElement | null} */ (
    event.target instanceof Element && event.target.closest("[data-press], [data-action]")
  );
  if (pressed && pressed.tagName !== "A") keepPress(() => pressed.click());
});
