/* The views beside the map: fetched once they are looked at, for what the address asks of them. */
(function (corridor, clientside) {
  "use strict";

  const ASKED = ["region", "initiative", "q", "sort", "page", "kind", "qualifier", "year"];
  const first = corridor.queries.selection.parse(window.location.search);
  let looked = first.view;

  function tablePath(selection) {
    const asked = new URLSearchParams();
    for (const part of ASKED) if (selection[part]) asked.set(part, selection[part]);
    const query = asked.toString();
    return "/" + selection.lang + "/table.json" + (query ? "?" + query : "");
  }

  /* A view fetches nothing while it is hidden, shows the latest answer only, and begins with the first page's. */
  function view(name, path) {
    let wanted = first.view === name ? path(first) : "";
    return function (selection) {
      const next = path(selection);
      if (selection.view !== name || next === wanted) return clientside.no_update;
      wanted = next;
      const use = (body) => (next === wanted ? body.html : clientside.no_update);
      const refuse = function () {
        if (next === wanted) wanted = "";
        corridor.say(document.querySelector(".table-head").dataset.failed);
        return clientside.no_update;
      };
      const body = corridor.fragments.get(next);
      return body instanceof Promise ? body.then(use, refuse) : use(body);
    };
  }

  const table = view("table", tablePath);

  clientside.views = {
    table: function (selection) {
      corridor.table.fill(selection);
      if (selection.view !== looked) window.scrollTo(0, 0);
      looked = selection.view;
      return table(selection);
    },
    about: view("about", (selection) => "/" + selection.lang + "/about.json"),
  };

  /* Past the page's head and filters, to the title of what is looked at. */
  const TITLES = { map: "selection-title", table: "table-title", about: "about-title" };
  corridor.actions.skip = function (link, event) {
    const title = document.getElementById(TITLES[document.documentElement.dataset.view]);
    if (!title) return;
    event.preventDefault();
    title.focus();
  };

  /* The contents of a page scroll to its sections; the address owns the selection and stays as it is. */
  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-scroll]");
    const section = link && document.getElementById(link.dataset.scroll);
    if (!section) return;
    event.preventDefault();
    section.scrollIntoView({ block: "start" });
    section.focus({ preventScroll: true });
  });
})(window.corridor, window.dash_clientside);
