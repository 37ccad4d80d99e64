/* What the server says about the page: the languages, regions and views there are, and where the rest is fetched. */

/**
 * @typedef {object} RegionState how the map shows a region
 * @property {string} coverage
 * @property {number | null} count the number in its badge
 * @property {number | null} radius of its badge, in px
 * @property {boolean} silent
 * @property {string | null} value
 * @property {boolean} approximate
 *
 * @typedef {object} Titles the names in one language that the document's title is made of
 * @property {string} site
 * @property {Record<string, string>} region
 * @property {Record<string, string>} initiative
 * @property {Record<string, string>} view
 *
 * @typedef {object} Options
 * @property {string} root
 * @property {string} timezone
 * @property {string} prepared
 * @property {string[]} languages
 * @property {string[]} regions
 * @property {boolean} fetched_ahead whether all regions are fetched at once
 * @property {Record<string, string>} former the region of today for each code that one had before
 * @property {string[]} initiatives
 * @property {Record<string, Record<string, number>>} counts figures by region and initiative, each or "all"
 * @property {string[]} views
 * @property {string[]} periods
 * @property {string[]} modes
 * @property {Record<string, { regions: Record<string, RegionState> }>} map
 * @property {Record<string, Titles>} titles by language
 * @property {{ shown: number | null }} release
 * @property {boolean} [selection_read] whether a callback of Dash's reads the selection in every view
 * @property {string} [polyfill] where Dash's polyfill is, on a page that does without it
 * @property {{ evidence: Record<string, number>, together: boolean }} [edition] of a page that lies in a folder: the
 *   number of the file with each figure's evidence, and whether all regions lie in one
 */

/** @type {Options | undefined} */
let read;

/** @returns {Options} */
export function options() {
  read ??= /** @type {Options} */ (JSON.parse(document.getElementById("options")?.textContent || "{}"));
  return read;
}
