/* The table of a page that lies in a folder: filtered and put in order here, of rows that the server has written. It mirrors
   corridor.queries.table and dashboard.panels.table; a test compares the two. */

import { closest, folded, wordsOf } from "./edition_matching.js";
import { escaped, filled } from "./edition_words.js";

/**
 * @typedef {import("./edition_matching.js").Name} Name
 *
 * @typedef {object} Row
 * @property {string} html
 * @property {string} id
 * @property {string} region
 * @property {string} initiative
 * @property {string} kind
 * @property {string} qualifier
 * @property {string[]} years
 * @property {string} printed
 * @property {number[]} names places among the table's names
 * @property {Record<string, number | null>} ranks its place by each column; null where it has nothing of it
 *
 * @typedef {object} Table
 * @property {Row[]} rows
 * @property {Name[]} names
 * @property {Record<string, string>} heads by the order that they show
 * @property {Record<string, string>} filters words of each filter that is set, by name and value
 * @property {Record<string, string>} words
 * @property {number} page_size
 *
 * @typedef {Record<string, string>} Asked
 */

/** @type {("region" | "initiative" | "kind" | "qualifier")[]} */
const EXACT = ["region", "initiative", "kind", "qualifier"];
const FILTERS = ["region", "initiative", "kind", "qualifier", "year", "q"];
const KINDS = { figures: "observation", programmes: "programme", honours: "honour" };
const CLEARED = "region=&amp;initiative=&amp;kind=&amp;qualifier=&amp;year=&amp;q=&amp;page=";

/**
 * @param {Table} table
 * @param {Row} row
 * @param {string} word
 */
function answers(table, row, word) {
  if (closest(row.names.map((place) => table.names[place]), word) !== null) return true;
  return folded(row.id).includes(word) || folded(row.printed).includes(word);
}

/**
 * @param {Table} table
 * @param {Asked} asked
 */
function rowsOf(table, asked) {
  const words = wordsOf(asked.q || "");
  return table.rows.filter(function (row) {
    const fits = EXACT.every((name) => !asked[name] || row[name] === asked[name]);
    return fits && (!asked.year || row.years.includes(asked.year)) && words.every((word) => answers(table, row, word));
  });
}

/**
 * In the order asked for; rows that lack what they are sorted by stay last in either direction.
 * @param {Row[]} rows
 * @param {string} sort
 */
function sorted(rows, sort) {
  const key = sort.replace(/^-/, "");
  const sign = sort.startsWith("-") ? -1 : 1;
  if (!key || key === "file") return sign < 0 ? [...rows].reverse() : rows;
  const rank = (/** @type {Row} */ row) => row.ranks[key];
  const having = rows.filter((row) => rank(row) !== null);
  having.sort((one, other) => sign * (Number(rank(one)) - Number(rank(other))));
  return [...having, ...rows.filter((row) => rank(row) === null)];
}

/**
 * How many figures, programmes and honours there are, in words.
 * @param {Table} table
 * @param {Row[]} rows
 */
function counted({ words }, rows) {
  const said = Object.entries(KINDS).map(function ([name, kind]) {
    const n = rows.filter((row) => row.kind === kind).length;
    return n ? filled(words["count." + name], { n }) : "";
  });
  return said.filter(Boolean).join(words["count.separator"]);
}

/**
 * @param {Table} table
 * @param {string} name
 * @param {Asked} asked
 */
function filterWords(table, name, asked) {
  const known = table.filters[name + "=" + asked[name]];
  return known || filled(table.words["table.filter"], { name: table.words["table.filter_name.text"], value: asked[name] });
}

/**
 * @param {Table} table
 * @param {Asked} asked
 * @param {string[]} set
 */
function chips(table, asked, set) {
  return set.map(function (name) {
    const words = filterWords(table, name, asked);
    const drop = escaped(filled(table.words["table.drop"], { filter: words }));
    const press = name + "=&amp;page=";
    return (
      '<button class="chip" type="button" aria-label="' + drop + '" data-press="' + press + '">' + escaped(words) +
      '<span class="cross" aria-hidden="true">×</span></button>'
    );
  });
}

/** @param {Table} table */
function clear(table) {
  return '<button class="clear" type="button" data-press="' + CLEARED + '">' + escaped(table.words["table.clear"]) + "</button>";
}

