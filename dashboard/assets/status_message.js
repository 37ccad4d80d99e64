/* A message in passing, shown and read out for a moment. */

const SHOWN = 4000; /* ms */
let leaving = 0;

/** @param {string} text */
export function say(text) {
  const status = document.getElementById("said");
  if (!status) return;
  status.textContent = "";
  status.textContent = text;
  window.clearTimeout(leaving);
  leaving = window.setTimeout(() => (status.textContent = ""), SHOWN);
}
