/* Dash's copy of the selection, for callbacks on Input("selection", "data"). Written once the selection has been painted,
   for Dash then walks through its whole page. */

import { options } from "./page_options.js";
import { subscribe } from "./selection_state.js";

const PAINTED = 100; /* ms */
let waiting = 0;

subscribe(function (selection) {
  if (options().edition) return;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => window.dash_clientside.set_props("selection", { data: selection }), PAINTED);
});
