/* Wheel and fingers on the map: neither may trap the page. */
(function (corridor) {
  "use strict";

  const map = corridor.map;
  const ENLARGED = 1.02; /* times the whole; map_view.js */
  const TAP = 8;

  /* The wheel belongs to the page, unless Ctrl is held (a trackpad's pinch sends it too). */
  function wheel(event) {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  }

  /* One finger taps, and scrolls the page past the whole map; on an enlarged map, which it could not reach otherwise, it
     moves the map. Plotly would keep it from scrolling. Two fingers zoom. */
  let pinch = null;
  let held = null; /* where one finger began to move an enlarged map */

  function fingers(event) {
    const box = map.graph().getBoundingClientRect();
    const times = box.width / map.graph()._fullLayout.width;
    const [one, two] = [event.touches[0], event.touches[1]];
    return {
      apart: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY),
      at: [((one.clientX + two.clientX) / 2 - box.left) / times, ((one.clientY + two.clientY) / 2 - box.top) / times],
    };
  }

  function grip(event) {
    const layout = map.graph()._fullLayout;
    const finger = event.touches[0];
    return { at: [finger.clientX, finger.clientY], x: layout.xaxis.range.slice(), y: layout.yaxis.range.slice(), next: 0 };
  }

  /* A finger that rests trembles: less than this many px is a tap. */
  function pan(event) {
    const layout = map.graph()._fullLayout;
    const times = map.graph().getBoundingClientRect().width / layout.width;
    const finger = event.touches[0];
    const px = [(finger.clientX - held.at[0]) / times, (held.at[1] - finger.clientY) / times];
    if (!held.moving && Math.hypot(px[0], px[1]) < TAP) return;
    held.moving = true;
    event.preventDefault();
    event.stopPropagation();
    const wanted = {};
    ["x", "y"].forEach(function (axis, n) {
      const perPx = (held[axis][1] - held[axis][0]) / layout[axis + "axis"]._length;
      wanted[axis + "axis.range"] = held[axis].map((end) => end - px[n] * perPx);
    });
    window.cancelAnimationFrame(held.next);
    held.next = window.requestAnimationFrame(() => window.Plotly.relayout(map.graph(), wanted));
  }

  function touchStart(event) {
    event.stopPropagation();
    held = null;
    if (!map.drawn()) return;
    if (event.touches.length === 1 && map.enlarged() > ENLARGED) held = grip(event);
    if (event.touches.length !== 2) return;
    const layout = map.graph()._fullLayout;
    const start = fingers(event);
    const center = [layout.xaxis.p2d(start.at[0]), layout.yaxis.p2d(start.at[1])];
    pinch = { start: start.apart, at: start.at, center: center, x: layout.xaxis.range.slice(), y: layout.yaxis.range.slice(), next: 0 };
  }

  function touchMove(event) {
    if (held && event.touches.length === 1) return void pan(event);
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    event.stopPropagation();
    const pinched = pinch; /* fingers that are lifted before the next frame have moved all the same */
    const now = fingers(event);
    const wanted = map.ranges(pinched.center, now.apart / pinched.start, pinched);
    /* What lay between the fingers stays between them. */
    const layout = map.graph()._fullLayout;
    ["x", "y"].forEach(function (axis, n) {
      const range = wanted[axis + "axis.range"];
      const perPx = (range[1] - range[0]) / layout[axis + "axis"]._length;
      const moved = (now.at[n] - pinched.at[n]) * perPx * (axis === "x" ? -1 : 1);
      wanted[axis + "axis.range"] = range.map((end) => end + moved);
    });
    window.cancelAnimationFrame(pinched.next);
    pinched.next = window.requestAnimationFrame(() => window.Plotly.relayout(map.graph(), wanted));
  }

  function touchEnd(event) {
    if (event.touches.length >= 2) return;
    if (pinch) map.settle();
    pinch = held = null;
  }

  function listen(element) {
    element.addEventListener("wheel", wheel, { capture: true, passive: true });
    element.addEventListener("touchstart", touchStart, { capture: true, passive: true });
    element.addEventListener("touchmove", touchMove, { capture: true, passive: false });
    element.addEventListener("touchend", touchEnd, { capture: true, passive: true });
  }

  map.listen = listen;
})(window.corridor);
