/* What nobody waits for comes when what somebody waits for has been painted. */

const FRAMES = 2; /* the first paints what was changed before it; when the second begins, that can be seen */
const LATEST = 1000; /* ms: a page that is not shown has no frames */

/**
 * Call `then` once what the page has been changed to can be seen, however long that takes on this machine.
 * @param {() => void} then
 * @returns {() => void} what calls it off
 */
export function oncePainted(then) {
  let frames = FRAMES;
  let due = window.setTimeout(function () {
    window.cancelAnimationFrame(frame);
    then();
  }, LATEST);
  let frame = window.requestAnimationFrame(function next() {
    frames -= 1;
    if (frames) return void (frame = window.requestAnimationFrame(next));
    window.clearTimeout(due);
    due = window.setTimeout(then); /* not within the frame: it would be late */
  });
  return function () {
    window.clearTimeout(due);
    window.cancelAnimationFrame(frame);
  };
}
