/* Points something out on the map from wherever on the page: waits until the map is looked at, then flashes it there. */
(function (corridor) {
  "use strict";

  const FRAMES = 240; /* how long a map may take to be drawn before nobody waits for it any more */

  function looked() {
    const frame = corridor.map.frame();
    return document.documentElement.dataset.view === "map" && frame && frame.offsetParent !== null && corridor.map.drawn();
  }

  /* A map that was hidden is drawn anew when it is shown, so its size has to have settled. */
  function settled() {
    const layout = corridor.map.graph()._fullLayout;
    const frame = corridor.map.frame();
    return Math.abs(layout.width * (frame.style.getPropertyValue("--map-times") || 1) - frame.clientWidth) < 4;
  }

  corridor.pointOut = function (ids) {
    let left = FRAMES;
    (function attempt() {
      left -= 1;
      if (left > 0 && !(looked() && settled())) return void window.requestAnimationFrame(attempt);
      if (!looked()) return;
      corridor.map.frame().scrollIntoView({ block: "nearest" });
      ids.forEach(corridor.map.flash);
    })();
  };

  /* The button that was pressed is hidden now: the focus goes to what it chose, also once that is drawn. */
  function focusChosen() {
    const title = document.getElementById("selection-title");
    if (title && document.activeElement === document.body) title.focus({ preventScroll: true });
  }

  corridor.actions["point-out"] = function (button) {
    corridor.pointOut(button.dataset.flash.split(" "));
    button.blur();
    const drawn = (event) => event.detail === "panel" && focusChosen();
    document.addEventListener("drawn", drawn);
    window.setTimeout(() => document.removeEventListener("drawn", drawn), 3000);
    window.setTimeout(focusChosen, 300);
  };
})(window.corridor);
