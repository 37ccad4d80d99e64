/* The selection in the browser. The address owns it: what is pressed changes the address, and the address
   changes the page, at once and without a walk through Dash. Mirrors corridor.queries.selection: the same parts, the same defaults, the same refusals. */
(function (corridor, clientside) {
  "use strict";

  const PARTS = { lang: "languages", region: "regions", initiative: "initiatives", figure: null, view: "views", mode: "modes" };
  const KEPT = { seconds: /^\d{1,4}$/, q: /^.{1,80}$/s, sort: /^-?[a-z]{1,20}$/, page: /^\d{1,6}$/, kind: /^[a-z]{1,20}$/, qualifier: /^[a-z_]{1,20}$/, year: /^\d{4}$/, release: /^\d{1,9}$/ };

  function options() {
    if (!options.read) options.read = JSON.parse(document.getElementById("options").textContent);
    return options.read;
  }

  function fallback(part) {
    return { lang: options().languages[0], view: "map", mode: "desk" }[part] || "";
  }

  function allowed(part, value) {
    return part === "figure" ? /^[\w.-]{1,64}$/.test(value) : options()[PARTS[part]].includes(value);
  }

  function parse(search) {
    const long = search.replace(/^\?/, "").length > 512;
    const given = new URLSearchParams(long ? "" : search);
    const selection = { refused: long ? ["query"] : [] };
    for (const part of Object.keys(PARTS)) {
      const value = given.getAll(part).filter(Boolean).pop(); /* given twice, the last counts */
      const absent = value === undefined || value === "all";
      if (!absent && !allowed(part, value)) selection.refused.push(part);
      selection[part] = !absent && allowed(part, value) ? value : fallback(part);
    }
    if (selection.mode === "wall") selection.view = "map"; /* a wall shows nothing else */
    for (const part of Object.keys(KEPT)) {
      const value = given.get(part);
      if (value !== null && KEPT[part].test(value)) selection[part] = value;
    }
    return selection;
  }

  function query(selection) {
    const pairs = new URLSearchParams();
    for (const part of [...Object.keys(PARTS), ...Object.keys(KEPT)]) {
      if (selection[part] && selection[part] !== fallback(part)) pairs.set(part, selection[part]);
    }
    const text = pairs.toString();
    return text ? "?" + text : "";
  }

  /* One change, as a query string; pressing what is chosen already clears it where the element toggles. */
  function changed(selection, change, toggle) {
    const wanted = Object.fromEntries(new URLSearchParams(change));
    const chosen = Object.keys(wanted).every((part) => (selection[part] || "") === wanted[part]);
    const next = Object.assign({}, selection, { refused: [] });
    if (!("figure" in wanted)) next.figure = "";
    if (!("figure" in wanted || "page" in wanted)) next.page = "";
    for (const part of Object.keys(wanted)) next[part] = (toggle && chosen) || !wanted[part] ? fallback(part) : wanted[part];
    if (next.mode === "wall") next.view = "map";
    return next;
  }

  function same(one, other) {
    return one && query(one) === query(other) && String(one.refused) === String(other.refused);
  }

  corridor.queries.selection = { parse: parse, query: query, changed: changed, options: options };

  let current = null; /* what the page shows */
  let telling = 0;

  function show(next) {
    current = next;
    corridor.show(next);
    /* Dash's copy, for callbacks: told once the selection has been painted, for its walk through the page takes time. */
    window.clearTimeout(telling);
    telling = window.setTimeout(() => clientside.set_props("selection", { data: current }), 100);
  }

  function arrive() {
    const read = parse(window.location.search);
    if (!same(current, read)) show(read);
  }

  /* Everything that can be pressed leads here: links, buttons, radios, keys, the map, the wall's clock. With `replace`
     it is no step that Back returns to. */
  corridor.press = function (change, toggle, replace) {
    if (!current) return void (corridor.early = change);
    const next = changed(current, change, toggle);
    if (same(current, next)) return;
    const address = window.location.pathname + query(next);
    if (replace) window.history.replaceState(null, "", address);
    else window.history.pushState({ inEvidence: stepsInEvidence(next) }, "", address);
    show(next);
  };

  /* How many steps led into the evidence that is open, one after another; none where a link opened it. */
  function stepsInEvidence(next) {
    const steps = (window.history.state && window.history.state.inEvidence) || 0;
    if (!next.figure) return 0;
    return !current.figure || steps ? steps + 1 : 0;
  }

  /* Closing the evidence takes back the steps that led into it, so that Back does not open it again. */
  corridor.leaveEvidence = function () {
    const steps = (window.history.state && window.history.state.inEvidence) || 0;
    if (steps) window.history.go(-steps);
    else corridor.press("figure=", false, true);
  };

  window.addEventListener("popstate", () => current && arrive());

  document.addEventListener("click", function (event) {
    const pressed = event.target.closest("[data-press]");
    if (!current || !pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (pressed.tagName === "A") event.preventDefault();
    corridor.press(pressed.dataset.press, "toggle" in pressed.dataset);
  });

  /* The filter stays in view while the panel scrolls by: what is chosen there is shown from its heading on. */
  document.addEventListener("change", function (event) {
    const bar = event.target.closest("#filters");
    const panel = document.getElementById("panel");
    if (!bar || !panel || panel.getBoundingClientRect().top >= bar.getBoundingClientRect().bottom) return;
    panel.scrollIntoView({ block: "start" });
  });

  clientside.selection = {
    /* What Dash's page calls once it stands, and at each click on the map. */
    sync: function (mapClick) {
      if (!current) {
        arrive();
        if (corridor.early) corridor.press(corridor.early);
        return;
      }
      const pressed = corridor.map.press(mapClick);
      if (pressed) corridor.press(pressed.change, pressed.toggle);
    },
  };
})(window.corridor, window.dash_clientside);
