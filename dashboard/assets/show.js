/* What a selection shows. Every part reads it here, in one pass: as callbacks of their own the parts would each cost a
   walk through Dash's whole page. Only what changes is drawn. */
(function (corridor, clientside) {
  "use strict";

  const PARTS = [
    ["panel", (selection) => clientside.fragments.panel(selection)],
    ["table-rows", (selection) => clientside.views.table(selection)],
    ["about", (selection) => clientside.views.about(selection)],
    ["evidence-body", (selection) => clientside.evidence.show(selection)],
  ];

  function hand(part, html) {
    if (html !== clientside.no_update) corridor.fill(part, html);
  }

  corridor.show = function (selection) {
    clientside.marks.paint(selection);
    for (const [part, of] of PARTS) {
      const html = of(selection);
      if (html instanceof Promise) html.then((come) => hand(part, come));
      else hand(part, html);
    }
    clientside.fragments.frame(selection, hand);
  };
})(window.corridor, window.dash_clientside);
