/* Wall mode: the scenes in turn. The address holds the mode, the scene by its region and initiative, and the seconds that
   each is shown. Nothing on it asks for a mouse: the arrows change the scene, Space holds it, E takes its workbook along,
   Escape leaves. */

import { handle } from "./actions.js";
import { all, byId, first, mark, target } from "./elements.js";
import { get, listen, press, subscribe } from "./selection_state.js";
import { onDrawn } from "./server_html.js";
import { sceneOf, scenes, showScene } from "./wall_scene.js";

const SECONDS = 15;
let timer = 0;
let paused = false;

const seconds = () => Math.max(2, Number(get().seconds) || SECONDS);

/** @param {number} at */
function go(at) {
  const held = scenes();
  const { region, initiative } = held[(at + held.length) % held.length];
  press("region=" + region + "&initiative=" + initiative, { replace: true }); /* Back leaves the wall */
}

/** @param {number} by */
const step = (by) => go(sceneOf(get()) + by);

/* The bar is one transition from empty to full: no clock ticks, nothing is redrawn between two scenes. */
function progress() {
  const bar = document.getElementById("wall-progress");
  if (!bar) return;
  bar.style.transition = "none";
  bar.style.transform = "scaleX(0)";
  if (paused) return;
  void bar.offsetWidth;
  bar.style.transition = "transform " + seconds() + "s linear";
  bar.style.transform = "scaleX(1)";
}

function start() {
  window.clearTimeout(timer);
  if (!paused) timer = window.setTimeout(() => step(1), seconds() * 1000);
  progress();
}

/* On the strip the ports of the scene's region are named; two near each other in two lanes. */
function nameOwnPorts() {
  const own = all(".strip-ports [data-press]").filter((port) => port.dataset.press === "region=" + get().region);
  for (const port of all(".strip-ports [data-own]")) mark(port, "own", own.includes(port));
  own.forEach(function (port, at) {
    mark(port, "own", true);
    port.style.setProperty("--own-lane", String(at % 2));
  });
}

function arrange() {
  const on = get().mode === "wall";
  for (const id of ["strip", "map-frame"]) byId(id).inert = on; /* to be looked at */
  mark(document.documentElement, "paused", String(paused));
  window.clearTimeout(timer);
  if (!on || !scenes().length) return;
  const at = sceneOf(get());
  showScene(at);
  nameOwnPorts();
  const { region, initiative } = scenes()[at];
  if (region !== get().region || initiative !== get().initiative) window.setTimeout(() => get().mode === "wall" && go(at));
  else start();
}

function pause() {
  paused = !paused;
  arrange();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  " ": pause,
  e: () => first("#panel a[href*='brief.xlsx']")?.click(),
  Escape: () => press("mode="),
};

listen("keydown", function (event) {
  if (get().mode !== "wall" || document.querySelector("dialog[open]") || target(event, "input")) return;
  const key = event.key === "E" ? "e" : event.key;
  if (!KEYS[key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  KEYS[key]();
});

/* A finger on a screen that has no keys does what the arrows do: on the left third back, else on. Asked before anything
   else hears of the press: the one that begins the wall shows its first scene. */
listen(
  "click",
  function (event) {
    if (get().mode === "wall" && event.isTrusted && target(event, ".page")) step(event.clientX < window.innerWidth / 3 ? -1 : 1);
  },
  true,
);

subscribe(arrange);
onDrawn(function (id) {
  if (id === "wall" && get().mode === "wall") showScene(sceneOf(get())); /* in another language */
});
handle("wall", () => press("mode=wall"));
