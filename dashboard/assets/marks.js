/* Marks what is chosen, wherever it can be chosen: filters, matrix, strip, lists, map. */
(function (corridor, clientside) {
  "use strict";

  const narrow = window.matchMedia("(max-width: 959px)");
  const STATES = { button: "aria-pressed", link: "aria-current", option: "aria-selected" };
  const PEEK = 28; /* px */
  const revealed = {};
  let selection = null;

  function matches(element) {
    const choice = element.dataset;
    return (
      (choice.choiceRegion === undefined || choice.choiceRegion === selection.region) &&
      (choice.choiceInitiative === undefined || choice.choiceInitiative === selection.initiative) &&
      (choice.choiceView === undefined || choice.choiceView === selection.view) &&
      (choice.choiceLang === undefined || choice.choiceLang === selection.lang)
    );
  }

  /* On a phone the options scroll sideways: the chosen one comes into view, with a piece of the next, and the first in
     view is a whole one. Cut by the filter's own name it would be read as a part of that. */
  function reveal(option) {
    const all = Array.from(option.parentElement.children);
    const last = all[all.length - 1];
    const left = (one) => one.offsetLeft - all[0].offsetLeft;
    const right = (one) => left(one) + one.offsetWidth;
    const first = (end) => all.find((one) => end - left(one) <= option.parentElement.clientWidth) || option;
    /* Scrolled to the end, too, the list begins with a whole one. */
    const begin = left(first(right(last)));
    last.style.marginInlineEnd = begin ? begin + option.parentElement.clientWidth - right(last) + "px" : "";
    const next = option.nextElementSibling;
    option.parentElement.scrollLeft = left(first(right(option) + (next ? PEEK : 0)));
  }

  /* A click has checked it already; it may stand half outside all the same. */
  function check(radio, chosen) {
    radio.checked = chosen;
    if (!chosen || revealed[radio.name] === radio) return;
    revealed[radio.name] = radio;
    if (narrow.matches) reveal(radio.closest(".option"));
  }

  /* A window that is turned or made narrower */
  window.addEventListener("resize", function () {
    if (!narrow.matches) return;
    for (const radio of document.querySelectorAll("#filters input:checked")) reveal(radio.closest(".option"));
  });

  function states(chosen) {
    return corridor.queries.selection.options().map[chosen.initiative || "all"];
  }

  function tell(element, name, value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  /* All that can be chosen, or what of it stands in one element. */
  function repaint(within) {
    if (!selection) return;
    for (const element of (within || document).querySelectorAll("[data-choice]")) {
      const chosen = matches(element);
      if (element.type === "radio") check(element, chosen);
      else if (element.dataset.choice === "list") element.value = selection.region;
      else tell(element, STATES[element.dataset.choice], String(chosen));
    }
  }

  corridor.marks = { repaint: repaint };

  /* All that a selection changes without new content. */
  clientside.marks = {
    paint: function (chosen) {
      selection = chosen;
      const root = document.documentElement;
      root.dataset.region = chosen.region || "all";
      root.dataset.initiative = chosen.initiative || "all";
      root.toggleAttribute("data-overview", !chosen.region && !chosen.initiative);
      root.dataset.view = chosen.view;
      root.dataset.mode = chosen.mode;
      const notice = document.getElementById("refused");
      if (notice) notice.hidden = chosen.refused.length === 0;
      corridor.map.paint(
        Object.assign({ selected: chosen.region || null, initiative: chosen.initiative || null }, states(chosen)),
      );
      repaint();
      corridor.wall.arrange(chosen);
    },
  };
})(window.corridor, window.dash_clientside);
