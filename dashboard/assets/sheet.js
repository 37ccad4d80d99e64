/* On a phone the panel lies below the map: what is chosen rises as a sheet, its name and most telling numbers. It takes
   no focus and moves nothing; Escape, its cross and "all of it" put it away. */

import { handle } from "./actions.js";
import { byId, first, hide } from "./elements.js";
import { listen, subscribe } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

/* In a low window it would cover the filters in which it was chosen. */
const narrow = window.matchMedia("(max-width: 600px) and (min-height: 600px)");
let chosen = "";
let started = false;
let wanted = false;

function sheet() {
  return byId("sheet");
}

function close() {
  wanted = false;
  hide(sheet(), true);
}

function rise() {
  const content = /** @type {HTMLTemplateElement | null} */ (first("#panel template"));
  if (!wanted || !content) return;
  wanted = false;
  sheet().replaceChildren(content.content.cloneNode(true));
  hide(sheet(), false);
}

/* Stands before the panel: its subscription is called first, and the panel is drawn after it. */
subscribe(function ({ region, view, mode }) {
  const other = region !== chosen;
  chosen = region;
  if (!started || !region || view !== "map" || mode !== "desk" || !narrow.matches) close();
  else if (other) wanted = true;
  started = true;
});
onDrawn((id) => id === "panel" && rise());

handle("sheet-close", close);
handle("sheet-all", function () {
  close();
  byId("panel").scrollIntoView({ block: "start" });
  first("#selection-title")?.focus({ preventScroll: true });
});
/* Before others hear it: one Escape puts the sheet away, and the next gives up the region. */
listen(
  "keydown",
  function (event) {
    if (event.key !== "Escape" || sheet().hidden || first("dialog[open]")) return;
    close();
    event.stopImmediatePropagation();
  },
  true,
);
narrow.addEventListener("change", close);
