/* Brings the map that the first page carries to the size of its box: shapes scaled, symbols and names put at their
   places, insets in their corners. The first page loads it right behind that map, so that the first paint shows it;
   Plotly's map takes over as soon as it is drawn. See dashboard/map/static_map.py, and map_view.js for the same sizes. */
(function () {
  "use strict";

  const still = document.querySelector(".map-still svg");
  if (!still) return;
  const GAP = 6; /* px between a name and the edge of a wall's map */
  const PAPER = [360, 440]; /* px of the map on paper; see print.js */
  const OWN = /tracelabel-(port|region)-/;
  const plan = JSON.parse(still.dataset.plan);

  function home(width, height) {
    const [left, right] = plan.home.x;
    const [bottom, top] = plan.home.y;
    const scale = Math.min(width / (right - left), height / (top - bottom));
    return { scale: scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 + (scale * (bottom + top)) / 2 };
  }

  function step(perKm, width, height) {
    const ground = [width / perKm, height / perKm];
    const wall = document.documentElement.dataset.mode === "wall";
    const roomy = (km) => km && (wall || km.every((least, axis) => ground[axis] >= least * 0.96));
    return Math.max(0, plan.scales.findLastIndex((from, at) => perKm >= from * 0.96 && roomy(plan.room[at])));
  }

  function corner(inset, width, height, size) {
    const gap = plan.inset_gap;
    const left = inset.corner[0] ? width - gap - size[0] : gap;
    const top = inset.corner[1] ? height - gap - size[1] : gap;
    const [west, , east, north] = inset.extent;
    const scale = size[0] / (east - west);
    return { scale: scale, x: left - scale * west, y: top + scale * north, left: left, top: top, size: size };
  }

  function put(group, view) {
    for (const path of group.querySelectorAll("[data-unit]")) {
      const scale = view.scale / path.dataset.unit;
      path.setAttribute("transform", "matrix(" + [scale, 0, 0, scale, view.x, view.y] + ")");
    }
    for (const node of group.querySelectorAll("[data-at]")) {
      const [east, north] = node.dataset.at.split(",").map(Number);
      node.setAttribute("transform", "translate(" + [view.x + view.scale * east, view.y - view.scale * north] + ")");
    }
  }

  /* The frame of an inset, the box on the map that it shows, and two lines between them. */
  function frame(inset, view, on) {
    const [west, south, east, north] = inset.extent;
    const x = [on.x + on.scale * west, on.x + on.scale * east];
    const y = [on.y - on.scale * south, on.y - on.scale * north];
    const to = { x: [view.left, view.left + view.size[0]], y: [view.top + view.size[1], view.top] };
    const slant = inset.corner[0] ^ inset.corner[1];
    const lines = [0, 1].map(function (end) {
      const up = slant ? 1 - end : end;
      return "M" + [x[end], y[up]] + "L" + [to.x[end], to.y[up]];
    });
    const box = (x, y) => "M" + x[0] + "," + y[0] + "H" + x[1] + "V" + y[1] + "H" + x[0] + "Z";
    return box(x, y) + box(to.x, to.y) + lines.join("");
  }

  function draw(views) {
    for (const group of still.querySelectorAll("[data-inset]")) put(group, views[group.dataset.inset]);
  }

  /* As wall_map.js does with Plotly's map: how far the map moves aside, in px, for every region and port to have its
     whole name in view; a name of the surroundings that the edge would cut is left out. */
  function aside(edge, own) {
    const short = GAP + edge.left - Math.min(...own.map((box) => box.left));
    const over = GAP - edge.right + Math.max(...own.map((box) => box.right));
    const even = (over - short) / 2;
    return short > Math.max(0, over) ? Math.max(-short, even) : over > 0 ? Math.min(over, even) : 0;
  }

  function settleOnWall(on, views) {
    const texts = Array.from(still.querySelectorAll('[data-inset=""] .textpoint text'));
    for (const text of texts) text.removeAttribute("data-cut");
    const edge = still.getBoundingClientRect();
    const boxOf = (text) => text.getBoundingClientRect();
    const own = texts.filter((text) => OWN.test(text.closest("[class*='tracelabel-']").getAttribute("class"))).map(boxOf);
    const by = aside(edge, own.filter((box) => box.width));
    on.x -= (by * still.clientWidth) / edge.width;
    draw(views);
    for (const text of texts) {
      const box = boxOf(text);
      const cut = box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom;
      text.toggleAttribute("data-cut", cut);
    }
  }

  function place(paper) {
    const width = paper ? PAPER[0] : still.clientWidth;
    const height = paper ? PAPER[1] : still.clientHeight;
    if (!width || !height) return;
    const on = home(width, height);
    const shownAt = step(on.scale, width, height);
    const size = plan.inset_sizes[Math.min(shownAt, plan.inset_sizes.length - 1)];
    const views = { "": on };
    const shown = still.parentElement.dataset;
    const initiative = document.documentElement.dataset.initiative;
    shown.scale = shownAt;
    still.removeAttribute("viewBox"); /* the size in which it came, for a browser without scripts */
    if (initiative !== "all") shown.initiative = initiative;
    still.querySelector("pattern").setAttribute("patternTransform", "scale(" + 10 / on.scale + ")");
    for (const inset of plan.insets) {
      views[inset.number] = corner(inset, width, height, size);
      still.querySelector('[data-frame="' + inset.number + '"]').setAttribute("d", frame(inset, views[inset.number], on));
    }
    draw(views);
    if (document.documentElement.dataset.mode === "wall" && !paper) settleOnWall(on, views);
  }

  new ResizeObserver(() => place(false)).observe(still);
  window.addEventListener("beforeprint", () => place(true));
  window.addEventListener("afterprint", () => place(false));
})();
