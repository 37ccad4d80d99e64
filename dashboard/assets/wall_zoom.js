/* A wall is laid out for 1920 by 1080 px and magnified, so that it shows what a desk shows, larger. */

export function magnify() {
  const zoom = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
  document.documentElement.style.setProperty("--wall-zoom", String(Math.max(0.3, zoom)));
}

magnify();
window.addEventListener("resize", magnify);
