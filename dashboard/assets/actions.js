/* Buttons that change nothing of the selection: each names its action, and a part of the page carries it out. */

import { target } from "./elements.js";
import { listen } from "./selection_state.js";

/** @typedef {(button: HTMLElement, event: Event) => void} Action */

/** @type {Map<string, Action>} */
const actions = new Map();

/**
 * @param {string} name what `data-action` says
 * @param {Action} action
 */
export function handle(name, action) {
  actions.set(name, action);
}

listen("click", function (event) {
  const button = target(event, "[data-action]");
  const action = button && actions.get(button.dataset.action || "");
  if (button && action) action(button, event);
});
