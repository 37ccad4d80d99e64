/* On a wall nothing scrolls: the panel's type is as large as it can be with all of the scene in view. The section is
   laid out in columns and magnified as a whole; what does not fit shows as columns too many. */
(function (corridor) {
  "use strict";

  const LARGEST = 1.7;
  const SMALLEST = 0.4;
  const STEP = 0.95;
  let watched = null;

  const onWall = () => document.documentElement.dataset.mode === "wall";

  function room(panel) {
    const style = getComputedStyle(panel);
    return panel.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  }

  function fits(section, height, times) {
    section.style.zoom = times;
    section.style.height = height / times + "px";
    return section.scrollWidth <= section.clientWidth + 1 && section.scrollHeight <= section.clientHeight + 1;
  }

  function fit() {
    const panel = document.getElementById("panel");
    const section = panel && panel.querySelector("section");
    if (!section) return;
    if (!onWall()) return void section.removeAttribute("style");
    const height = room(panel);
    /* Larger type has fewer columns, so a size may fit where a smaller one does not: each is tried. */
    let times = LARGEST;
    while (!fits(section, height, times) && times > SMALLEST) times *= STEP;
  }

  /* A scene changes the panel's content; leaving the wall and turning the screen change its box. */
  corridor.wallFit = function () {
    const panel = document.getElementById("panel");
    if (panel && panel !== watched) {
      watched = panel;
      new MutationObserver(fit).observe(panel, { childList: true });
      new ResizeObserver(fit).observe(panel);
    }
    fit();
  };
})(window.corridor);
