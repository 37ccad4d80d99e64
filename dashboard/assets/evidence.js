/* The evidence of one figure in a native dialog: the browser keeps the focus inside, closes it on Escape
   and gives the focus back to the figure. */
(function (corridor, clientside) {
  "use strict";

  let shown = "";
  let drawn = "";

  function dialog() {
    const element = document.getElementById("evidence");
    if (!element.dataset.ready) {
      element.dataset.ready = "yes";
      element.addEventListener("close", () => shown && corridor.leaveEvidence());
      element.addEventListener("click", (event) => event.target === element && element.close());
    }
    return element;
  }

  /* Opened once its content is there, so that the focus finds a place in it and the heading is heard. */
  function open(html) {
    const show = () => shown && !dialog().open && dialog().showModal();
    if (html === drawn) return show();
    drawn = html;
    const coming = new MutationObserver(function () {
      coming.disconnect();
      show();
    });
    coming.observe(document.getElementById("evidence-body"), { childList: true });
  }

  function close() {
    shown = "";
    if (dialog().open) dialog().close();
  }

  clientside.evidence = {
    show: function (selection) {
      const wanted = selection.figure ? selection.lang + "/evidence/" + selection.figure : "";
      if (wanted === shown) return clientside.no_update;
      if (!wanted) {
        close();
        return clientside.no_update;
      }
      const use = function (body) {
        shown = wanted;
        open(body.html);
        return body.html;
      };
      const refuse = function () {
        corridor.press("figure=", false, true); /* not a step back: that would stop a reload that asks to sign in */
        return clientside.no_update;
      };
      const body = corridor.fragments.get("/" + wanted + ".json");
      return body instanceof Promise ? body.then(use, refuse) : use(body);
    },
  };

  /* The pointer or the focus on a figure announces that its evidence may be wanted. */
  function warm(event) {
    const figure = event.target.closest && event.target.closest('[data-press^="figure="]');
    if (!figure) return;
    const id = figure.dataset.press.slice("figure=".length);
    corridor.fragments.get("/" + document.documentElement.dataset.lang + "/evidence/" + id + ".json");
  }
  document.addEventListener("pointerover", warm);
  document.addEventListener("focusin", warm);
})(window.corridor, window.dash_clientside);
