/* Which rules of the stylesheets hold on a sheet of paper: those for print, and those for screens as narrow as the sheet. */

const LIMIT = /^\((min|max)-(width|height):\s*([\d.]+)px\)$/;

/**
 * Whether a list of media queries matches on a page of paper. What has nothing to do with paper is as on the screen.
 * @param {string} list as stylesheets have it: "screen and (min-width: 960px), print"
 * @param {number[]} page width and height within the margins, in px
 */
export const onPaper = (list, page) => list.split(",").some((query) => query.split(" and ").every((part) => holds(part.trim(), page)));

/**
 * @param {string} part
 * @param {number[]} page
 */
function holds(part, [width, height]) {
  if (part === "screen") return false;
  if (part === "print" || part === "all") return true;
  const limit = LIMIT.exec(part);
  if (!limit) return window.matchMedia(part).matches;
  const length = limit[2] === "width" ? width : height;
  return limit[1] === "min" ? length >= Number(limit[3]) : length <= Number(limit[3]);
}
