/* The search of a page that lies in a folder; mirrors corridor.queries.search, and a test compares the two. */

import { closest, isAllOf, wordsOf } from "./edition_matching.js";
import { filled } from "./edition_words.js";

/**
 * @typedef {import("./edition_matching.js").Name} Name
 *
 * @typedef {object} Entry
 * @property {string} html
 * @property {string} kind
 * @property {number[]} names places among the index's names
 * @property {number[]} aside
 *
 * @typedef {object} Index
 * @property {Entry[]} entries
 * @property {Name[]} names
 * @property {string[]} kinds in the order in which equally close ones are listed
 * @property {Record<string, Name[]>} called the words of each kind
 * @property {Record<string, string>} words
 * @property {number} shown
 */

const ASIDE = 10;
const OF_ITS_KIND = -1;
const WITHOUT_WORDS = ["region", "initiative"];

/**
 * @param {Index} index
 * @param {Entry} entry
 * @param {string[]} words
 */
function distance(index, entry, words) {
  const named = (/** @type {number[]} */ places) => places.map((place) => index.names[place]);
  const distances = words.map(function (word) {
    if ((index.called[entry.kind] || []).some((name) => isAllOf(name, word))) return OF_ITS_KIND;
    const own = closest(named(entry.names), word);
    if (own !== null) return own;
    const aside = closest(named(entry.aside), word);
    return aside === null ? Infinity : ASIDE + aside;
  });
  const furthest = Math.max(...distances);
  return furthest < Infinity && Math.min(...distances) < ASIDE ? furthest : null;
}

/**
 * The entries that answer to every word typed, the closest first.
 * @param {Index} index
 * @param {string} typed
 */
export function searchAnswer(index, typed) {
  const words = wordsOf(typed);
  const found = words.length
    ? index.entries
        .map((entry) => ({ entry, far: distance(index, entry, words) }))
        .filter(({ far }) => far !== null)
        .sort((one, other) => Number(one.far) - Number(other.far) || order(index, one.entry) - order(index, other.entry))
        .map(({ entry }) => entry)
    : index.entries.filter((entry) => WITHOUT_WORDS.includes(entry.kind));
  const html = found.slice(0, index.shown).map((entry, place) => entry.html.replace("found-0", "found-" + place));
  return { html: html.join(""), said: said(index, found.length, typed), count: found.length };
}

/**
 * @param {Index} index
 * @param {Entry} entry
 */
function order(index, entry) {
  return index.kinds.indexOf(entry.kind);
}

/**
 * @param {Index} index
 * @param {number} count
 * @param {string} typed
 */
function said({ words, shown }, count, typed) {
  if (!count) return filled(words["search.nothing"], { typed });
  return count <= shown ? filled(words["search.found"], { count }) : filled(words["search.found_more"], { shown, count });
}
