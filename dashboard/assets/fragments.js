/* Fetches what the server has prepared for a selection, keeps it, and hands it to the panels.
   An address contains the fingerprint of the data, so nothing kept here can ever be stale. */
(function (corridor, clientside) {
  "use strict";

  const kept = new Map();
  const LIMIT = 400;

  function get(path) {
    if (!kept.has(path)) {
      if (kept.size >= LIMIT) kept.delete(kept.keys().next().value);
      const coming = fetch(corridor.queries.selection.options().fragments + path).then(function (answer) {
        if (answer.status === 410) corridor.release.gone();
        if (answer.status === 401) window.location.reload(); /* the session has ended: the page itself asks to sign in */
        if (!answer.ok) throw new Error(path + ": " + answer.status);
        return answer.json();
      });
      coming.then((body) => kept.set(path, body), () => kept.delete(path));
      kept.set(path, coming);
    }
    return kept.get(path);
  }

  function regionPath(selection) {
    return "/" + selection.lang + "/region/" + (selection.region || "all") + ".json";
  }

  /* `use(body)` at once when the body is here already, as a promise otherwise. */
  function when(body, use) {
    return body instanceof Promise ? body.then(use) : use(body);
  }

  /* While the page is idle, fetch the selections that are one press away; a large package only on demand. */
  function prefetch(selection) {
    const regions = corridor.queries.selection.options().regions;
    if (regions.length > 12) return;
    const idle = window.requestIdleCallback || ((work) => window.setTimeout(work, 200));
    idle(function () {
      for (const region of ["", ...regions]) get(regionPath(Object.assign({}, selection, { region: region })));
    });
  }

  corridor.fragments = { get: get, when: when, regionPath: regionPath, prefetch: prefetch };

  let shown = document.body.dataset.first || "";
  let framed = document.documentElement.dataset.lang;
  let drawn = "";
  let asked = shown;
  let spoken = framed;

  clientside.fragments = {
    /* The panel of the selection, unless another was asked for meanwhile. Nothing to do while it is the one shown. */
    panel: function (selection) {
      const wanted = (asked = [selection.lang, selection.region, selection.initiative].join("|"));
      prefetch(selection);
      if (wanted === shown) return clientside.no_update;
      return when(get(regionPath(selection)), function (body) {
        if (wanted !== asked) return clientside.no_update;
        shown = wanted;
        return body.panels[selection.initiative || "all"];
      });
    },
    /* Everything that depends on the language alone: handed over part by part, and the map's figure. */
    frame: function (selection, hand) {
      const lang = (spoken = selection.lang);
      drawn = drawn || (corridor.queries.selection.options().release.latest ? corridor.queries.selection.options().languages[0] : "none");
      if (lang === framed && lang === drawn) return;
      when(get("/" + lang + "/frame.json"), function (body) {
        if (lang !== spoken) return;
        framed = drawn = lang;
        document.documentElement.lang = body.tag;
        document.documentElement.dataset.lang = lang;
        document.title = body.title;
        for (const part of Object.keys(body.fragments)) hand(part, body.fragments[part]);
        clientside.set_props("map", { figure: body.figure });
      });
    },
  };
})(window.corridor, window.dash_clientside);
