/* Find anything: a combobox in a dialog. The server matches and draws; here the keys are walked. */
(function (corridor) {
  "use strict";

  const dialog = () => document.getElementById("search-dialog");
  const input = () => document.getElementById("search-input");
  const list = () => document.getElementById("search-list");
  let asked = "";
  let waiting = 0;

  function options() {
    return Array.from(list().querySelectorAll("[role=option]"));
  }

  function activate(index) {
    const all = options();
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const active = all[index];
    if (active) active.scrollIntoView({ block: "nearest" });
    input().setAttribute("aria-activedescendant", active ? active.id : "");
  }

  function active() {
    return options().findIndex((option) => option.getAttribute("aria-selected") === "true");
  }

  function ask() {
    const text = input().value.trim();
    if (text === asked) return;
    asked = text;
    const path = "/" + document.documentElement.dataset.lang + "/search.json?q=" + encodeURIComponent(text);
    corridor.fragments.when(corridor.fragments.get(path), function (body) {
      if (text !== asked) return;
      list().innerHTML = body.html;
      activate(0);
    });
  }

  function pick(option) {
    dialog().close();
    corridor.press(option.dataset.pick);
    if (option.dataset.flash) corridor.map.flash(option.dataset.flash);
    const panel = document.getElementById("panel");
    if (panel && window.matchMedia("(max-width: 959px)").matches) panel.scrollIntoView();
  }

  function open() {
    if (dialog().open) return;
    dialog().showModal();
    input().select();
    asked = "\u0000";
    ask();
  }

  const keys = {
    ArrowDown: () => activate(Math.min(active() + 1, options().length - 1)),
    ArrowUp: () => activate(Math.max(active() - 1, 0)),
    Home: () => activate(0),
    End: () => activate(options().length - 1),
    Enter: () => options()[active()] && pick(options()[active()]),
  };

  document.addEventListener("keydown", function (event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio";
    const shortcut = (event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (shortcut && dialog() && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      open();
    } else if (event.target.id === "search-input" && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  document.addEventListener("input", function (event) {
    if (event.target.id !== "search-input") return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(ask, 60);
  });

  document.addEventListener("click", function (event) {
    const option = event.target.closest("#search-list [role=option]");
    if (option) pick(option);
    if (event.target === dialog()) dialog().close();
  });

  Object.assign(corridor.actions, { search: open });
})(window.corridor);
