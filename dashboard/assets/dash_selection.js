/* Dash's copy of the selection, for callbacks on Input("selection", "data"). Written once the selection has been painted,
   and only where a callback reads it, for Dash then walks through its whole page. */

import { options } from "./page_options.js";
import { subscribe } from "./selection_state.js";

/** @typedef {import("./address.js").Selection} Selection */

const PAINTED = 100; /* ms */
let waiting = 0;
/** @type {((selection: Selection) => void)[]} */
const listeners = [];

/**
 * Call `listener` with each selection when Dash has it.
 * @param {(selection: Selection) => void} listener
 */
export function onPassedOn(listener) {
  listeners.push(listener);
}

subscribe(function (selection) {
  if (options().edition) return;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(function () {
    const read = options().selection_read || selection.view === "compare";
    if (read) window.dash_clientside.set_props("selection", { data: selection });
    for (const listener of listeners) listener(selection);
  }, PAINTED);
});
