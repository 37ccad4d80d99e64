/* Fetches what the server has prepared for a selection, keeps it, and hands it to the panels.
   An address contains the fingerprint of the data, so nothing kept here can ever be stale. */
(function (corridor, clientside) {
  "use strict";

  const kept = new Map();
  const LIMIT = 400;

  function get(path) {
    if (!kept.has(path)) {
      if (kept.size >= LIMIT) kept.delete(kept.keys().next().value);
      const coming = fetch(corridor.selection.options().fragments + path).then(function (answer) {
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
    const regions = corridor.selection.options().regions;
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

  clientside.fragments = {
    /* The panel of the selection. Nothing to do while it is the one that is shown. */
    panel: function (selection) {
      const wanted = [selection.lang, selection.region, selection.initiative].join("|");
      if (wanted === shown) {
        prefetch(selection);
        return clientside.no_update;
      }
      return when(get(regionPath(selection)), function (body) {
        shown = wanted;
        prefetch(selection);
        return body.panels[selection.initiative || "all"];
      });
    },
    /* Everything that depends on the language alone, in the order of the callback's outputs. */
    frame: function (selection) {
      const names = clientside.callback_context.outputs_list.map((output) => output.id);
      drawn = drawn || (corridor.selection.options().release.latest ? corridor.selection.options().languages[0] : "none");
      if (selection.lang === framed && selection.lang === drawn) return names.map(() => clientside.no_update);
      return when(get("/" + selection.lang + "/frame.json"), function (body) {
        framed = drawn = selection.lang;
        document.documentElement.lang = body.tag;
        document.documentElement.dataset.lang = selection.lang;
        document.title = body.title;
        return names.map((name) => (name === "map" ? body.figure : body.fragments[name]));
      });
    },
  };
})(window.corridor, window.dash_clientside);
