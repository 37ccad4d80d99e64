/* Says about the release that is shown that it is not the latest, or that a newer one has been published. The server is
   asked every 30 s while the page is seen; mostly it answers "as before". A wall reloads by itself. */

import { all, byId, target } from "./elements.js";
import { options } from "./page_options.js";

const EVERY_MS = 30000;
const root = document.documentElement;
const notices = byId("release-notices");
let notice = notices.dataset.notice || "";
let asked = 0;

function arrange() {
  for (const line of all(":scope > *", notices)) {
    line.hidden = line.dataset.when !== notice || line.dataset.in !== root.dataset.lang;
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
  const newer = now.name !== options().prepared.split("/").pop();
  if (newer && root.dataset.mode === "wall") window.location.reload();
  for (const number of all("[data-number]", notices)) number.textContent = String(now.release);
  notice = newer ? "newer" : now.reachable ? "" : "unreachable";
  arrange();
}

async function ask() {
  if (document.hidden || options().release.shown === null || Date.now() - asked < 1000) return;
  asked = Date.now();
  try {
    const answer = await fetch(options().root + "/release.json");
    if (answer.ok) heard(await answer.json());
  } catch {
    /* the next question may be answered */
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

new MutationObserver(arrange).observe(root, { attributes: true, attributeFilter: ["data-lang"] });
window.setInterval(ask, EVERY_MS);
document.addEventListener("visibilitychange", ask);
window.addEventListener("focus", ask);
arrange();
