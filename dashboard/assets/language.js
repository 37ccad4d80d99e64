/* Everything that depends on the language alone: the parts about the selection, the map's names. */

import { repaint } from "./map_state.js";
import { withAnswer } from "./prefetch.js";
import { subscribe } from "./selection_state.js";
import { fill } from "./server_html.js";
import { replace } from "./static_map.js";

const root = document.documentElement;
let shown = root.dataset.lang;
let asked = shown;

subscribe(function ({ lang }) {
  asked = lang;
  if (lang === shown) return;
  withAnswer("/" + lang + "/page.json", function (body) {
    if (lang !== asked) return;
    shown = lang;
    root.lang = body.tag;
    root.dataset.lang = lang;
    for (const [part, html] of Object.entries(body.server_html)) fill(part, html);
    replace(body.map);
    repaint();
  });
});
