/* What the server does not know any more is of another time: the page is loaded anew, once. */

import { options } from "./page_options.js";

const RELOADED = "corridor-reloaded";

export function reloadOnce() {
  try {
    if (window.sessionStorage.getItem(RELOADED) === options().fragments) return;
    window.sessionStorage.setItem(RELOADED, options().fragments);
  } catch {
    return;
  }
  window.location.reload();
}
