/* Wheel and fingers on the map: neither may trap the page. */
(function (corridor) {
  "use strict";

  const map = corridor.map;

  /* The wheel belongs to the page, unless Ctrl is held (a trackpad's pinch sends it too). */
  function wheel(event) {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  }

  /* One finger scrolls the page and taps; Plotly would keep it from scrolling. Two fingers zoom. */
  let pinch = null;

  function fingers(event) {
    const box = map.graph().getBoundingClientRect();
    const times = box.width / map.graph()._fullLayout.width;
    const [one, two] = [event.touches[0], event.touches[1]];
    return {
      apart: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY),
      at: [((one.clientX + two.clientX) / 2 - box.left) / times, ((one.clientY + two.clientY) / 2 - box.top) / times],
    };
  }

  function touchStart(event) {
    event.stopPropagation();
    if (event.touches.length !== 2 || !map.drawn()) return;
    const layout = map.graph()._fullLayout;
    const start = fingers(event);
    const center = [layout.xaxis.p2d(start.at[0]), layout.yaxis.p2d(start.at[1])];
    pinch = { start: start.apart, at: start.at, center: center, x: layout.xaxis.range.slice(), y: layout.yaxis.range.slice(), next: 0 };
  }

  function touchMove(event) {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    event.stopPropagation();
    const held = pinch; /* fingers that are lifted before the next frame have moved all the same */
    const now = fingers(event);
    const wanted = map.ranges(held.center, now.apart / held.start, held);
    /* What lay between the fingers stays between them. */
    const layout = map.graph()._fullLayout;
    ["x", "y"].forEach(function (axis, n) {
      const range = wanted[axis + "axis.range"];
      const perPx = (range[1] - range[0]) / layout[axis + "axis"]._length;
      const moved = (now.at[n] - held.at[n]) * perPx * (axis === "x" ? -1 : 1);
      wanted[axis + "axis.range"] = range.map((end) => end + moved);
    });
    window.cancelAnimationFrame(held.next);
    held.next = window.requestAnimationFrame(() => window.Plotly.relayout(map.graph(), wanted));
  }

  function touchEnd(event) {
    if (event.touches.length >= 2) return;
    if (pinch) map.settle();
    pinch = null;
  }

  function listen(element) {
    element.addEventListener("wheel", wheel, { capture: true, passive: true });
    element.addEventListener("touchstart", touchStart, { capture: true, passive: true });
    element.addEventListener("touchmove", touchMove, { capture: true, passive: false });
    element.addEventListener("touchend", touchEnd, { capture: true, passive: true });
  }

  map.listen = listen;
})(window.corridor);
