/* The tools in the page's head that change nothing of the selection: link, print, theme; and what closes a dialog. */

import { handle } from "./actions.js";
import { say } from "./status_message.js";
import { toggleTheme } from "./theme.js";

/**
 * Only a secure page has a clipboard; in an office network without certificates the old way serves.
 * @param {string} link
 */
function copyWithoutClipboard(link) {
  const field = document.createElement("textarea");
  field.value = link;
  field.setAttribute("aria-hidden", "true");
  field.className = "visually-hidden";
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

handle("share", function (button) {
  const link = window.location.href;
  const done = () => say(button.dataset.done || "");
  const otherwise = () => (copyWithoutClipboard(link) ? done() : window.prompt(button.title, link));
  if (navigator.clipboard) navigator.clipboard.writeText(link).then(done, otherwise);
  else otherwise();
});
handle("theme", toggleTheme);
handle("print", () => window.print());
handle("close", (button) => button.closest("dialog")?.close());
