/* Everything that depends on the language alone: the parts about the selection, the title, the map's names. */

import { options } from "./page_options.js";
import { withAnswer } from "./prefetch.js";
import { subscribe } from "./selection_state.js";
import { fill } from "./server_html.js";

const root = document.documentElement;
let shown = root.dataset.lang;
let drawn = options().release.latest ? options().languages[0] : ""; /* the layout brings this map */
let asked = shown;

subscribe(function ({ lang }) {
  asked = lang;
  if (lang === shown && lang === drawn) return;
  withAnswer("/" + lang + "/frame.json", function (body) {
    if (lang !== asked) return;
    shown = drawn = lang;
    root.lang = body.tag;
    root.dataset.lang = lang;
    document.title = body.title;
    for (const [part, html] of Object.entries(body.fragments)) fill(part, html);
    window.dash_clientside.set_props("map", { figure: body.figure });
  });
});
