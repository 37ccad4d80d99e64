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
