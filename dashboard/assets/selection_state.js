/* The selection, for every part of the page: read it, change it, hear of its changes. The address owns it: what is
   pressed changes the address, and the address changes the page. */

import { changed, parse, query, same } from "./address.js";
import { keepPress, keptPress } from "./early_press.js";
import { oncePainted } from "./once_painted.js";
import { options } from "./page_options.js";

/** @typedef {import("./address.js").Selection} Selection */

/** @type {((selection: Selection) => void)[]} */
const subscribers = [];
/** @type {((selection: Selection) => void)[]} */
const followers = [];
let callOff = () => {};
let current = parse(asked(), options());
let started = false;

/* What the address asks for. Browsers let a page that lies in a folder change nothing but the part behind the #. */
function asked() {
  return options().edition ? window.location.hash.replace(/^#/, "") : window.location.search;
}

/** What is chosen now. */
export function get() {
  return current;
}

/**
 * Call `show` once the page stands, and at every change after it, in the order of subscription.
 * @param {(selection: Selection) => void} show
 */
export function subscribe(show) {
  subscribers.push(show);
}

/**
 * Call `show` once the page stands, and after it whenever a change of the selection has been painted: for what repeats it
 * elsewhere on the page, which is not what was pressed for. Of changes in quick succession it hears the last.
 * @param {(selection: Selection) => void} show
 */
export function subscribeAfterPaint(show) {
  followers.push(show);
}

/**
 * Call `listener` with events of the document, once the page stands: what it needs of the page may not be there before.
 * @template {keyof DocumentEventMap} Kind
 * @param {Kind} kind
 * @param {(event: DocumentEventMap[Kind]) => unknown} listener
 * @param {AddEventListenerOptions | boolean} [how]
 */
export function listen(kind, listener, how) {
  document.addEventListener(kind, (event) => started && listener(event), how);
}

/**
 * The same for events of the window.
 * @template {keyof WindowEventMap} Kind
 * @param {Kind} kind
 * @param {(event: WindowEventMap[Kind]) => unknown} listener
 * @param {AddEventListenerOptions | boolean} [how]
 */
export function listenToWindow(kind, listener, how) {
  window.addEventListener(kind, (event) => started && listener(event), how);
}

function followNow() {
  callOff();
  callOff = () => {};
  for (const show of followers) show(current);
}

/** @param {Selection} next */
function set(next) {
  current = next;
  for (const show of subscribers) show(next);
  callOff();
  callOff = oncePainted(followNow);
}

/** Show what is chosen once more: something of it had no answer. */
export function showAgain() {
  if (started) set(current);
}

/** Steps of the browser's history that led into the evidence that is open; none where a link opened it. */
function stepsInEvidence() {
  const state = /** @type {{ inEvidence?: number } | null} */ (window.history.state);
  return state?.inEvidence || 0;
}

/**
 * Change the selection, by a query string of the parts that change. Everything that can be pressed leads here: links,
 * buttons, radios, keys, the map, the clock of a wall.
 * @param {string} change
 * @param {{ toggle?: boolean, replace?: boolean }} [how] toggle: what is chosen already is cleared; replace: it is no
 *   step that Back returns to
 */
export function press(change, { toggle = false, replace = false } = {}) {
  if (!started) return keepPress(() => press(change, { toggle, replace }));
  const next = changed(current, change, toggle, options());
  if (same(current, next, options())) return;
  const chosen = query(next, options());
  const address = options().edition ? "#" + chosen : window.location.pathname + chosen;
  const steps = stepsInEvidence();
  const inEvidence = next.figure && (!current.figure || steps) ? steps + 1 : 0;
  if (replace) window.history.replaceState(null, "", address);
  else window.history.pushState({ inEvidence }, "", address);
  set(next);
}

/** Close the evidence and take back the steps that led into it, so that Back does not open it again. */
export function leaveEvidence() {
  const steps = stepsInEvidence();
  if (steps) window.history.go(-steps);
  else press("figure=", { replace: true });
}

/** Begin, once every part stands in the page. */
export function start() {
  if (started) return;
  started = true;
  window.setTimeout(function () {
    /* Not with what has put the parts there: together it would hold up whatever is pressed meanwhile. */
    set(parse(asked(), options()));
    followNow();
    keptPress()?.();
  });
}

listenToWindow("beforeprint", followNow);
listenToWindow("popstate", function () {
  const read = parse(asked(), options());
  if (!same(current, read, options())) set(read);
});
