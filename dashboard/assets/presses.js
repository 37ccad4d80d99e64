/* Elements that carry a change of the selection: pressing one makes it. */

import { target } from "./elements.js";
import { press } from "./selection_state.js";

document.addEventListener("click", function (event) {
  const pressed = target(event, "[data-press]");
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (pressed.tagName === "A") event.preventDefault();
  press(pressed.dataset.press || "", { toggle: "toggle" in pressed.dataset });
});
