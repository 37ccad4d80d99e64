/* Plotly moves the map with the mouse, wherever that goes: what it is given of the way ends where the whole map ends. */

import { extent, graph, onPlotly, whole } from "./plotly_map.js";

/**
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {{ at: Pair, room: [Pair, Pair], dragged: boolean }} Drag where it began, and how far it may go to either side
 */

const CLICK = 9; /* px from which on Plotly takes a press for a drag */

/** @type {Drag | null} */
let held = null;

/** @param {MouseEvent} event */
function press(event) {
  held = null;
  const target = /** @type {Element} */ (event.target);
  if (event.button !== 0 || !target.closest(".draglayer")) return;
  const limits = whole();
  const { x, y } = extent();
  const perKm = /** @type {HTMLElement} */ (graph()).getBoundingClientRect().width / (x[1] - x[0]);
  const across = /** @type {Pair} */ ([Math.min(0, (x[1] - limits.x[1]) * perKm), Math.max(0, (x[0] - limits.x[0]) * perKm)]);
  const down = /** @type {Pair} */ ([Math.min(0, (limits.y[0] - y[0]) * perKm), Math.max(0, (limits.y[1] - y[1]) * perKm)]);
  held = { at: [event.clientX, event.clientY], room: [across, down], dragged: false };
}

/** @param {MouseEvent} event @param {number} clientX @param {number} clientY */
function send(event, clientX, clientY) {
  const moved = new MouseEvent("mousemove", { bubbles: true, cancelable: true, clientX, clientY, buttons: event.buttons });
  event.target?.dispatchEvent(moved);
}

/** @param {MouseEvent} event */
function move(event) {
  if (!held || !event.isTrusted) return;
  if (!event.buttons) return void (held = null);
  const { at, room } = held;
  const way = [event.clientX - at[0], event.clientY - at[1]];
  const short = way.map((px, n) => Math.min(Math.max(px, room[n][0]), room[n][1]));
  if (short[0] === way[0] && short[1] === way[1]) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  /* A drag that cannot move the map is no click on it either. */
  if (!held.dragged && Math.hypot(way[0], way[1]) > CLICK) {
    held.dragged = true;
    send(event, at[0] + CLICK, at[1]);
  }
  send(event, at[0] + short[0], at[1] + short[1]);
}

onPlotly(function (found) {
  found.addEventListener("mousedown", press, true);
});
window.addEventListener("mousemove", move, true);
window.addEventListener("mouseup", () => void (held = null), true);
