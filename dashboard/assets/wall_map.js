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
    if (!map.drawn()) return;
    if (!onWall()) return void giveBack();
    for (const text of map.frame().querySelectorAll("text[data-cut]")) text.removeAttribute("data-cut");
    const edge = map.frame().getBoundingClientRect();
    const all = names();
    if (all.length && aside(edge, all.filter((name) => name.own))) return;
    for (const { text, box } of all) {
      const cut = box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom;
      map.mark(text, "cut", cut);
    }
  }

  /* Moves the extent from where it was made for as far aside as the regions' and ports' names need, in px. */
  function aside(edge, own) {
    const range = map.graph()._fullLayout.xaxis.range;
    const home = map.graph().layout.meta.home.x;
    const perKm = edge.width / (range[1] - range[0]);
    const made = (home[0] + home[1]) / 2;
    const now = ((range[0] + range[1]) / 2 - made) * perKm;
    const short = GAP + edge.left - now - Math.min(...own.map((name) => name.box.left));
    const over = GAP - edge.right + now + Math.max(...own.map((name) => name.box.right));
    const even = (over - short) / 2;
    const wanted = short > Math.max(0, over) ? Math.max(-short, even) : over > 0 ? Math.min(over, even) : 0;
    if (!(Math.abs(wanted - now) > 1)) return false;
    const by = (wanted - now) / perKm;
    moved = true;
    window.Plotly.relayout(map.graph(), { "xaxis.range": [range[0] + by, range[1] + by] });
    return true;
  }

  /* Off the wall the extent is the one it was made for again. The change of size draws the map more than once, and may
     draw it where it was last, so each drawing is looked at until the hand that left the wall does something else. */
  function giveBack() {
    const range = map.graph()._fullLayout.xaxis.range;
    const home = map.graph().layout.meta.home.x;
    if (moved && Math.abs(range[0] + range[1] - home[0] - home[1]) > 0.5) map.reset();
  }

  function forget() {
    if (!onWall()) moved = false;
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

  for (const hand of ["pointerdown", "wheel", "keydown"]) {
    document.addEventListener(hand, forget, { capture: true, passive: true });
  }

  corridor.wallMap = function () {
    if (onWall()) meet();
    else if (moved) giveBack();
  };
})(window.corridor);
