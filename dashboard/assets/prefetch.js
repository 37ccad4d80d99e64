/* Fetches what the server has prepared, keeps it, and fetches ahead what is one press away.
   An address contains the fingerprint of the data, so what is kept here is never stale. */

import { target } from "./elements.js";
import { options } from "./page_options.js";
import { get, subscribe } from "./selection_state.js";

/** @typedef {any} Body an answer of the server: JSON, by its address */

const LIMIT = 400;
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

/** @param {string} path */
async function fromServer(path) {
  const answer = await fetch(addressOf(path));
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
 * @param {() => void} [refuse] where there is none
 */
export function withAnswer(path, use, refuse) {
  const body = fetched(path);
  if (body instanceof Promise) body.then(use, refuse);
  else use(body);
}

/**
 * Where the panels of a region are, for every initiative.
 * @param {string} lang
 * @param {string} region
 */
export function regionPath(lang, region) {
  return "/" + lang + "/region/" + (region || "all") + ".json";
}

subscribe(function ({ lang }) {
  const { regions, fetched_ahead: ahead } = options();
  if (!ahead) return; /* of a package with many regions each is fetched on demand */
  window.requestIdleCallback(async function () {
    const addresses = ["", ...regions].map((region) => addressOf(regionPath(lang, region)));
    const panels = await fetched("/" + lang + "/regions.json");
    for (const [at, region] of ["all", ...regions].entries()) kept.set(addresses[at], panels[region]);
  });
});

/**
 * The pointer or the focus on a figure announces that its evidence may be wanted.
 * @param {Event} event
 */
function announced(event) {
  const figure = target(event, '[data-press^="figure="]');
  if (figure?.dataset.press) fetched("/" + get().lang + "/evidence/" + figure.dataset.press.slice("figure=".length) + ".json");
}
document.addEventListener("pointerover", announced);
document.addEventListener("focusin", announced);
