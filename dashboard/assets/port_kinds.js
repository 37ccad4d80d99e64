/* The list of ports by their kind of transport: a button shows those that have it, here and, for a moment, on the map. */

import { handle } from "./actions.js";
import { all, hide } from "./elements.js";
import { pointOut } from "./point_out.js";

handle("port-kind", function (button) {
  const group = /** @type {HTMLElement} */ (button.parentElement);
  const pressed = button.getAttribute("aria-pressed") !== "true";
  for (const other of all("button", group)) other.setAttribute("aria-pressed", String(pressed && other === button));
  const shown = all("[data-port]", /** @type {HTMLElement} */ (group.parentElement)).filter(function (port) {
    hide(port, pressed && !(port.dataset.transport || "").split(" ").includes(button.dataset.kind || ""));
    return !port.hidden;
  });
  if (pressed) pointOut(shown.map((port) => port.dataset.port || ""), false);
});
