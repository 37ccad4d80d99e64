/* Wheel and fingers on the map: neither may trap the page. The mouse moves an enlarged map, which Plotly sees to. */

import { byId, target } from "./elements.js";
import { closer, enlarged, extent, show, size } from "./map_view.js";
import { options } from "./page_options.js";
import { graph } from "./plotly_map.js";
import { get, listen } from "./selection_state.js";

/**
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").Extent} Extent
 * @typedef {{ at: Pair, extent: Extent, moving: boolean }} Grip where one finger began to move an enlarged map
 * @typedef {{ at: Pair, apart: number, center: Pair, extent: Extent }} Pinch where two fingers began to zoom
 */

const TAP = 8; /* px that a resting finger trembles */
const WHEEL = 20; /* px of the wheel that one of its events counts at most; as Plotly has it */

/** @type {Grip | null} */
let held = null;
/** @type {Pinch | null} */
let pinch = null;
let next = 0;

const onMap = (/** @type {Event} */ event) => get().mode !== "wall" && !options().edition && target(event, "#map") !== null;

/* The box that the map takes of the window, and how many times as large as drawn it is shown there. */
function box() {
  const { left, top, width } = byId("map").getBoundingClientRect();
  return { left, top, times: width / size().width };
}

/** @param {TouchList} touches */
function fingers([one, two]) {
  const { left, top, times } = box();
  return {
    apart: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY),
    at: /** @type {Pair} */ ([
      ((one.clientX + two.clientX) / 2 - left) / times,
      ((one.clientY + two.clientY) / 2 - top) / times,
    ]),
  };
}

/**
 * The extent moved by so many px of the drawing.
 * @param {Extent} from
 * @param {Pair} px to the right and down
 * @returns {Extent}
 */
function moved({ x, y }, [right, down]) {
  const { width, height } = size();
  const by = [(right * (x[1] - x[0])) / width, (down * (y[1] - y[0])) / height];
  return { x: [x[0] - by[0], x[1] - by[0]], y: [y[0] + by[1], y[1] + by[1]] };
}

/* Once a frame is enough. */
function showSoon(/** @type {Extent} */ wanted) {
  window.cancelAnimationFrame(next);
  next = window.requestAnimationFrame(() => show(wanted));
}

/**
 * The place in km at so many px of the drawing.
 * @param {Extent} shown
 * @param {Pair} px
 * @returns {Pair}
 */
function placeAt({ x, y }, [right, down]) {
  const { width, height } = size();
  return [x[0] + (right / width) * (x[1] - x[0]), y[1] - (down / height) * (y[1] - y[0])];
}

/* The wheel belongs to the page, unless Ctrl is held (a trackpad's pinch sends it too). Plotly's map then zooms itself. */
function wheel(/** @type {WheelEvent} */ event) {
  if (!onMap(event)) return;
  if (!event.ctrlKey && !event.metaKey) return event.stopPropagation();
  if (graph()) return;
  event.preventDefault();
  const { left, top, times } = box();
  const at = placeAt(extent(), [(event.clientX - left) / times, (event.clientY - top) / times]);
  const by = Math.exp(-Math.max(-WHEEL, Math.min(WHEEL, event.deltaY)) / 200);
  if (enlarged() * by >= 1) show(closer(extent(), at, by));
}

/**
 * Move the map by the way of one finger since it was put down; returns whether it is more than a tremble.
 * @param {{ clientX: number, clientY: number }} now
 * @param {Grip} grip
 */
function drag({ clientX, clientY }, grip) {
  const { times } = box();
  const px = /** @type {Pair} */ ([(clientX - grip.at[0]) / times, (clientY - grip.at[1]) / times]);
  if (!grip.moving && Math.hypot(...px) < TAP) return false;
  grip.moving = true;
  showSoon(moved(grip.extent, px));
  return true;
}

const gripped = (/** @type {{ clientX: number, clientY: number }} */ { clientX, clientY }) =>
  /** @type {Grip} */ ({ at: [clientX, clientY], extent: extent(), moving: false });

/* One finger taps, and scrolls the page past the whole map; an enlarged map, which it could not reach otherwise, it moves.
   Plotly would keep it from scrolling. */
function touchStart(/** @type {TouchEvent} */ event) {
  if (!onMap(event)) return;
  event.stopPropagation();
  held = null;
  if (event.touches.length === 1 && byId("map").dataset.moves !== undefined) held = gripped(event.touches[0]);
  if (event.touches.length !== 2) return;
  const { apart, at } = fingers(event.touches);
  pinch = { at, apart, center: placeAt(extent(), at), extent: extent() };
}

function touchMove(/** @type {TouchEvent} */ event) {
  const two = pinch && event.touches.length === 2;
  if (!(held && event.touches.length === 1 && drag(event.touches[0], held)) && !two) return;
  event.preventDefault();
  event.stopPropagation();
  if (!pinch || !two) return;
  const { apart, at } = fingers(event.touches);
  /* What lay between the fingers stays between them. */
  const zoomed = closer(pinch.extent, pinch.center, apart / pinch.apart);
  showSoon(moved(zoomed, [at[0] - pinch.at[0], at[1] - pinch.at[1]]));
}

function touchEnd(/** @type {TouchEvent} */ event) {
  if (event.touches.length >= 2) return;
  pinch = held = null;
}

listen("wheel", wheel, { capture: true, passive: false });
listen("touchstart", touchStart, { capture: true, passive: true });
listen("touchmove", touchMove, { capture: true, passive: false });
listen("touchend", touchEnd, { capture: true, passive: true });
