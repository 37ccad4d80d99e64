/* Points something out on the map from wherever on the page: waits until the map is looked at, then flashes it there. */

import { handle } from "./actions.js";
import { byId } from "./elements.js";
import { flash } from "./map_state.js";
import { get } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

const FRAMES = 240; /* how long a view may take to be shown before nobody waits for it any more */
const SOON = 3000; /* ms */

const looked = () => get().view === "map" && byId("map").offsetParent !== null;

/**
 * @param {string[]} ids
 * @param {boolean} scrolls whether the page is scrolled to the map
 */
export function pointOut(ids, scrolls = true) {
  let left = FRAMES;
  (function attempt() {
    left -= 1;
    if (left > 0 && !looked()) return void window.requestAnimationFrame(attempt);
    if (!looked()) return;
    if (scrolls) byId("map").scrollIntoView({ block: "nearest" });
    ids.forEach(flash);
  })();
}

let waiting = 0;

/* The button that was pressed is hidden now: the focus goes to what it chose, also once that is drawn. */
function focusChosen() {
  const title = document.getElementById("selection-title");
  if (title && document.activeElement === document.body) title.focus({ preventScroll: true });
}
onDrawn((id) => id === "panel" && Date.now() < waiting && focusChosen());

handle("point-out", function (button) {
  pointOut((button.dataset.flash || "").split(" "));
  button.blur();
  waiting = Date.now() + SOON;
  window.setTimeout(focusChosen, 300);
});
