/* What is new since this browser's last visit: the number of the release that was seen last is kept in the browser alone,
   and the link in the header leads to what changed since. */

import { first } from "./elements.js";
import { options } from "./page_options.js";
import { get, subscribe } from "./selection_state.js";
import { onDrawn } from "./server_html.js";

const KEY = "corridor-release-seen";
let seen = 0;

function kept() {
  try {
    return Number(window.localStorage.getItem(KEY)) || 0;
  } catch {
    return 0; /* storage may be forbidden: then nothing is known of an earlier visit */
  }
}

/** @param {number} number */
function keep(number) {
  try {
    window.localStorage.setItem(KEY, String(number));
  } catch {
    /* not remembered */
  }
}

/* A browser that was here before shows how many releases there are since, and leads to all that changed. */
function show() {
  const link = /** @type {HTMLAnchorElement | null} */ (first("#header .news-link"));
  const { shown } = options().release;
  if (!link || !shown || !seen || seen >= shown) return;
  link.textContent = (link.dataset.unseen || "").replace("{count}", String(shown - seen));
  link.href = link.href.replace(/from=\d+/, "from=" + seen);
  link.dataset.fresh = "";
}

let started = false;
subscribe(function () {
  if (started) return;
  started = true;
  seen = kept();
  show();
  const { shown } = options().release;
  if (shown && shown > seen && !get().release) keep(shown); /* an earlier release is no visit to the latest */
});
onDrawn((id) => id === "header" && show());
