/* Fetches what the server has prepared, keeps it, and fetches ahead what is one press away.
   An address contains the fingerprint of the data, so what is kept here is never stale. */

import { changed } from "./address.js";
import { target } from "./elements.js";
import { options } from "./page_options.js";
import { get, subscribe } from "./selection_state.js";

/** @typedef {any} Body an answer of the server: JSON, by its address */
/** @typedef {(said: boolean) => void} Refuse hears whether the page says already why there is no answer */

const LIMIT = 400;
const REST = 60; /* ms that the pointer stays on what is announced */
const RELOADED = "corridor-reloaded";

/** @type {Map<string, Body | Promise<Body>>} */
const kept = new Map();

/* What the server does not know any more is of another time: the page is loaded anew, once. */
function reloadOnce() {
  try {
    if (window.sessionStorage.getItem(RELOADED) === options().prepared) return;
    window.sessionStorage.setItem(RELOADED, options().prepared);
  } catch {
    return;
  }
  window.location.reload();
}

/**
 * Where the answer at `path` is found for the period that is chosen.
 * @param {string} path
 */
function addressOf(path) {
  const { period } = get();
  return options().prepared + (period && "." + period.replaceAll("/", "_")) + path;
}

/* The server gave no answer: it is gone, or what stands before it says so. */
class Unanswered extends Error {}

/** @param {string} path */
async function fromServer(path) {
  const answer = await fetch(addressOf(path)).catch(function () {
    throw new Unanswered(path);
  });
  if (answer.status >= 502) throw new Unanswered(path);
  if (answer.status === 410) reloadOnce();
  if (answer.status === 401) window.location.reload(); /* the session has ended: the page itself asks to sign in */
  if (!answer.ok) throw new Error(path + ": " + answer.status);
  return answer.json();
}

let load = fromServer;

/**
 * Take answers from elsewhere than the server.
 * @param {(path: string) => Promise<Body>} source
 */
export function answerFrom(source) {
  load = source;
}

/**
 * The answer at `path`, if it is here already; its promise otherwise.
 * @param {string} path
 * @returns {Body | Promise<Body>}
 */
export function fetched(path) {
  const address = addressOf(path);
  if (!kept.has(address)) {
    const oldest = kept.keys().next().value;
    if (kept.size >= LIMIT && oldest !== undefined) kept.delete(oldest);
    const coming = load(path);
    coming.then(
      (body) => kept.set(address, body),
      () => kept.delete(address),
    );
    kept.set(address, coming);
  }
  return kept.get(address);
}

/**
 * Call `use` with the answer at `path`: at once where it is here already, so that it is painted in the same frame.
 * @param {string} path
 * @param {(body: Body) => void} use
 * @param {Refuse} [refuse] where there is none
 */
export function withAnswer(path, use, refuse) {
  withAnswers([path], ([body]) => use(body), refuse);
}

/**
 * The same of several answers, so that all of them are painted in one frame. What is only fetched ahead fails in silence;
 * of what is to be shown release.js says that the server does not answer.
 * @param {string[]} paths
 * @param {(bodies: Body[]) => void} use
 * @param {Refuse} [refuse] where one of them is missing
 */
export function withAnswers(paths, use, refuse) {
  const bodies = paths.map(fetched);
  if (!bodies.some((body) => body instanceof Promise)) return use(bodies);
  Promise.all(bodies).then(use, function (failure) {
    const lost = failure instanceof Unanswered;
    refuse?.(lost && !document.dispatchEvent(new Event("unanswered", { cancelable: true })));
  });
}

/**
 * The answer at `path` before anything else happens: for what cannot wait, as paper.
 * @param {string} path
 * @returns {Body}
 */
export function answerNow(path) {
  const body = kept.get(addressOf(path));
  if (body && !(body instanceof Promise)) return body;
  const request = new XMLHttpRequest();
  request.open("GET", addressOf(path), false);
  request.send();
  return JSON.parse(request.responseText);
}

/**
 * Where the panel of a selection is.
 * @param {import("./selection_state.js").Selection} selection
 */
export function panelPath({ lang, region, initiative }) {
  return "/" + lang + "/region/" + (region || "all") + "/" + (initiative || "all") + ".json";
}

subscribe(function ({ lang }) {
  const { fetched_ahead: ahead } = options();
  if (!ahead) return; /* of a package with many regions each is fetched on demand, or when it is announced */
  window.requestIdleCallback(async function () {
    const address = addressOf("/" + lang + "/region/");
    const panels = await Promise.resolve(fetched("/" + lang + "/regions.json")).catch(() => ({}));
    for (const region in panels) {
      for (const initiative in panels[region]) kept.set(address + region + "/" + initiative + ".json", panels[region][initiative]);
    }
  });
});

/* What is pointed at for a moment, or has the focus, may be chosen next: of a package with many regions its panel is asked
   for before it is. The pointer that only passes over the map asks for nothing. */
let announced = 0;

/**
 * @param {string} change of the selection, as a query string; none takes back what was announced
 * @param {number} [after] ms
 */
export function announce(change, after = REST) {
  window.clearTimeout(announced);
  if (!change || options().fetched_ahead) return;
  announced = window.setTimeout(function () {
    const next = changed(get(), change, false, options());
    if (next.region !== get().region || next.initiative !== get().initiative) fetched(panelPath(next));
  }, after);
}

/**
 * The change of the selection that pressing at an event's place would make.
 * @param {Event} event
 */
function pressOf(event) {
  const at = target(event, "[data-press], label");
  const pressed = at?.matches("label") ? at.querySelector("[data-press]") : at;
  return (pressed instanceof HTMLElement && pressed.dataset.press) || "";
}

/**
 * The pointer or the focus on a figure announces that its evidence may be wanted; on what chooses a region or an
 * initiative, that their panel may.
 * @param {Event} event
 */
function pointed(event) {
  const press = pressOf(event);
  if (press.startsWith("figure=")) fetched("/" + get().lang + "/evidence/" + press.slice("figure=".length) + ".json");
  else announce(press);
}
document.addEventListener("pointerover", pointed);
document.addEventListener("focusin", pointed);
document.addEventListener("pointerdown", (event) => announce(pressOf(event), 0), true);
