/* The table's hands: what is typed and chosen above it becomes part of the address; where the focus was it stays. */
(function (corridor) {
  "use strict";

  const PAUSE = 250; /* ms after the last key, so that a word is asked for and not its letters */
  let selection = {};
  let waiting = 0;
  let pressed = null;

  const form = () => document.getElementById("table-form");
  const rows = () => document.getElementById("table-rows");
  const typed = () => form().elements.q.value.trim().replace(/\s+/g, " ");

  /* What the address says stands in the fields, but never overtakes someone who is typing. */
  function fill(chosen) {
    selection = chosen || selection;
    if (!form()) return;
    for (const field of form().querySelectorAll("[type=search], select")) {
      const value = selection[field.name] || "";
      if (field.type === "search" && (waiting || typed() === value)) continue;
      if (field.value !== value) field.value = value;
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
  }

  /* The first letter is a step to come back from, the following ones are part of it. */
  function look() {
    window.clearTimeout(waiting);
    waiting = 0;
    const before = selection.q || "";
    if (typed() !== before) corridor.press("q=" + encodeURIComponent(typed()) + "&page=", false, before !== "");
  }

  function later(event) {
    if (event.target.name !== "q" || event.target.form !== form() || event.isComposing) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(look, PAUSE);
  }

  document.addEventListener("input", later);
  document.addEventListener("compositionend", later);

  document.addEventListener("change", function (event) {
    const field = event.target;
    if (field.tagName !== "SELECT" || field.form !== form()) return;
    corridor.press(field.name + "=" + field.value + "&page=");
  });

  document.addEventListener("submit", function (event) {
    if (event.target !== form()) return;
    event.preventDefault();
    look();
  });

  /* New rows bring new buttons: the one that was pressed gets the focus again, else the table's title. Noted on the way
     down to the button: rows that are kept are drawn again while the click is heard, and the button is gone by then. */
  document.addEventListener("click", function (event) {
    const button = rows() && rows().contains(event.target) && event.target.closest("[data-press]");
    if (button && !/(^|&)(figure|view)=/.test(button.dataset.press)) pressed = button.dataset;
  }, true);

  function drawn(event) {
    if (event.detail === "table-tools") fill();
    if (event.detail !== "table-rows") return;
    const found = rows().querySelector("[data-said]");
    document.getElementById("table-status").textContent = found ? found.dataset.said : "";
    if (!pressed) return;
    const same = pressed.focus && rows().querySelector('[data-focus="' + pressed.focus + '"]');
    if ("top" in pressed) rows().scrollIntoView({ block: "start" });
    (same || document.getElementById("table-title")).focus({ preventScroll: true });
    pressed = null;
  }
  document.addEventListener("drawn", drawn);

  corridor.table = { fill: fill };
})(window.corridor);
