/* Tells about the release that is shown: that it is not the latest, or that a newer one has been published.
   The server is asked every 30 s while the page is seen; mostly it answers "as before". A wall reloads by itself. */
(function (corridor) {
  "use strict";

  const EVERY_MS = 30000;
  const RELOADED = "corridor-reloaded";
  const root = document.documentElement;
  const notices = document.getElementById("release-notices");
  const mine = () => corridor.queries.selection.options();
  let notice = notices.dataset.notice;
  let asked = 0;

  function arrange() {
    for (const line of notices.children) {
      line.hidden = line.dataset.when !== notice || line.dataset.in !== root.dataset.lang;
    }
    root.dataset.release = notice;
  }

  /* The latest release, with the same selection. */
  function latest() {
    const address = new URL(location.href);
    address.searchParams.delete("release");
    return address.href;
  }

  function heard(now) {
    if (notice === "older" || notice === "unknown") return;
    const newer = now.name !== mine().fragments.split("/").pop();
    if (newer && root.dataset.mode === "wall") location.reload();
    for (const number of notices.querySelectorAll("[data-number]")) number.textContent = now.release;
    notice = newer ? "newer" : now.reachable ? "" : "unreachable";
    arrange();
  }

  function ask() {
    if (document.hidden || mine().release.shown === null || Date.now() - asked < 1000) return;
    asked = Date.now();
    fetch(mine().root + "/release.json")
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(heard)
      .catch(() => {}); /* the next question may be answered */
  }

  /* What the server does not know any more is of another time: the page is loaded anew, once. */
  function gone() {
    try {
      if (window.sessionStorage.getItem(RELOADED) === mine().fragments) return;
      window.sessionStorage.setItem(RELOADED, mine().fragments);
    } catch (refused) {
      return;
    }
    location.reload();
  }

  corridor.release = { gone: gone };

  notices.addEventListener("click", function (event) {
    const link = event.target.closest("a");
    if (!link) return;
    if ("reload" in link.dataset) {
      event.preventDefault();
      location.reload();
    } else if ("latest" in link.dataset) {
      link.href = latest();
    }
  });
  /* Links to other selections stay with the release that is shown, also when they are opened in another tab. */
  function keep(event) {
    const link = event.target.closest && event.target.closest('a[href^="?"]');
    if (!link || notice !== "older" || /[?&]release=/.test(link.getAttribute("href"))) return;
    link.setAttribute("href", link.getAttribute("href") + "&release=" + mine().release.shown);
  }
  document.addEventListener("pointerdown", keep, true);
  document.addEventListener("focusin", keep, true);

  new MutationObserver(arrange).observe(root, { attributes: true, attributeFilter: ["data-lang"] });
  window.setInterval(ask, EVERY_MS);
  document.addEventListener("visibilitychange", ask);
  window.addEventListener("focus", ask);
  arrange();
})(window.corridor);
