/* What the page's own map answers to the pointer: words about what it is on, and what a click chooses. By keyboard the
   list of regions does the same. */

import { byId, first, hide, target } from "./elements.js";
import { point } from "./map_state.js";
import { CLICK, choose, pointAt } from "./plotly_map.js";
import { announce } from "./prefetch.js";
import { listen } from "./selection_state.js";
import { plan } from "./static_map.js";

const ASIDE = 14; /* px between the pointer and the words */

/**
 * What the pointer means: the nearest symbol within reach, else the region it is on.
 * @param {MouseEvent} event
 * @returns {SVGElement | null}
 */
function meant(event) {
  if (!target(event, ".static-map")) return null;
  /** @type {{ node: SVGElement | null, away: number }} */
  const nearest = { node: null, away: plan().reach };
  for (const hit of document.elementsFromPoint(event.clientX, event.clientY)) {
    if (!hit.matches(".static-map .hit")) continue;
    const box = hit.getBoundingClientRect();
    const away = Math.hypot(box.left + box.width / 2 - event.clientX, box.top + box.height / 2 - event.clientY);
    if (away <= nearest.away) Object.assign(nearest, { node: hit.closest("[data-answers]"), away });
  }
  return nearest.node || /** @type {SVGElement | null} */ (/** @type {unknown} */ (target(event, "[data-answers]")));
}

function tooltip() {
  const found = first(".map-tooltip");
  if (found) return found;
  const made = document.createElement("div");
  made.className = "map-tooltip";
  byId("map").append(made);
  return made;
}

/** @type {{ node: SVGElement | null, at: number[] }} */
let shown = { node: null, at: [0, 0] };

/**
 * The words stand beside the pointer, on the side where they have room. To measure them lays out the page: where they
 * stand already, as on a press after the pointer has come to rest, they stay.
 * @param {SVGElement} node
 * @param {MouseEvent} event
 */
function show(node, { clientX, clientY }) {
  const words = tooltip();
  const [aside, away] = [clientX - shown.at[0], clientY - shown.at[1]].map(Math.abs); /* of a click in whole pixels */
  if (!words.hidden && shown.node === node && aside < 1 && away < 1) return;
  shown = { node, at: [clientX, clientY] };
  const map = byId("map").getBoundingClientRect();
  const times = map.width / byId("map").clientWidth;
  words.replaceChildren(
    ...(node.dataset.words || "").split("\n").map(function (line, at) {
      const shown = document.createElement(at ? "span" : "b");
      shown.textContent = line;
      return shown;
    }),
  );
  hide(words, false);
  const [x, y] = [(clientX - map.left) / times, (clientY - map.top) / times];
  const right = x + ASIDE + words.offsetWidth < map.width / times;
  const left = right ? x + ASIDE : Math.max(0, x - ASIDE - words.offsetWidth);
  const top = Math.min(Math.max(0, y - words.offsetHeight / 2), map.height / times - words.offsetHeight);
  words.style.transform = "translate(" + left + "px, " + top + "px)";
}

/** @type {SVGElement | null} */
let pointed = null;

/** @param {Event} event */
function leave(event) {
  if (!pointed) return;
  pointed = null;
  tooltip().hidden = true;
  point(event);
}

listen("pointermove", function (event) {
  const node = event.buttons ? null : meant(event);
  if (!node) return leave(event);
  show(node, event);
  if (node === pointed) return;
  pointed = node;
  pointAt(node.dataset.answers, node.dataset.within);
  announceRegion(node);
});

/**
 * The panel of the region that a click would choose may be wanted.
 * @param {SVGElement | null} node
 * @param {number} [after] ms
 */
function announceRegion(node, after) {
  if (node?.dataset.within) announce("region=" + encodeURIComponent(node.dataset.within), after);
}

/* What it went down on is meant, though the map may move below it till the button is released. */
/** @type {{ at: number[], node: SVGElement | null }} */
let down = { at: [0, 0], node: null };
listen("pointerdown", function (event) {
  down = { at: [event.clientX, event.clientY], node: meant(event) };
  announceRegion(down.node, 0);
}, true);

listen("click", function (event) {
  /* A drag that moves nothing, for the whole map is shown, is no click either; no pointer went down for one by script. */
  const dragged = Math.hypot(event.clientX - down.at[0], event.clientY - down.at[1]) > CLICK;
  const node = dragged ? null : event.detail ? down.node : meant(event);
  if (!node) return leave(event);
  show(node, event); /* measures the words: after the choice that would lay out the whole page once more */
  choose(node.dataset.answers, node.dataset.within);
  pointed = node;
});
