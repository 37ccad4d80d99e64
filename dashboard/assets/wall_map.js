/* On a wall nobody moves the map. Its extent moves aside until every port and region has its whole name in view; a name
   of the surroundings that the edge would cut is left out. */
(function (corridor) {
  "use strict";

  const map = corridor.map;
  const GAP = 6; /* px between a name and the edge */
  const OWN = /tracelabel-(port|region)-/;
  let watched = null;
  let moved = false;

  const onWall = () => document.documentElement.dataset.mode === "wall";

  function names() {
    const found = [];
    for (const text of map.frame().querySelectorAll("[class*='tracelabel-'] text")) {
      const trace = text.closest("[class*='tracelabel-']").getAttribute("class");
      const box = text.getBoundingClientRect();
      if (box.width && !trace.includes("-inset")) found.push({ text, box, own: OWN.test(trace) });
    }
    return found;
  }

  function settle() {
    if (!onWall() || !map.drawn()) return;
    for (const text of map.frame().querySelectorAll("text[data-cut]")) text.removeAttribute("data-cut");
    const edge = map.frame().getBoundingClientRect();
    const all = names();
    const own = all.filter((name) => name.own);
    const left = Math.min(...own.map((name) => name.box.left)) - edge.left;
    const right = edge.right - Math.max(...own.map((name) => name.box.right));
    const aside = left < GAP ? Math.max(left - GAP, (left - right) / 2) : Math.min(Math.max(0, GAP - right), (left - right) / 2);
    if (Math.abs(aside) > 1) return void shift(aside / edge.width);
    for (const { text, box } of all) {
      const cut = box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom;
      map.mark(text, "cut", cut);
    }
  }

  /* By a share of the width that is shown. */
  function shift(share) {
    moved = true;
    const range = map.graph()._fullLayout.xaxis.range;
    const by = share * (range[1] - range[0]);
    window.Plotly.relayout(map.graph(), { "xaxis.range": [range[0] + by, range[1] + by] });
  }

  /* The map may be drawn later than the page is arranged. */
  const drawing = new MutationObserver(meet);

  function meet() {
    if (!map.drawn()) return void drawing.observe(document.documentElement, { childList: true, subtree: true });
    drawing.disconnect();
    if (watched !== map.graph()) {
      watched = map.graph();
      watched.on("plotly_afterplot", settle);
    }
    settle();
  }

  corridor.wallMap = function () {
    if (onWall()) meet();
    else if (moved) map.reset();
    if (!onWall()) moved = false;
  };
})(window.corridor);
