/* The map after Plotly has drawn it: what is selected, covered or silent becomes attributes of the traces' nodes,
   and the stylesheet does the rest. map_view.js holds its scale and zoom, map_hands.js wheel and fingers. */
(function (corridor) {
  "use strict";

  let state = { regions: {} };
  let painted = null; /* the state that the nodes show */
  let bound = null;
  let flashing = 0;

  const frame = () => document.getElementById("map");
  const graph = () => (frame() ? frame().querySelector(".js-plotly-plot") : null);
  const drawn = () => Boolean(graph() && graph()._fullLayout && graph()._fullLayout.xaxis && graph().layout.meta);

  /* The nodes of the traces by what they show: a uid without the mark of the inset it may be drawn in, and without that
     of a name's later place. */
  let index = null;

  function indexed() {
    if (!index) {
      index = new Map();
      for (const trace of graph().data) {
        const shown = trace.uid.replace(/-inset\d*$/, "").replace(/__\d$/, "");
        index.set(shown, (index.get(shown) || []).concat(nodes(trace.uid)));
      }
    }
    return index;
  }

  function nodes(uid) {
    return Array.from(frame().getElementsByClassName("trace" + uid));
  }

  /* Every node that shows `id` in one of the `layers`, on the map and in its insets; or the one trace that is meant,
     where `id` is a uid (`belt-…`: the belt alone). */
  function showing(id, layers) {
    return indexed().get(id) || layers.flatMap((layer) => indexed().get(layer + "-" + id) || []);
  }

  function mark(node, name, value) {
    const none = value === null || value === undefined || value === false || value === "";
    const wanted = none ? null : value === true ? "" : String(value);
    if (node.getAttribute("data-" + name) === wanted) return;
    if (none) node.removeAttribute("data-" + name);
    else node.setAttribute("data-" + name, wanted);
  }

  function paintRegion(code, region) {
    for (const node of showing(code, ["region", "hatch"])) {
      mark(node, "coverage", region.coverage);
      mark(node, "level", region.level);
      mark(node, "silent", region.silent);
      mark(node, "value", region.value);
      mark(node, "approximate", region.approximate);
      if (region.value) node.style.setProperty("--value-fill", region.value);
      else node.style.removeProperty("--value-fill");
    }
    paintSelected(code);
  }

  function paintSelected(code) {
    for (const node of showing(code, ["region", "outline", "belt", "beltpoint", "label-region"])) {
      mark(node, "selected", code === state.selected);
    }
  }

  function paintHighlight() {
    for (const node of frame().querySelectorAll("[data-highlight]")) node.removeAttribute("data-highlight");
    for (const id of state.highlight || []) {
      for (const node of showing(id, ["outline", "port", "label-port"])) mark(node, "highlight", true);
    }
  }

  function repaint() {
    if (!drawn()) return;
    mark(frame(), "initiative", state.initiative);
    if (painted && painted.regions === state.regions) [painted.selected, state.selected].forEach(paintSelected);
    else for (const code of Object.keys(state.regions)) paintRegion(code, state.regions[code]);
    painted = state;
    paintHighlight();
  }

  function paint(next) {
    state = Object.assign({ regions: {} }, next);
    repaint();
  }

  /* On the map and wherever else on the page something stands for it, on the strip above all. */
  function highlight(ids) {
    state.highlight = ids;
    if (drawn()) paintHighlight();
    for (const element of document.querySelectorAll("[data-highlights]")) {
      mark(element, "highlighted", ids.includes(element.dataset.highlights));
    }
  }

  function flash(id) {
    if (!drawn()) return;
    for (const node of showing(id, ["outline", "port", "belt", "beltpoint", "label-region", "label-port"])) {
      mark(node, "flash", "once");
      mark(node, "highlight", true);
    }
    window.clearTimeout(flashing);
    flashing = window.setTimeout(function () {
      for (const node of frame().querySelectorAll("[data-flash]")) node.removeAttribute("data-flash");
      if (drawn()) paintHighlight();
    }, 1600);
  }

  /* What the figure says of single traces: at which scales they are shown, what lies outside the regions. Nodes live on
     from one figure to the next, so what is no longer said is taken away. */
  const SAID = ["tier", "last", "outside"];

  function metas() {
    for (const trace of graph().data) {
      for (const node of nodes(trace.uid)) SAID.forEach((name) => mark(node, name, (trace.meta || {})[name]));
    }
  }

  function layer(name, shown) {
    const off = new Set((frame().dataset.off || "").split(" ").filter(Boolean));
    if (shown) off.delete(name);
    else off.add(name);
    mark(frame(), "off", Array.from(off).join(" "));
  }

  /* What is under the pointer, as [id, region]. A fill hands over no point of its own, so the answer is read from the
     trace: one such pair, or a list of them. */
  function under(event) {
    const point = event && event.points && event.points[0];
    const trace = point && drawn() ? graph().data[point.curveNumber] : null;
    const given = (trace && trace.customdata) || [];
    return Array.isArray(given[0]) ? given[point.pointNumber || 0] : given;
  }

  /* What a click on the map means: the region that was hit, toggled; or that of the port, belt or seat that was hit,
     which is no second click on the region. */
  function press(clicked) {
    const [id, region] = under(clicked);
    return region ? { change: "region=" + encodeURIComponent(region), toggle: id === region } : null;
  }

  /* What the pointer is on is highlighted, also on the strip; what nothing else stands for counts as its region. */
  function hover(event) {
    const [id, region] = under(event);
    highlight(showing(id, ["outline", "port"]).length ? [id] : [region]);
  }

  function refresh() {
    if (!drawn()) return;
    index = painted = null;
    metas();
    repaint();
    map.measure();
    for (const still of document.querySelectorAll(".map-still")) still.remove();
  }

  function bind() {
    const found = graph();
    if (!found || found === bound || !found.on || !map.listen || !map.measure) return;
    bound = found;
    map.listen(found);
    found.on("plotly_afterplot", refresh);
    found.on("plotly_hover", hover);
    found.on("plotly_unhover", () => highlight([]));
    refresh();
  }

  new MutationObserver(bind).observe(document.documentElement, { childList: true, subtree: true });

  const map = { paint, highlight, flash, layer, press, refresh, frame, graph, drawn, mark };
  corridor.map = map;
  Object.assign(corridor.actions, {
    flash: (button) => flash(button.dataset.flash),
    layer: function (button) {
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(shown));
      layer(button.dataset.layer, shown);
    },
  });
})(window.corridor);
