/* Plotly itself moves its map with the mouse, wherever that goes: what it is given of the way ends at the map's edge. */

import { target } from "./elements.js";
import { wholeExtent } from "./map_extent.js";
import { CLICK, extent, graph, size } from "./plotly_map.js";
import { listenToWindow } from "./selection_state.js";
import { plan } from "./static_map.js";

/** @typedef {[number, number]} Pair */
/** @type {{ at: Pair, room: Pair[], dragged: boolean } | null} */
let held = null;

/* How many px the mouse may go to the left and right, and up and down. */
function room() {
  const { x, y } = extent();
  const limits = wholeExtent(plan(), size());
  const px = (graph()?.getBoundingClientRect().width || 0) / (x[1] - x[0]);
  return /** @type {Pair[]} */ ([
    [Math.min(0, (x[1] - limits.x[1]) * px), Math.max(0, (x[0] - limits.x[0]) * px)],
    [Math.min(0, (limits.y[0] - y[0]) * px), Math.max(0, (limits.y[1] - y[1]) * px)],
  ]);
}

/**
 * @param {MouseEvent} event
 * @param {number} clientX
 * @param {number} clientY
 */
function send(event, clientX, clientY) {
  const { buttons } = event;
  event.target?.dispatchEvent(new MouseEvent("mousemove", { bubbles: true, cancelable: true, clientX, clientY, buttons }));
}

function press(/** @type {MouseEvent} */ event) {
  held = null;
  if (event.button !== 0 || !graph() || !target(event, ".draglayer")) return;
  held = { at: [event.clientX, event.clientY], room: room(), dragged: false };
}

function move(/** @type {MouseEvent} */ event) {
  if (!held || !event.isTrusted) return;
  if (!event.buttons) return void (held = null);
  const way = [event.clientX - held.at[0], event.clientY - held.at[1]];
  const [x, y] = held.room.map(([least, most], axis) => Math.min(Math.max(way[axis], least), most));
  if (x === way[0] && y === way[1]) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  /* A drag that cannot move the map is no click on it either. */
  if (!held.dragged && Math.hypot(way[0], way[1]) > CLICK) {
    held.dragged = true;
    send(event, held.at[0] + CLICK, held.at[1]);
  }
  send(event, held.at[0] + x, held.at[1] + y);
}

listenToWindow("mousedown", press, true);
listenToWindow("mousemove", move, true);
listenToWindow("mouseup", () => (held = null), true);
