/* Very many regions in groups: a group on the strip shows the list of its regions, and wherever groups stand, that of the
   chosen region is marked. */

import { handle } from "./actions.js";
import { all, byId, hide, mark } from "./elements.js";
import { get, subscribeAfterPaint } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

handle("strip-group", function (button) {
  const shown = button.getAttribute("aria-expanded") !== "true" && button.getAttribute("aria-controls");
  for (const other of all('[data-action="strip-group"]')) {
    const own = other.getAttribute("aria-controls") || "";
    other.setAttribute("aria-expanded", String(own === shown));
    hide(byId(own), own !== shown);
  }
});

/** @param {ParentNode} within */
function markHolders(within) {
  const groups = all("[data-group]", within);
  if (!groups.length) return;
  const { region } = get();
  const chosen = '[data-choice-region="' + CSS.escape(region) + '"]';
  const found = region ? groups.filter((group) => group.querySelector(chosen)) : [];
  const holding = new Set(found.map((group) => group.dataset.group));
  for (const group of groups) mark(group, "holds", holding.has(group.dataset.group));
}

subscribeAfterPaint(() => markHolders(document));
onDrawn((id) => markHolders(byId(id)));
