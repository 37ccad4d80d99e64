/* What stylesheets must know of the selection, as attributes of the document. */

import { hide, mark } from "./elements.js";
import { subscribe } from "./selection_state.js";
import { showTheme } from "./theme.js";

subscribe(function (selection) {
  const root = document.documentElement;
  mark(root, "region", selection.region || "all");
  mark(root, "initiative", selection.initiative || "all");
  mark(root, "overview", !selection.region && !selection.initiative);
  mark(root, "view", selection.view);
  if (root.dataset.mode !== selection.mode) {
    mark(root, "mode", selection.mode);
    showTheme();
  }
  for (const [id, said] of Object.entries({ refused: selection.refused.length > 0, former: Boolean(selection.former) })) {
    const notice = document.getElementById(id);
    if (notice) hide(notice, !said);
  }
});
