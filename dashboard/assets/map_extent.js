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
 * @property {InsetPlan[]} insets
 * @property {Pair[]} inset_sizes px, for each nominal size
 * @property {number} inset_gap px between an inset and the edge
 * @property {string} [unit] the words for km
 * @property {string[]} stated the layers that have the state of a region
 * @property {string[]} chosen the layers that are marked of the region that is chosen
 * @property {number} reach px about a symbol within which the pointer means it
 * @property {Record<string, [number, number, number, number]>} [regions] west, south, east, north of each with its ports
 *
 * @typedef {{ width: number, height: number }} Size px
 * @typedef {{ scale: number, x: number, y: number }} View px per km, and the px at which km 0, 0 lies
 * @typedef {{ x: Pair, y: Pair }} Extent what is shown, in km
 */

const ABOUT = 0.14; /* free ground about a chosen region, as a share of its larger side */
const CLOSEST = 6; /* times as large as the whole: no region is shown larger */
export const WHOLE = 1.02; /* times as large as the whole: up to this the map counts as whole */

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
 * What a box shows of the ground about the whole.
 * @param {MapPlan} plan
 * @param {Size} size
 * @returns {Extent}
 */
export function wholeExtent(plan, { width, height }) {
  const { scale, x, y } = wholeView(plan, { width, height });
  return { x: [-x / scale, (width - x) / scale], y: [(y - height) / scale, y / scale] };
}

/**
 * @param {Pair} range
 * @param {Pair} limits
 * @returns {Pair}
 */
function inside([low, high], [least, most]) {
  if (high - low >= most - least) return [least, most];
  const by = Math.max(0, least - low) - Math.max(0, high - most);
  return [low + by, high + by];
}

/**
 * An extent as a box can show it: as much more as the box's proportions ask for, and nothing that lies beyond the whole.
 * Farther out there may be ground that is not drawn.
 * @param {MapPlan} plan
 * @param {Size} size
 * @param {Extent} wanted
 * @returns {Extent}
 */
export function reachable(plan, size, { x, y }) {
  const limits = wholeExtent(plan, size);
  const [across, down] = [(x[1] - x[0]) / size.width, (y[1] - y[0]) / size.height];
  const grown = (/** @type {Pair} */ [low, high], /** @type {number} */ times) =>
    /** @type {Pair} */ ([(low + high) / 2 - ((high - low) / 2) * times, (low + high) / 2 + ((high - low) / 2) * times]);
  return {
    x: inside(grown(x, Math.max(1, down / across)), limits.x),
    y: inside(grown(y, Math.max(1, across / down)), limits.y),
  };
}

/**
 * The extent about a region, as a box can show it; none for what is no region.
 * @param {MapPlan} plan
 * @param {Size} size
 * @param {string} code
 * @returns {Extent | null}
 */
export function regionExtent(plan, size, code) {
  const bounds = plan.regions?.[code];
  if (!bounds) return null;
  const [west, south, east, north] = bounds;
  const least = 1 / wholeScale(plan, size) / CLOSEST; /* km in a px */
  const free = Math.max(east - west, north - south) * ABOUT;
  const about = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ px) => {
    const half = Math.max((high - low) / 2 + free, (px * least) / 2);
    return /** @type {Pair} */ ([(low + high) / 2 - half, (low + high) / 2 + half]);
  };
  return reachable(plan, size, { x: about(west, east, size.width), y: about(south, north, size.height) });
}

/**
 * Where an extent stands in a box.
 * @param {Extent} extent
 * @param {Size} size
 * @returns {View}
 */
export function viewOf({ x, y }, { width }) {
  const scale = width / (x[1] - x[0]);
  return { scale, x: -x[0] * scale, y: y[1] * scale };
}

/**
 * An extent on the way from one to another; `share` of the way is done.
 * @param {Extent} from
 * @param {Extent} to
 * @param {number} share
 * @returns {Extent}
 */
export function between(from, to, share) {
  const part = (/** @type {"x" | "y"} */ axis) =>
    /** @type {Pair} */ (from[axis].map((end, at) => end + (to[axis][at] - end) * share));
  return { x: part("x"), y: part("y") };
}

/**
 * The number of the nominal size whose names are shown: the scale alone decides. The last is that of an enlarged map: the
 * whole one, however large, shows its ports that stand close together in an inset.
 * @param {MapPlan} plan
 * @param {Size} size
 * @param {number} perKm
 */
export function nominal(plan, size, perKm) {
  const open = perKm > wholeScale(plan, size) * WHOLE ? plan.scales : plan.scales.slice(0, -1);
  return Math.max(0, open.findLastIndex((from) => perKm >= from));
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
