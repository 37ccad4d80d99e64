/* Plotly draws in pixels of the screen. For paper the stylesheet scales the drawing, so it must know its size. */
(function (corridor) {
  "use strict";

  const PAPER = 287; /* 76 mm at 96 px an inch, as zz_print.css has it */

  corridor.map.measured = function (graph) {
    const box = document.documentElement.style;
    box.setProperty("--map-width", graph.clientWidth + "px");
    box.setProperty("--map-height", graph.clientHeight + "px");
    box.setProperty("--map-scale", PAPER / graph.clientWidth);
    box.setProperty("--map-paper-height", (PAPER * graph.clientHeight) / graph.clientWidth + "px");
  };
})(window.corridor);
