/* Where a region is chosen, the map moves to it, gently and after the choice has been painted; Escape and "all" move back.
   It moves so that the region that was pressed on the map stays under the pointer. */

import { byId, mark, target } from "./elements.js";
import { between, nominal, reachable, wholeExtent } from "./map_extent.js";
import * as view from "./map_view.js";
import { oncePainted } from "./once_painted.js";
import * as plotly from "./plotly_map.js";
import { get, listen, press, subscribe } from "./selection_state.js";
import { aimed, drawing, glide, hold, place, plan } from "./static_map.js";

/**
 * @typedef {import("./map_extent.js").Pair} Pair
 * @typedef {import("./map_extent.js").Extent} Extent
 */

const LASTS = 420; /* ms */
const STEPS = 8; /* places tried between the region in the middle and the region left where it is */
const FRESH = 1000; /* ms after which a press has nothing to do with a choice */
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

let region = "";
let initiative = "";
let moves = false; /* another region was chosen, and the map is not there yet */
let turn = 0; /* counts the choices: an older one's movement ends when a new one comes */
/** @type {{ at: Pair, when: number } | null} */
let pressed = null; /* where on the map, as shares of its box from the upper left corner */

const ease = (/** @type {number} */ share) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2);

/**
 * The place in km at a share of the box.
 * @param {Extent} extent
 * @param {Pair} at
 * @returns {Pair}
 */
const groundAt = ({ x, y }, at) => [x[0] + at[0] * (x[1] - x[0]), y[1] - at[1] * (y[1] - y[0])];

/** @param {Pair} ground */
function inRegion(ground) {
  const path = /** @type {SVGPathElement | null} */ (drawing().querySelector(".traceregion-" + region + " path"));
  return path !== null && view.holds(path, ground);
}

/**
 * The extent, moved as little as keeps the region under the pointer that pressed it.
 * @param {Extent} extent
 * @param {Extent} from
 */
function underPointer(extent, from) {
  if (!pressed || performance.now() - pressed.when > FRESH) return extent;
  const { at } = pressed;
  const meant = groundAt(from, at);
  if (!inRegion(meant)) return extent; /* a port beside its region, or a press elsewhere */
  const there = groundAt(extent, at);
  for (let step = 0; step <= STEPS; step++) {
    const [east, north] = [0, 1].map((axis) => ((meant[axis] - there[axis]) * step) / STEPS);
    const moved = reachable(plan(), view.size(), {
      x: [extent.x[0] + east, extent.x[1] + east],
      y: [extent.y[0] + north, extent.y[1] + north],
    });
    if (inRegion(groundAt(moved, at))) return moved;
  }
  return extent;
}

/** @param {Extent} extent */
function show(extent) {
  if (plotly.graph()) plotly.relayout({ "xaxis.range": [...extent.x], "yaxis.range": [...extent.y] });
  else glide(extent);
}

/* The names that have room now: on the way those of both ends. */
function arrive(/** @type {boolean} */ focused) {
  const map = byId("map");
  mark(map, "focused", focused);
  mark(map, "moving", false);
  moves = false;
  if (!plotly.graph()) place();
}

/**
 * @param {Extent} from
 * @param {Extent} to
 * @param {boolean} focused
 */
function move(from, to, focused) {
  const mine = ++turn;
  const map = byId("map");
  const perKm = (/** @type {Extent} */ { x }) => view.size().width / (x[1] - x[0]);
  const begin = performance.now();
  mark(map, "focused", true); /* an inset is in its way */
  mark(map, "scale", nominal(plan(), view.size(), Math.min(perKm(from), perKm(to))));
  /** @param {number} now */
  function frame(now) {
    if (mine !== turn) return;
    const share = Math.min(1, Math.max(0, (now - begin) / LASTS));
    show(between(from, to, ease(share)));
    if (share < 1) window.requestAnimationFrame(frame);
    else arrive(focused);
  }
  window.requestAnimationFrame(frame);
}

/** To what is chosen, or to the whole. */
function go() {
  const from = view.extent();
  const aim = aimed();
  const wanted = aim && underPointer(aim, from);
  pressed = null;
  if (wanted && wanted !== aim) hold(wanted);
  const to = wanted || wholeExtent(plan(), view.size());
  if (still.matches || document.hidden) {
    turn++;
    show(to);
    arrive(wanted !== null);
  } else move(from, to, wanted !== null);
}

/* The whole corridor, whatever is chosen. */
view.onReset(function () {
  hold(null);
  go();
});

subscribe(function (selection) {
  if (selection.region === region && selection.initiative === initiative) return;
  moves ||= selection.region !== region;
  ({ region, initiative } = selection);
  turn++;
  const mine = turn;
  mark(byId("map"), "moving", true);
  /* The choice is painted first, and nothing of it waits for the map, whose other regions then fade. Another initiative
     has other badges. */
  oncePainted(function () {
    const map = byId("map");
    if (mine === turn) mark(map, "chosen", region !== ""); /* not which: a new value would restyle every shape of the map */
    if (mine !== turn || !drawing()?.clientWidth) return mark(map, "moving", mine !== turn);
    if (moves) go();
    else arrive(map.dataset.focused !== undefined);
  });
});

listen(
  "click",
  function (event) {
    const map = target(event, "#map");
    if (!map) return;
    const { left, top, width, height } = map.getBoundingClientRect();
    pressed = { at: [(event.clientX - left) / width, (event.clientY - top) / height], when: performance.now() };
  },
  true,
);

/* Escape leaves the choice, wherever nothing else has a use for it. */
listen("keydown", function (event) {
  if (event.key !== "Escape" || event.defaultPrevented || get().mode === "wall" || !get().region) return;
  if (document.querySelector("dialog[open]") || target(event, "input:not([type=radio], [type=checkbox]), select, textarea, [role=listbox]")) return;
  press("region=");
});
