/* The scene that a wall shows: all of them wait in a template that the page carries, in their order. The address names the
   scene by its region and its initiative. */

import { first } from "./elements.js";

/**
 * @typedef {object} Scene
 * @property {string} region its code, or nothing
 * @property {string} initiative
 * @property {HTMLElement} content
 */

/** Every scene, in order. */
export function scenes() {
  const held = /** @type {HTMLTemplateElement | null} */ (first(".part-wall template"));
  return /** @type {HTMLElement[]} */ (Array.from(held?.content.children || [])).map(function (content) {
    const { region = "all", initiative = "all" } = content.dataset;
    return { region: region === "all" ? "" : region, initiative: initiative === "all" ? "" : initiative, content };
  });
}

/**
 * The number of the scene for a selection, or of that which comes nearest to it.
 * @param {{ region: string, initiative: string }} selection
 */
export function sceneOf({ region, initiative }) {
  const all = scenes();
  const exact = all.findIndex((scene) => scene.region === region && scene.initiative === initiative);
  if (exact >= 0) return exact;
  const alike = (/** @type {(scene: Scene) => boolean} */ like) => all.findIndex(like);
  const near = region ? alike((scene) => scene.region === region) : alike((scene) => scene.initiative === initiative);
  return Math.max(0, near);
}

/**
 * Show a scene.
 * @param {number} at
 */
export function showScene(at) {
  const box = first(".wall-scene");
  const scene = scenes()[at];
  if (!box || !scene || (box.dataset.at === String(at) && box.firstElementChild)) return;
  box.dataset.at = String(at);
  box.replaceChildren(scene.content.cloneNode(true));
}

const { mode, region = "all", initiative = "all" } = document.documentElement.dataset;
const named = (/** @type {string} */ key) => (key === "all" ? "" : key);

/* The first page, before it is painted */
if (mode === "wall") showScene(sceneOf({ region: named(region), initiative: named(initiative) }));
