/* Wall mode: shows all, each initiative, each region in turn. The address holds the mode and the seconds that each scene
   is shown; a scene of several pages shows each of them as long. */

import { handle } from "./actions.js";
import { target } from "./elements.js";
import { options } from "./page_options.js";
import { get, press, subscribe } from "./selection_state.js";
import { enter, keepFitted, turn } from "./wall_fit.js";
import { magnify } from "./wall_zoom.js";

const SECONDS = 15;
let timer = 0;
let paused = false;

function scenes() {
  const { initiatives, regions } = options();
  return [
    { region: "", initiative: "" },
    ...initiatives.map((initiative) => ({ region: "", initiative })),
    ...regions.map((region) => ({ region, initiative: "" })),
  ];
}

const seconds = () => Math.max(2, Number(get().seconds) || SECONDS);

/** @param {number} by */
function step(by) {
  if (turn(by)) return start();
  const all = scenes();
  const here = all.findIndex((scene) => scene.region === get().region && scene.initiative === get().initiative);
  const { region, initiative } = all[(here + by + all.length) % all.length];
  enter(by);
  press("region=" + region + "&initiative=" + initiative, { replace: true }); /* Back leaves the wall */
}

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
  if (get().mode !== "wall") return;
  if (!paused) timer = window.setTimeout(() => step(1), seconds() * 1000);
  progress();
}

function arrange() {
  magnify();
  keepFitted();
  document.documentElement.dataset.paused = String(paused);
  start();
}

function pause() {
  paused = !paused;
  document.querySelector('[data-action="pause"]')?.setAttribute("aria-pressed", String(paused));
  arrange();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  " ": pause,
  Escape: () => press("mode="),
};

document.addEventListener("keydown", function (event) {
  if (get().mode !== "wall" || document.querySelector("dialog[open]")) return;
  if (target(event, "input, #map-frame [role=listbox]")) return;
  if (!KEYS[event.key] || (event.key === " " && target(event, "button"))) return;
  event.preventDefault();
  KEYS[event.key]();
});

subscribe(arrange);
handle("wall", () => press("mode=wall"));
handle("pause", pause);
handle("next", () => step(1));
handle("previous", () => step(-1));
handle("leave", () => press("mode="));
