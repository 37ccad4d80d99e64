/* The map by keyboard: arrow keys walk the list, the map and the strip show what is reached, Enter is the map's click. */
(function (corridor) {
  "use strict";

  const list = () => document.querySelector("#map-frame [role=listbox]");
  const options = () => Array.from(list().querySelectorAll("[role=option]"));
  let reached = "";

  function reach(option) {
    if (!option) return;
    reached = option.id;
    for (const other of list().querySelectorAll("[data-active]")) other.removeAttribute("data-active");
    option.setAttribute("data-active", "");
    list().setAttribute("aria-activedescendant", option.id);
    list().dataset.highlights = option.dataset.highlights;
    /* Not scrollIntoView: that would scroll the page too. */
    const box = list();
    if (option.offsetTop < box.scrollTop) box.scrollTop = option.offsetTop;
    const below = option.offsetTop + option.offsetHeight - box.clientHeight;
    if (below > box.scrollTop) box.scrollTop = below;
    corridor.map.highlight([option.dataset.highlights]);
  }

  function here() {
    return document.getElementById(reached);
  }

  /* Where the focus enters: where it last was, else at what is chosen, else at the beginning. */
  function enter() {
    const chosen = list().querySelector('[aria-selected="true"]');
    reach(here() || chosen || options()[0]);
  }

  function step(by) {
    const all = options();
    reach(all[Math.min(all.length - 1, Math.max(0, all.indexOf(here()) + by))]);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowRight: () => step(1),
    ArrowUp: () => step(-1),
    ArrowLeft: () => step(-1),
    Home: () => reach(options()[0]),
    End: () => reach(options().pop()),
    Enter: () => here() && here().click(),
    " ": () => here() && here().click(),
    Escape: () => corridor.press("region="),
  };

  document.addEventListener("keydown", function (event) {
    if (event.target !== list() || !keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });

  document.addEventListener("focusin", (event) => event.target === list() && enter());
  document.addEventListener("focusout", (event) => event.target === list() && corridor.map.highlight([]));
})(window.corridor);
