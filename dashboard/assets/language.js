/* Everything that depends on the language and the period alone: the parts about the selection, the map's names. */

import { repaint } from "./map_state.js";
import { options } from "./page_options.js";
import { panelPath, withAnswers } from "./prefetch.js";
import { get, subscribe } from "./selection_state.js";
import { fill } from "./server_html.js";
import { replace } from "./static_map.js";

const root = document.documentElement;
const opened = get();
let shown = root.dataset.lang + opened.period;
let asked = shown;

/**
 * The answers that show a selection: its panel's, and where the page is in another language or of another period, the
 * page's. They come together: nobody reads two languages at once.
 * @param {import("./selection_state.js").Selection} selection
 */
export function answersFor(selection) {
  const { lang, period } = selection;
  return [panelPath(selection), ...(lang + period === shown ? [] : ["/" + lang + "/page.json"])];
}

subscribe(function (selection) {
  const { lang, period } = selection;
  asked = lang + period;
  if (asked === shown) return;
  const wanted = asked;
  /** @param {any[]} bodies */
  function show([, body]) {
    if (wanted !== asked) return;
    shown = wanted;
    root.lang = body.tag;
    root.dataset.lang = lang;
    Object.assign(options(), body.options); /* what the map and the filters say of the period */
    for (const [part, html] of Object.entries(body.server_html)) fill(part, html);
    replace(body.map);
    repaint();
  }
  withAnswers(answersFor(selection), show, () => {}); /* without an answer it is asked for the next time */
});
