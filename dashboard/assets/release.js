/* Says about the release that is shown that it is not the latest, that a newer one has been published, or that the server
   does not answer. It is asked every 30 s while the page is seen; mostly it answers "as before". A wall reloads by itself. */

import { all, byId, hide, target } from "./elements.js";
import { options } from "./page_options.js";
import { showAgain } from "./selection_state.js";
import { say } from "./status_message.js";

const EVERY_MS = 30000;
const SOONER_MS = 5000; /* where it did not answer */
const root = document.documentElement;
const notices = byId("release-notices");
let notice = notices.dataset.notice || "";
let asked = 0;
let lost = 0; /* questions in a row; a single one says nothing */
let again = 0;

function arrange() {
  for (const line of all(":scope > *", notices)) {
    hide(line, line.dataset.when !== notice || line.dataset.in !== root.dataset.lang);
  }
  root.dataset.release = notice;
}

/* The latest release, with the same selection. */
function latest() {
  const address = new URL(window.location.href);
  address.searchParams.delete("release");
  return address.href;
}

/** @param {{ name: string, release: number, reachable: boolean }} now */
function heard(now) {
  if (notice === "older" || notice === "unknown") return;
  if (notice === "offline") showAgain();
  const newer = now.name !== options().prepared.split("/").pop();
  if (newer && root.dataset.mode === "wall") window.location.reload();
  for (const number of all("[data-number]", notices)) number.textContent = String(now.release);
  notice = newer ? "newer" : now.reachable ? "" : "unreachable";
  arrange();
}

function unanswered() {
  window.clearTimeout(again);
  again = window.setTimeout(ask, SOONER_MS);
  if (lost < 2 || notice === "older" || notice === "unknown") return;
  notice = "offline";
  arrange();
}

async function ask() {
  if (document.hidden || options().release.shown === null || Date.now() - asked < 1000) return;
  asked = Date.now();
  try {
    const answer = await fetch(options().root + "/release.json");
    if (!answer.ok) throw new Error(String(answer.status));
    lost = 0;
    heard(await answer.json());
  } catch {
    lost += 1;
    unanswered();
  }
}

notices.addEventListener("click", function (event) {
  const link = /** @type {HTMLAnchorElement | null} */ (target(event, "a"));
  if (!link) return;
  if ("reload" in link.dataset) {
    event.preventDefault();
    window.location.reload();
  } else if ("latest" in link.dataset) {
    link.href = latest();
  }
});

/**
 * Links to other selections stay with the release that is shown, also when they are opened in another tab.
 * @param {Event} event
 */
function keep(event) {
  const link = target(event, 'a[href^="?"]');
  const address = link?.getAttribute("href") || "";
  if (!link || notice !== "older" || /[?&]release=/.test(address)) return;
  link.setAttribute("href", address + "&release=" + options().release.shown);
}
document.addEventListener("pointerdown", keep, true);
document.addEventListener("focusin", keep, true);

/* What was asked for by a press: that is said at once, and nobody else needs to. */
document.addEventListener("unanswered", function (event) {
  if (options().release.shown === null) return;
  event.preventDefault();
  lost = 2;
  unanswered();
  say(all(":scope > :not([hidden])", notices).map((line) => line.textContent).join(" "));
});
new MutationObserver(arrange).observe(root, { attributes: true, attributeFilter: ["data-lang"] });
window.setInterval(ask, EVERY_MS);
document.addEventListener("visibilitychange", ask);
window.addEventListener("focus", ask);
arrange();
