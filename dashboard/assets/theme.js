/* The theme that was chosen, else a wall's, which is dark, else the system's: before the first paint. */

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

/** Show the theme that was chosen, else the one for what the page is: a wall stands in a room and is looked at from afar. */
export function showTheme() {
  const theme = kept() || "";
  const usual = root.dataset.mode === "wall" ? "dark" : preferred();
  const wanted = ["light", "dark"].includes(theme) ? theme : usual;
  if (root.dataset.theme !== wanted) root.dataset.theme = wanted;
}

showTheme();
