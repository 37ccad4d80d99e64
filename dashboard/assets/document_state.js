/* What stylesheets must know of the selection, as attributes of the document. */

import { mark } from "./elements.js";
import { subscribe } from "./selection_state.js";

subscribe(function (selection) {
  const root = document.documentElement;
  mark(root, "region", selection.region || "all");
  mark(root, "initiative", selection.initiative || "all");
  mark(root, "overview", !selection.region && !selection.initiative);
  mark(root, "view", selection.view);
  mark(root, "mode", selection.mode);
  for (const [id, said] of Object.entries({ refused: selection.refused.length > 0, former: Boolean(selection.former) })) {
    const notice = document.getElementById(id);
    if (notice) notice.hidden = !said;
  }
});
