/* Everything that depends on the language and the period alone: the parts about the selection, the map's names. */

import { repaint } from "./map_state.js";
import { options } from "./page_options.js";
import { withAnswer } from "./prefetch.js";
import { get, subscribe } from "./selection_state.js";
import { fill } from "./server_html.js";
import { replace } from "./static_map.js";

const root = document.documentElement;
const opened = get();
let shown = root.dataset.lang + opened.period;
let asked = shown;

subscribe(function ({ lang, period }) {
  asked = lang + period;
  if (asked === shown) return;
  const wanted = asked;
  withAnswer("/" + lang + "/page.json", function (body) {
    if (wanted !== asked) return;
    shown = wanted;
    root.lang = body.tag;
    root.dataset.lang = lang;
    Object.assign(options(), body.options); /* what the map and the filters say of the period */
    for (const [part, html] of Object.entries(body.server_html)) fill(part, html);
    replace(body.map);
    repaint();
  });
});
