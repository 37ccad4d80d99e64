/* Runs before everything else and before the first paint: the scripts' common ground, and the theme that was chosen,
   else the system's. */
window.dash_clientside = window.dash_clientside || {};
window.corridor = { actions: {} };
(function (corridor) {
  "use strict";

  /* What is pressed before the page can answer is kept for it; a link answers by itself. */
  document.addEventListener("click", function (event) {
    const pressed = event.target.closest && event.target.closest("[data-press]");
    if (pressed && pressed.tagName !== "A") corridor.early = pressed.dataset.press;
  });

  /* A wall is laid out for 1920 by 1080 and magnified, so that it shows what a desk shows, larger. */
  corridor.magnify = function () {
    const zoom = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
    document.documentElement.style.setProperty("--wall-zoom", String(Math.max(0.3, zoom)));
  };
  corridor.magnify();

  let theme = null;
  try {
    theme = window.localStorage.getItem("corridor-theme");
  } catch (refused) {
    /* storage may be forbidden; the system's preference serves */
  }
  if (theme !== "light" && theme !== "dark") {
    theme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.dataset.theme = theme;
})(window.corridor);
