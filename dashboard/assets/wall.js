/* Wall mode: walks through all, each initiative, each region. The address holds the mode and the seconds that each
   scene is shown; a scene of several pages shows each of them as long. */
(function (corridor) {
  "use strict";

  const SECONDS = 15;
  let timer = 0;
  let paused = false;
  let current = null;

  function scenes() {
    const options = corridor.queries.selection.options();
    return [
      { region: "", initiative: "" },
      ...options.initiatives.map((initiative) => ({ region: "", initiative: initiative })),
      ...options.regions.map((region) => ({ region: region, initiative: "" })),
    ];
  }

  function seconds() {
    return Math.max(2, Number(current.seconds) || SECONDS);
  }

  function step(by) {
    if (corridor.wallTurn(by)) return void start();
    const all = scenes();
    const here = all.findIndex((s) => s.region === current.region && s.initiative === current.initiative);
    const next = all[(here + by + all.length) % all.length];
    corridor.wallEnter(by);
    corridor.press("region=" + next.region + "&initiative=" + next.initiative, false, true); /* Back leaves the wall */
  }

  /* The bar is one transition from empty to full: no clock ticks, nothing is redrawn between two scenes. */
  function progress() {
    const bar = document.getElementById("wall-progress");
    if (!bar) return;
    bar.style.transition = "none";
    bar.style.transform = "scaleX(0)";
    if (paused) return;
    void bar.offsetWidth;
    bar.style.transition = "transform " + seconds() + "s linear";
    bar.style.transform = "scaleX(1)";
  }

  function arrange() {
    corridor.magnify();
    corridor.wallFit();
    corridor.wallMap();
    document.documentElement.dataset.paused = String(paused);
    start();
  }

  function start() {
    window.clearTimeout(timer);
    if (!current || current.mode !== "wall") return;
    if (!paused) timer = window.setTimeout(() => step(1), seconds() * 1000);
    progress();
  }

  window.addEventListener("resize", corridor.magnify);

  document.addEventListener("keydown", function (event) {
    if (!current || current.mode !== "wall" || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, #map-frame [role=listbox]")) return;
    const keys = {
      ArrowRight: () => step(1),
      ArrowLeft: () => step(-1),
      " ": () => corridor.actions.pause(),
      Escape: () => corridor.press("mode="),
    };
    if (!keys[event.key] || (event.key === " " && event.target.closest("button"))) return;
    event.preventDefault();
    keys[event.key]();
  });

  Object.assign(corridor.actions, {
    pause: function () {
      paused = !paused;
      const button = document.querySelector('[data-action="pause"]');
      if (button) button.setAttribute("aria-pressed", String(paused));
      arrange();
    },
    next: () => step(1),
    previous: () => step(-1),
    leave: () => corridor.press("mode="),
  });

  corridor.wall = {
    arrange: function (selection) {
      current = selection;
      arrange();
    },
  };
})(window.corridor);