/**
 * @param {Table} table
 * @param {Row[]} rows
 * @param {Asked} asked
 * @param {string[]} set
 */
function summary(table, rows, asked, set) {
  const { words } = table;
  const said = rows.length ? filled(words["table.found"], { counted: counted(table, rows) }) : words["table.found_nothing"];
  const byValue = /^-?value$/.test(asked.sort || "") && rows.some((row) => row.kind === KINDS.figures);
  const all = [...chips(table, asked, set), rows.length && set.length > 1 ? clear(table) : ""].join("");
  const group = '<div class="chips" role="group" aria-label="' + escaped(words["table.filters"]) + '">' + all + "</div>";
  return (
    '<div class="found-summary" data-said="' + escaped(said) + '"><p class="sum">' + escaped(said) + "</p>" +
    (byValue ? '<p class="by-unit">' + escaped(words["table.by_unit"]) + "</p>" : "") + (set.length ? group : "") + "</div>"
  );
}

/**
 * Why the table is empty: which filter hides what, and one press that takes it away.
 * @param {Table} table
 * @param {Asked} asked
 * @param {string[]} set
 */
function nothing(table, asked, set) {
  const { words } = table;
  if (!set.length) return '<div class="empty"><p>' + escaped(words["table.package_empty"]) + "</p></div>";
  const ways = set.map(function (name) {
    const count = rowsOf(table, { ...asked, [name]: "" }).length;
    const said = filled(words["table.without"], { filter: filterWords(table, name, asked), count });
    const press = name + "=&amp;page=";
    return count ? '<li><button class="way" type="button" data-press="' + press + '">' + escaped(said) + "</button></li>" : "";
  });
  const list = ways.some(Boolean) ? "<ul>" + ways.join("") + "</ul>" : "<p>" + escaped(words["table.empty_all"]) + "</p>";
  const reason = escaped(words[set.length === 1 ? "table.empty_one" : "table.empty_many"]);
  return '<div class="empty"><p>' + reason + "</p>" + list + clear(table) + "</div>";
}

/**
 * @param {Table} table
 * @param {number} page
 * @param {number} pages
 * @param {number} total
 */
function pageLinks({ words, page_size: size }, page, pages, total) {
  if (pages === 1) return "";
  const link = function (/** @type {string} */ name, /** @type {number} */ to) {
    const label = escaped(words["table.page." + name]);
    if (to === page || to < 1 || to > pages) return '<span class="page-link" aria-disabled="true">' + label + "</span>";
    const marks = 'href="#" data-press="page=' + (to > 1 ? to : "") + '" data-focus="page-' + name + '" data-top=""';
    return '<a class="page-link" ' + marks + ">" + label + "</a>";
  };
  const shown = { first: (page - 1) * size + 1, last: Math.min(page * size, total), total };
  return (
    '<nav class="pages" aria-label="' + escaped(words["table.pages"]) + '"><div>' + link("first", 1) +
    link("previous", page - 1) + "</div><p>" + escaped(filled(words["table.shown"], shown)) + "</p><div>" +
    link("next", page + 1) + link("last", pages) + "</div></nav>"
  );
}

/**
 * The rows that an address asks for, as the server would show them.
 * @param {Table} table
 * @param {URLSearchParams} query
 */
export function tableHtml(table, query) {
  /** @type {Asked} */
  const asked = Object.fromEntries(query);
  asked.q = (asked.q || "").trim().replace(/\s+/g, " ");
  if (!(asked.sort in table.heads)) asked.sort = "";
  const set = FILTERS.filter((name) => asked[name]);
  const rows = sorted(rowsOf(table, asked), asked.sort);
  const pages = Math.max(1, Math.ceil(rows.length / table.page_size));
  const page = Math.min(Math.max(1, Number(asked.page) || 1), pages);
  const shown = rows.slice((page - 1) * table.page_size, page * table.page_size);
  const body = shown.map((row) => row.html).join("");
  const found = rows.length ? table.heads[asked.sort].replace("<!--rows-->", () => body) : nothing(table, asked, set);
  return '<div class="found">' + summary(table, rows, asked, set) + found + pageLinks(table, page, pages, rows.length) + "</div>";
}
