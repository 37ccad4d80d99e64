/* The theme that was chosen, else the system's: before the first paint. */

const KEY = "corridor-theme";
const root = document.documentElement;

function kept() {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null; /* storage may be forbidden; the system's preference serves */
  }
}

function preferred() {
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function toggleTheme() {
  const theme = root.dataset.theme === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  try {
    window.localStorage.setItem(KEY, theme);
  } catch {
    /* not remembered, but changed */
  }
}

const theme = kept() || "";
root.dataset.theme = ["light", "dark"].includes(theme) ? theme : preferred();
