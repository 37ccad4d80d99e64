/* Wheel and fingers on the map: neither may trap the page. */

import { WHOLE } from "./map_extent.js";
import { closer, enlarged, extent, graph, onPlotly, show, size } from "./plotly_map.js";

/**
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./plotly_map.js").Extent} Extent
 * @typedef {{ at: Pair, extent: Extent, moving: boolean }} Grip where one finger began to move an enlarged map
 * @typedef {{ at: Pair, apart: number, center: Pair, extent: Extent }} Pinch where two fingers began to zoom
 */

const TAP = 8; /* px that a resting finger trembles */

/** @type {Grip | null} */
let held = null;
/** @type {Pinch | null} */
let pinch = null;
let next = 0;

/* The wheel belongs to the page, unless Ctrl is held (a trackpad's pinch sends it too). */
function wheel(/** @type {WheelEvent} */ event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}

/* The box that the map takes of the window, and how many times as large as drawn it is shown there. */
function box() {
  const { left, top, width } = /** @type {HTMLElement} */ (graph()).getBoundingClientRect();
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
 * One finger taps, and scrolls the page past the whole map; an enlarged map, which it could not reach otherwise, it moves.
 * @param {TouchEvent} event
 * @param {Grip} grip
 */
function pan(event, grip) {
  const finger = event.touches[0];
  const { times } = box();
  const px = /** @type {Pair} */ ([(finger.clientX - grip.at[0]) / times, (finger.clientY - grip.at[1]) / times]);
  if (!grip.moving && Math.hypot(...px) < TAP) return;
  grip.moving = true;
  event.preventDefault();
  event.stopPropagation();
  showSoon(moved(grip.extent, px));
}

/* Plotly would keep the finger from scrolling. */
function touchStart(/** @type {TouchEvent} */ event) {
  event.stopPropagation();
  held = null;
  const shown = { x: /** @type {Pair} */ ([...extent().x]), y: /** @type {Pair} */ ([...extent().y]) };
  if (event.touches.length === 1 && enlarged() > WHOLE) {
    held = { at: [event.touches[0].clientX, event.touches[0].clientY], extent: shown, moving: false };
  }
  if (event.touches.length !== 2) return;
  const { apart, at } = fingers(event.touches);
  const { width, height } = size();
  const center = /** @type {Pair} */ ([
    shown.x[0] + (at[0] / width) * (shown.x[1] - shown.x[0]),
    shown.y[1] - (at[1] / height) * (shown.y[1] - shown.y[0]),
  ]);
  pinch = { at, apart, center, extent: shown };
}

function touchMove(/** @type {TouchEvent} */ event) {
  if (held && event.touches.length === 1) return pan(event, held);
  if (!pinch || event.touches.length !== 2) return;
  event.preventDefault();
  event.stopPropagation();
  const { apart, at } = fingers(event.touches);
  /* What lay between the fingers stays between them. */
  const zoomed = closer(pinch.extent, pinch.center, apart / pinch.apart);
  showSoon(moved(zoomed, [at[0] - pinch.at[0], at[1] - pinch.at[1]]));
}

function touchEnd(/** @type {TouchEvent} */ event) {
  if (event.touches.length >= 2) return;
  pinch = held = null;
}

onPlotly(function (element) {
  element.addEventListener("wheel", wheel, { capture: true, passive: true });
  element.addEventListener("touchstart", touchStart, { capture: true, passive: true });
  element.addEventListener("touchmove", touchMove, { capture: true, passive: false });
  element.addEventListener("touchend", touchEnd, { capture: true, passive: true });
});
