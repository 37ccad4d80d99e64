/* Copies the link to what is shown, and says so; `corridor.say` is for everything that is worth a word in passing. */
(function (corridor) {
  "use strict";

  const SHOWN = 4000;
  let leaving = 0;

  corridor.say = function (text) {
    const status = document.getElementById("said");
    if (!status) return;
    status.textContent = "";
    status.textContent = text;
    window.clearTimeout(leaving);
    leaving = window.setTimeout(() => (status.textContent = ""), SHOWN);
  };

  /* Only a secure page has a clipboard; in an office network without certificates the old way serves. */
  function copyThe(link) {
    const field = document.createElement("textarea");
    field.value = link;
    field.setAttribute("aria-hidden", "true");
    field.className = "visually-hidden";
    document.body.append(field);
    const before = document.activeElement;
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (before) before.focus({ preventScroll: true });
    return copied;
  }

  corridor.actions.share = function (button) {
    const link = window.location.href;
    const done = () => corridor.say(button.dataset.done);
    const otherwise = () => (copyThe(link) ? done() : window.prompt(button.title, link));
    if (navigator.clipboard) navigator.clipboard.writeText(link).then(done, otherwise);
    else otherwise();
  };
})(window.corridor);
