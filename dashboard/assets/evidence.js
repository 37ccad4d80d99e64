/* The evidence of one figure in a native dialog: the browser keeps the focus inside, closes it on Escape and gives the
   focus back to the figure. */

import { byId } from "./elements.js";
import { withAnswer } from "./prefetch.js";
import { leaveEvidence, press, subscribe } from "./selection_state.js";
import { fill } from "./server_html.js";

let asked = "";
let ready = false;

function dialog() {
  const element = /** @type {HTMLDialogElement} */ (byId("evidence"));
  if (!ready) {
    ready = true;
    element.addEventListener("close", () => asked && leaveEvidence());
    element.addEventListener("click", (event) => event.target === element && element.close());
  }
  return element;
}

/* Opened once its content is there, so that the focus finds a place in it and the heading is heard. */
subscribe(function ({ lang, figure }) {
  const wanted = figure ? lang + "/evidence/" + figure : "";
  if (wanted === asked) return;
  asked = wanted;
  if (!wanted) return dialog().close();
  const use = function (/** @type {{ html: string }} */ body) {
    if (wanted !== asked) return;
    fill("evidence-body", body.html);
    if (!dialog().open) dialog().showModal();
  };
  /* not a step back: that would stop a reload that asks to sign in */
  withAnswer("/" + wanted + ".json", use, () => wanted === asked && press("figure=", { replace: true }));
});
