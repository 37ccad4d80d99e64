/* The title of the document, by the same rule as `Titles` in page/titles.py: what is chosen, then the page's own. */

import { options } from "./page_options.js";
import { subscribeAfterPaint } from "./selection_state.js";

subscribeAfterPaint(function (selection) {
  const names = options().titles[selection.lang];
  const chosen = [
    names.region[selection.region || ""],
    names.initiative[selection.initiative || ""],
    names.view[selection.view || ""],
  ];
  document.title = [...chosen, names.site].filter(Boolean).join(" · ");
});
