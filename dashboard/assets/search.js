/* Find anything: a combobox in a dialog. The server matches and draws; here the keys are walked. */
(function (corridor) {
  "use strict";

  const PAUSE = 60;
  const dialog = () => document.getElementById("search-dialog");
  const input = () => document.getElementById("search-input");
  const list = () => document.getElementById("search-list");
  let asked = null;
  let answered = null; /* what the list answers */
  let hurried = false; /* Enter was pressed before the answer had come */
  let waiting = 0;

  function options() {
    return Array.from(list().querySelectorAll("[role=option]"));
  }

  function active() {
    return options().findIndex((option) => option.getAttribute("aria-selected") === "true");
  }

  function activate(index) {
    const all = options();
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (!all[index]) return input().removeAttribute("aria-activedescendant");
    all[index].scrollIntoView({ block: "nearest" });
    input().setAttribute("aria-activedescendant", all[index].id);
  }

  /* Round and round: after the last comes the first. */
  function step(by) {
    const count = options().length;
    if (count) activate((active() + by + count) % count);
  }

  function show(html, said) {
    list().innerHTML = html;
    document.getElementById("search-said").textContent = said;
    input().setAttribute("aria-expanded", String(options().length > 0));
    activate(0);
    answered = asked;
    if (hurried) enter();
  }

  function typed() {
    return input().value.trim().replace(/\s+/g, " ");
  }

  /* What is picked is of the list that answers what was typed, though it may come later than Enter. */
  function enter() {
    hurried = typed() !== answered;
    if (hurried) {
      window.clearTimeout(waiting);
      ask();
    } else if (options()[active()]) {
      pick(options()[active()]);
    }
  }

  /* An answer that comes after another question was asked is not shown. */
  function ask() {
    const text = typed();
    if (text === asked) return;
    asked = text;
    const path = "/" + document.documentElement.dataset.lang + "/search.json?q=" + encodeURIComponent(text);
    const use = (body) => text === asked && show(body.html, body.said);
    const refuse = function () {
      if (text !== asked) return;
      asked = null;
      hurried = false;
      show("", document.querySelector(".search").dataset.failed);
    };
    const body = corridor.fragments.get(path);
    if (body instanceof Promise) body.then(use, refuse);
    else use(body);
  }

  /* What a pick changes. The text about the data shows no selection: what neither opens nor leads anywhere leads to
     the map from there. */
  function change(option) {
    const picked = option.dataset.pick;
    const stays = /(^|&)view=/.test(picked) || /(^|&)figure=[^&]/.test(picked);
    return stays || document.documentElement.dataset.view !== "about" ? picked : picked + "&view=map";
  }

  function pick(option) {
    const wanted = change(option);
    dialog().close();
    corridor.press(wanted);
    const onMap = /(^|&)view=map(&|$)/.test(wanted) || document.documentElement.dataset.view === "map";
    if (onMap && option.dataset.flash) corridor.pointOut([option.dataset.flash]);
  }

  function open() {
    if (!dialog() || document.querySelector("dialog[open]")) return;
    dialog().showModal();
    input().select();
    asked = answered = null;
    ask();
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: enter,
  };

  /* While a Chinese word is being composed, arrows and Enter belong to the input method. */
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) return;
    const typing = event.target.isContentEditable || event.target.matches("textarea, select, input:not([type=radio])");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const shortcut = slash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (shortcut && dialog()) {
      event.preventDefault();
      open();
    } else if (event.target.id === "search-input" && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  function later(event) {
    if (event.target.id !== "search-input" || event.isComposing) return;
    hurried = false;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(ask, PAUSE);
  }
  document.addEventListener("input", later);
  document.addEventListener("compositionend", later);

  document.addEventListener("pointermove", function (event) {
    const option = event.target.closest && event.target.closest("#search-list [role=option]");
    if (option && option.getAttribute("aria-selected") !== "true") activate(options().indexOf(option));
  });

  document.addEventListener("click", function (event) {
    const option = event.target.closest("#search-list [role=option]");
    if (option) pick(option);
    if (event.target === dialog()) dialog().close();
  });

  corridor.actions.search = open;
})(window.corridor);
