/* The geometry of the map: what of the ground a box of some px shows. km to the east and north, px to the right and down.
   What it stands on comes with the map's figure; see `map_figure` in dashboard/map/figure.py. */

/**
 * @typedef {[number, number]} Pair
 * @typedef {object} InsetPlan
 * @property {number} number of its axes
 * @property {Pair} corner 0 for left and top, 1 for right and bottom
 * @property {[number, number, number, number]} extent west, south, east, north in km
 *
 * @typedef {object} MapPlan
 * @property {{ x: Pair, y: Pair }} home the extent about all regions, in km
 * @property {number[]} scales px per km from which on more names are shown
 * @property {Pair[]} room
 * @property {InsetPlan[]} insets
 * @property {Pair[]} inset_sizes px, for each nominal size
 * @property {number} inset_gap px between an inset and the edge
 * @property {string} [unit] the words for km
 *
 * @typedef {{ width: number, height: number }} Size px
 * @typedef {{ scale: number, x: number, y: number }} View px per km, and the px at which km 0, 0 lies
 */

export const WHOLE = 1.02; /* times as large as the whole: up to this the map counts as whole */
const NEARLY = 0.96; /* of a nominal size: as good as that */

/**
 * Px per km at which a box shows the whole.
 * @param {MapPlan} plan
 * @param {Size} size
 */
export function wholeScale(plan, { width, height }) {
  const { x, y } = plan.home;
  return Math.min(width / (x[1] - x[0]), height / (y[1] - y[0]));
}

/**
 * The whole, in the middle of a box.
 * @param {MapPlan} plan
 * @param {Size} size
 * @returns {View}
 */
export function wholeView(plan, size) {
  const scale = wholeScale(plan, size);
  const { x, y } = plan.home;
  return { scale, x: size.width / 2 - (scale * (x[0] + x[1])) / 2, y: size.height / 2 + (scale * (y[0] + y[1])) / 2 };
}

/**
 * The number of the nominal size whose names are shown: the map must be as large, and show as much ground about the
 * regions, unless it was enlarged, or is `free` to make room for them itself, as on a wall.
 * @param {MapPlan} plan
 * @param {Size} size
 * @param {number} perKm
 * @param {boolean} free
 */
export function nominal(plan, size, perKm, free) {
  const whole = wholeScale(plan, size);
  const ground = [size.width / whole, size.height / whole];
  const enlarged = perKm > whole * WHOLE;
  const roomy = (/** @type {Pair | undefined} */ km) =>
    km ? free || enlarged || km.every((least, axis) => ground[axis] >= least * NEARLY) : enlarged;
  return Math.max(0, plan.scales.findLastIndex((from, at) => perKm >= from * NEARLY && roomy(plan.room[at])));
}

/**
 * The size of an inset at a nominal size.
 * @param {MapPlan} plan
 * @param {number} at
 */
export function insetSize(plan, at) {
  return plan.inset_sizes[Math.min(at, plan.inset_sizes.length - 1)];
}

/**
 * A round length, in km, that a bar of at most `longest` km can show: 1, 2 or 5 times a power of ten.
 * @param {number} longest
 */
export function roundLength(longest) {
  const unit = Math.pow(10, Math.floor(Math.log10(longest)));
  return [5, 2].map((times) => times * unit).find((length) => length <= longest) || unit;
}

/**
 * How far names move a map aside, in px, so that all of them stand within its edge; where that is not possible, evenly.
 * @param {{ left: number, right: number }} edge
 * @param {{ left: number, right: number }[]} names
 * @param {number} gap px between a name and the edge
 */
export function asideBy(edge, names, gap) {
  if (!names.length) return 0;
  const short = gap + edge.left - Math.min(...names.map((box) => box.left));
  const over = gap - edge.right + Math.max(...names.map((box) => box.right));
  const even = (over - short) / 2;
  return short > Math.max(0, over) ? Math.max(-short, even) : over > 0 ? Math.min(over, even) : 0;
}
