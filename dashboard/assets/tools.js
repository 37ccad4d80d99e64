/* The tools in the page's head that change nothing of the selection: theme, print, wall. */
(function (corridor) {
  "use strict";

  const actions = {
    theme: function () {
      const root = document.documentElement;
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      try {
        window.localStorage.setItem("corridor-theme", root.dataset.theme);
      } catch (refused) {
        /* not remembered, but changed */
      }
    },
    print: () => window.print(),
    wall: () => corridor.press("mode=wall"),
    close: (button) => button.closest("dialog").close(),
  };

  Object.assign(corridor.actions, actions);

  /* What stands for something on the map shows it there while the pointer or the focus is on it. */
  function point(event) {
    const near = event.target.closest("[data-highlights]") || document.activeElement.closest("[data-highlights]");
    corridor.map.highlight(near ? [near.dataset.highlights] : []);
  }
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-action]");
    const action = button && corridor.actions[button.dataset.action];
    if (action) action(button, event);
  });
})(window.corridor);
