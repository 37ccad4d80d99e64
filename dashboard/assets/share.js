/* The link to what is shown, its QR code, and its picture. */

import { handle } from "./actions.js";
import { byId } from "./elements.js";
import { options } from "./page_options.js";
import { get, listen, subscribe } from "./selection_state.js";
import { say } from "./status_message.js";

const dialog = () => /** @type {HTMLDialogElement} */ (byId("share-dialog"));

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

/** @param {HTMLElement} button */
function copyLink(button) {
  const link = window.location.href;
  const done = () => say(button.dataset.done || "");
  const otherwise = () => (copyWithoutClipboard(link) ? done() : window.prompt(button.title, link));
  if (navigator.clipboard) navigator.clipboard.writeText(link).then(done, otherwise);
  else otherwise();
}

/* The card's address holds the edition's name, as that of everything else that was prepared of it. */
function cardAddress() {
  const { lang, region, initiative } = get();
  const edition = options().prepared.split("/").pop();
  return [options().root + "/card", edition, lang, region || "all", initiative || "all"].join("/") + ".png";
}

function draw() {
  if (!dialog().open) return;
  byId("share-code").setAttribute("src", options().root + "/link.svg" + window.location.search);
  byId("share-picture").setAttribute("src", cardAddress());
}

/** @param {HTMLElement} button */
function save(button) {
  const link = document.createElement("a");
  link.href = cardAddress();
  link.download = document.title + ".png";
  link.click();
  say(button.dataset.else || "");
}

/**
 * Where there is no clipboard for pictures, the file is saved.
 * @param {HTMLElement} button
 */
function copyPicture(button) {
  if (!navigator.clipboard || !window.ClipboardItem) return save(button);
  const picture = fetch(cardAddress()).then((answer) => answer.blob());
  // eslint-disable-next-line compat/compat -- browsers without it were sent on above
  const item = new window.ClipboardItem({ "image/png": picture });
  navigator.clipboard.write([item]).then(
    () => say(button.dataset.done || ""),
    () => save(button),
  );
}

function leave() {
  if (!dialog().open) return;
  const within = dialog().contains(document.activeElement);
  dialog().close();
  const opener = document.querySelector("[data-action=share]");
  if (within && opener instanceof HTMLElement) opener.focus();
}

handle("share", function (button) {
  copyLink(button);
  if (options().edition || dialog().open) return; /* a folder has no server that draws */
  dialog().show();
  draw();
});
handle("copy-link", copyLink);
handle("copy-picture", copyPicture);
subscribe(draw);

/* It is no modal dialog: the page beside it stays in use, and a press there closes it. */
listen("keydown", (event) => event.key === "Escape" && leave());
listen("pointerdown", function (event) {
  const at = /** @type {Node} */ (event.target);
  if (!dialog().contains(at) && !(at instanceof Element && at.closest("[data-action=share]"))) leave();
});
