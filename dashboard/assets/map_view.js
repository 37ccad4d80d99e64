/* How large the map is shown: scale bar, insets of a constant size, zoom, and enlargement on a wall. */
(function (corridor) {
  "use strict";

  const map = corridor.map;
  const ZOOM = 1.6;
  const CLOSEST = 60; /* times as large as the whole */
  const LARGE = [1000, 820]; /* the largest map in px whose names are read at arm's length */
  let watched = null;

  function scale() {
    const axis = map.graph()._fullLayout.xaxis;
    return axis._length / Math.abs(axis.range[1] - axis.range[0]);
  }

  /* The nominal size whose names are shown: the map must be as large, and show as much ground about the regions, unless
     it was zoomed into, or makes room for them itself (wall_map.js). still.js does the same. */
  function step(perKm) {
    const meta = map.graph().layout.meta;
    const layout = map.graph()._fullLayout;
    const whole = layout.height / heightOfHome();
    const ground = [layout.width / whole, layout.height / whole];
    const free = perKm > whole * 1.02 || document.documentElement.dataset.mode === "wall";
    const roomy = (km) => free || !km || km.every((least, axis) => ground[axis] >= least * 0.96);
    return Math.max(0, meta.scales.findLastIndex((from, at) => perKm >= from * 0.96 && roomy(meta.room[at])));
  }

  function roundLength(longest) {
    const unit = Math.pow(10, Math.floor(Math.log10(longest)));
    return [5, 2, 1].map((times) => times * unit).find((length) => length <= longest);
  }

  function showScale() {
    const perKm = scale();
    map.mark(map.frame(), "scale", step(perKm));
    map.mark(map.frame(), "moves", enlarged() > 1.02);
    for (const button of document.querySelectorAll('[data-action="zoom-out"]')) button.setAttribute("aria-disabled", enlarged() < 1.02);
    let bar = map.frame().querySelector(".map-scale");
    if (!bar) {
      bar = document.createElement("div");
      bar.className = "map-scale";
      map.frame().appendChild(bar);
    }
    const length = roundLength(110 / perKm);
    bar.style.width = length * perKm + "px";
    bar.textContent = length + " " + map.graph().layout.meta.unit;
  }

  /* An inset keeps its size in px, whatever the map's. */
  function insetDomains() {
    const layout = map.graph()._fullLayout;
    const meta = map.graph().layout.meta;
    const size = meta.inset_sizes[Math.min(step(layout.height / heightOfHome()), meta.inset_sizes.length - 1)];
    const part = [size[0] / layout.width, size[1] / layout.height];
    const gap = [meta.inset_gap / layout.width, meta.inset_gap / layout.height];
    const wanted = {};
    for (const inset of meta.insets) {
      const x = inset.corner[0] ? 1 - gap[0] - part[0] : gap[0];
      const y = inset.corner[1] ? gap[1] : 1 - gap[1] - part[1];
      wanted["xaxis" + inset.number + ".domain"] = [x, x + part[0]];
      wanted["yaxis" + inset.number + ".domain"] = [y, y + part[1]];
      wanted["xaxis" + inset.number + ".range"] = [inset.extent[0], inset.extent[2]];
      wanted["yaxis" + inset.number + ".range"] = [inset.extent[1], inset.extent[3]];
    }
    return wanted;
  }

  function heightOfHome() {
    const home = map.graph().layout.meta.home;
    return Math.max(home.y[1] - home.y[0], ((home.x[1] - home.x[0]) * map.graph()._fullLayout.height) / map.graph()._fullLayout.width);
  }

  function fitInsets() {
    const layout = map.graph()._fullLayout;
    const wanted = insetDomains();
    const off = Object.keys(wanted).some(function (key) {
      if (!key.endsWith(".domain")) return false;
      const now = layout[key.split(".")[0]].domain;
      return Math.abs(now[0] - wanted[key][0]) + Math.abs(now[1] - wanted[key][1]) > 0.004;
    });
    if (off) window.Plotly.relayout(map.graph(), wanted);
  }

  function ranges(center, times, from) {
    const layout = map.graph()._fullLayout;
    const now = from || { x: layout.xaxis.range, y: layout.yaxis.range };
    const around = (range, at) => [at + (range[0] - at) / times, at + (range[1] - at) / times];
    return { "xaxis.range": around(now.x, center[0]), "yaxis.range": around(now.y, center[1]) };
  }

  function middle() {
    const layout = map.graph()._fullLayout;
    return [layout.xaxis, layout.yaxis].map((axis) => (axis.range[0] + axis.range[1]) / 2);
  }

  /* How many times as large as the whole the map is shown. */
  function enlarged() {
    return (scale() * heightOfHome()) / map.graph()._fullLayout.height;
  }

  /* The middle of the chosen region, while it is in sight; else that of the map. */
  function aim() {
    const chosen = extentOf(document.documentElement.dataset.region);
    const layout = map.graph()._fullLayout;
    const at = chosen && [chosen.x, chosen.y].map((range) => (range[0] + range[1]) / 2);
    const seen = at && [layout.xaxis, layout.yaxis].every((axis, n) => axis.range[0] < at[n] && at[n] < axis.range[1]);
    return seen ? at : middle();
  }

  /* Never smaller than the whole: beyond its edge the map knows nothing. */
  function zoom(times) {
    if (!map.drawn()) return;
    const wanted = enlarged() * times;
    if (wanted < 1.02) reset();
    else if (wanted < CLOSEST) window.Plotly.relayout(map.graph(), ranges(aim(), times));
  }

  /* After fingers have let go. */
  function settle() {
    window.requestAnimationFrame(() => enlarged() < 1 && reset());
  }

  function reset() {
    if (!map.drawn()) return;
    const home = map.graph().layout.meta.home;
    window.Plotly.relayout(map.graph(), { "xaxis.range": home.x.slice(), "yaxis.range": home.y.slice() });
  }

  /* From where to where what is drawn of `id` reaches, in km; null where nothing is. */
  function extentOf(id) {
    const trace = map.drawn() && map.graph().data.find((one) => one.uid === "region-" + id || one.uid === "port-" + id);
    if (!trace) return null;
    const extent = (values) => [Math.min(...values), Math.max(...values)];
    return { x: extent(trace.x.filter((value) => value !== null)), y: extent(trace.y.filter((value) => value !== null)) };
  }

  /* Show what is drawn of `id`, with some ground about it. */
  function focus(id) {
    const found = extentOf(id);
    if (!found) return;
    const [x, y] = [found.x, found.y];
    const room = Math.max(20, 0.15 * Math.max(x[1] - x[0], y[1] - y[0]));
    window.Plotly.relayout(map.graph(), { "xaxis.range": [x[0] - room, x[1] + room], "yaxis.range": [y[0] - room, y[1] + room] });
  }

  /* On a wall the whole drawing is enlarged, names and symbols with it, so that it reads from afar. */
  const enlarging = new ResizeObserver(function (entries) {
    const box = entries[0].contentRect;
    const times = Math.min(box.width / LARGE[0], box.height / LARGE[1], 6);
    const wanted = times > 1.1 ? times.toFixed(2) : "1";
    if (!map.drawn() || (map.frame().style.getPropertyValue("--map-times") || "1") === wanted) return;
    map.frame().style.setProperty("--map-times", wanted);
    map.mark(map.frame(), "enlarged", times > 1.1);
    window.Plotly.Plots.resize(map.graph());
  });

  /* Called after each drawing. */
  function measure() {
    showScale();
    fitInsets();
    if (watched === map.graph()) return;
    watched = map.graph();
    watched.on("plotly_relayout", showScale);
    watched.on("plotly_relayouting", showScale);
    enlarging.disconnect();
    enlarging.observe(map.frame().parentElement);
  }

  Object.assign(map, { measure, zoom, reset, settle, focus, ranges, enlarged });
  Object.assign(corridor.actions, {
    "zoom-in": () => zoom(ZOOM),
    "zoom-out": () => zoom(1 / ZOOM),
    "zoom-reset": reset,
  });
})(window.corridor);
