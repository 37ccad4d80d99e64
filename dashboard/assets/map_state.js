/* The map's state as attributes of its nodes: what is selected, covered, silent, pointed at, switched off. The stylesheet
   does the rest, so that no change draws anything. A node shows what its class says: `traceregion-1` the region 1. */

import { handle } from "./actions.js";
import { all, byId, first, mark, target } from "./elements.js";
import { options } from "./page_options.js";
import { get, listen, subscribe, subscribeAfterPaint } from "./selection_state.js";
import { plan } from "./static_map.js";

const FLASHES = 1600; /* ms */
const BADGE = ["badge", "badgecount"]; /* its circle, and its number */

/** @typedef {import("./page_options.js").RegionState} RegionState */

/** @type {Map<string, Element[]> | null} */
let index = null;
/** @type {Record<string, RegionState> | null} */
let painted = null; /* the states that the nodes show */
let selected = "";
let outlined = "";
/** @type {string[]} */
let highlighted = [];
/** @type {Element[]} */
let lit = []; /* the map's nodes that are highlighted, */
/** @type {Element[]} */
let litBeside = []; /* and what stands for the same elsewhere: neither is looked for in the whole page */
let flashing = 0;

/* Whether Dash's page has taken over from the first page, whose map cannot be pointed at. */
const stands = () => document.getElementById("map") !== null;

/* The nodes by what they show: a class without the mark of the inset it may be in, and of a name's later place; and, as
   "of …", those that belong to a region. */
function indexed() {
  if (index) return index;
  index = new Map();
  for (const node of all('[class*="trace"]', byId("map"))) {
    const name = /(?:^|\s)trace(\S+)/.exec(node.getAttribute("class") || "")?.[1];
    const shows = name?.replace(/-inset\d*$/, "").replace(/__\d$/, "");
    for (const key of shows ? [shows, ...(node.dataset.of ? ["of " + node.dataset.of] : [])] : []) {
      index.set(key, [...(index.get(key) || []), node]);
    }
  }
  return index;
}

/**
 * Every node that shows `id` in one of the `layers`, on the map and in its insets; or those of one class, where that is
 * meant (`belt-…`: the belt alone).
 * @param {string} id
 * @param {string[]} layers
 */
export function showing(id, layers) {
  return indexed().get(id) || layers.flatMap((layer) => indexed().get(layer + "-" + id) || []);
}

/**
 * @param {string} code
 * @param {RegionState} region
 */
function paintRegion(code, region) {
  for (const node of /** @type {HTMLElement[]} */ (showing(code, plan().stated))) {
    mark(node, "coverage", region.coverage);
    mark(node, "count", region.count);
    mark(node, "silent", region.silent);
    mark(node, "value", region.value);
    mark(node, "approximate", region.approximate);
    if (region.value) node.style.setProperty("--value-fill", region.value);
    else node.style.removeProperty("--value-fill");
  }
  for (const node of /** @type {HTMLElement[]} */ (showing(code, BADGE))) {
    if (region.radius) node.querySelector(".point")?.setAttribute("d", circle(region.radius));
    const number = node.querySelector("tspan") || node.querySelector("text");
    if (number && number.textContent !== String(region.count)) number.textContent = String(region.count || "");
  }
  paintSelected(code);
}

/** @param {number} radius px */
const circle = (radius) => `M${radius},0A${radius},${radius} 0 1,1 0,${-radius}A${radius},${radius} 0 0,1 ${radius},0Z`;

/** @param {string} code */
function paintOutline(code) {
  for (const node of showing(code, ["outline"])) mark(node, "selected", code === get().region);
}

/** @param {string} code */
function paintSelected(code) {
  const own = (code && indexed().get("of " + code)) || [];
  for (const node of [...showing(code, plan().chosen), ...own]) {
    mark(node, "selected", code === get().region);
  }
}

/**
 * Light `wanted`, and put out what was `lit` and is none of them.
 * @param {Element[]} lit
 * @param {Element[]} wanted
 * @param {string} name of the mark
 */
function relit(lit, wanted, name) {
  for (const node of lit) if (!wanted.includes(node)) mark(node, name, false);
  for (const node of wanted) mark(node, name, true);
  return wanted;
}

function paintHighlight() {
  const wanted = highlighted.flatMap((id) => showing(id, ["outline", "port", "label-port"]));
  lit = relit(lit, wanted, "highlight");
}

function paint() {
  const { region, initiative } = get();
  const states = options().map[initiative || "all"].regions;
  mark(byId("map"), "initiative", initiative);
  if (painted === states) [outlined, region].forEach(paintOutline);
  else {
    for (const code of Object.keys(states)) paintRegion(code, states[code]);
    selected = region;
  }
  painted = states;
  outlined = region;
  paintHighlight();
}

/* The outline says it first: a map whose shapes and names all change takes longer to paint than the rest of the page. */
subscribeAfterPaint(function ({ region }) {
  [selected, region].forEach(paintSelected);
  selected = region;
});

/** The map has other nodes than before: they get the state. */
export function repaint() {
  index = painted = null;
  paint();
}

/**
 * Highlight on the map, and wherever else on the page something stands for it, on the strip above all.
 * @param {string[]} ids
 */
export function highlight(ids) {
  highlighted = ids;
  if (!stands()) return;
  paintHighlight();
  const wanted = ids.flatMap((id) => all('[data-highlights="' + CSS.escape(id) + '"]'));
  litBeside = relit(litBeside, wanted, "highlighted");
}

/**
 * Let what stands for `id` flash three times.
 * @param {string} id
 */
export function flash(id) {
  if (!stands()) return;
  const flashed = showing(id, ["outline", "port", "belt", "beltpoint", "label-region", "label-port"]);
  for (const node of flashed) {
    mark(node, "flash", "once");
    mark(node, "highlight", true);
  }
  lit = [...lit, ...flashed];
  window.clearTimeout(flashing);
  flashing = window.setTimeout(function () {
    for (const node of all("[data-flash]", byId("map"))) node.removeAttribute("data-flash");
    paintHighlight();
  }, FLASHES);
}

/**
 * Show or hide a layer of the legend.
 * @param {string} name
 * @param {boolean} shown
 */
export function setLayer(name, shown) {
  const off = new Set((byId("map").dataset.off || "").split(" ").filter(Boolean));
  if (shown) off.delete(name);
  else off.add(name);
  mark(byId("map"), "off", Array.from(off).join(" "));
}

subscribe(paint);
handle("flash", (button) => flash(button.dataset.flash || ""));
handle("layer", function (button) {
  const shown = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(shown));
  setLayer(button.dataset.layer || "", shown);
});

/**
 * What stands for something on the map shows it there while the pointer or the focus is on it.
 * @param {Event} event
 */
export function point(event) {
  const nodes = [event.target, document.activeElement].filter((node) => node instanceof Element);
  const [near] = nodes.map((node) => /** @type {HTMLElement | null} */ (node.closest("[data-highlights]"))).filter(Boolean);
  highlight(near?.dataset.highlights ? [near.dataset.highlights] : []);
}
/* A map that moves below a pointer at rest is no new meaning: what the words beside it are about stays until they go. */
listen("pointerover", function (event) {
  if (!target(event, "#map") || !first(".map-tooltip:not([hidden])")) point(event);
});
listen("focusin", point);
