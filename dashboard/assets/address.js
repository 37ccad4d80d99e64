/* Addresses and selections. Mirrors corridor.queries.selection: the same parts, the same defaults, the same refusals. */

/**
 * @typedef {import("./page_options.js").Options} Options
 *
 * @typedef {object} Selection what the page shows; a part that is not chosen is an empty string
 * @property {string} lang
 * @property {string} region
 * @property {string} initiative
 * @property {string} figure
 * @property {string} view
 * @property {string} period the one whose figures are shown; none for the newest of each
 * @property {string} mode
 * @property {string} [seconds]
 * @property {string} [q]
 * @property {string} [sort]
 * @property {string} [page]
 * @property {string} [kind]
 * @property {string} [qualifier]
 * @property {string} [year]
 * @property {string} [release]
 * @property {string} [indicator]
 * @property {string} [second]
 * @property {string} [regions]
 * @property {string} [order]
 * @property {string} [step] the stop of the guided tour
 * @property {string[]} refused the parts of the address that were not understood
 * @property {string} former the code that the region had before, where the address names it by that one
 *
 * @typedef {Exclude<keyof Selection, "refused" | "former">} Part
 */

/** @type {Part[]} */
const PARTS = ["lang", "region", "initiative", "figure", "view", "period", "mode"];
/** @type {Partial<Record<Part, RegExp>>} */
const KEPT = {
  seconds: /^\d{1,4}$/,
  q: /^.{1,80}$/s,
  sort: /^-?[a-z]{1,20}$/,
  page: /^\d{1,6}$/,
  kind: /^[a-z]{1,20}$/,
  qualifier: /^[a-z_]{1,20}$/,
  year: /^\d{4}$/,
  release: /^\d{1,9}$/,
  indicator: /^[\w.-]{1,64}$/,
  second: /^[\w.-]{1,64}$/,
  regions: /^[\w.-]{1,32}(,[\w.-]{1,32}){0,39}$/,
  order: /^value$/,
  step: /^[1-9]$/,
};
const LONGEST = 512;

/**
 * @param {Part} part
 * @param {Options} options
 */
function fallback(part, options) {
  /** @type {Partial<Record<Part, string>>} */
  const chosen = { lang: options.languages[0], view: "map", mode: "desk" };
  return chosen[part] || "";
}

/**
 * @param {Part} part
 * @param {string} value
 * @param {Options} options
 */
function allowed(part, value, options) {
  /** @type {Partial<Record<Part, string[]>>} */
  const known = {
    lang: options.languages,
    region: options.regions,
    initiative: options.initiatives,
    view: options.views,
    period: options.periods,
    mode: options.modes,
  };
  return part === "figure" ? /^[\w.-]{1,64}$/.test(value) : (known[part] || []).includes(value);
}

/**
 * The selection that a query string names.
 * @param {string} search
 * @param {Options} options
 */
export function parse(search, options) {
  const long = search.replace(/^\?/, "").length > LONGEST;
  const given = new URLSearchParams(long ? "" : search);
  /** @type {Selection} */
  const selection = { lang: "", region: "", initiative: "", figure: "", view: "", period: "", mode: "", refused: [], former: "" };
  if (long) selection.refused.push("query");
  for (const part of PARTS) {
    const named = given.getAll(part).filter(Boolean).pop(); /* given twice, the last counts */
    const moved = part === "region" && named !== undefined && Object.hasOwn(options.former, named);
    if (moved) selection.former = named;
    const value = moved ? options.former[named] : named;
    const absent = value === undefined || value === "all" || value === "latest";
    const fits = !absent && allowed(part, value, options);
    if (!absent && !fits) selection.refused.push(part);
    selection[part] = fits ? value : fallback(part, options);
  }
  if (selection.mode === "wall") selection.view = "map"; /* a wall shows nothing else */
  for (const [part, form] of Object.entries(KEPT)) {
    const value = given.get(part);
    if (value !== null && form.test(value)) selection[/** @type {Part} */ (part)] = value;
  }
  return selection;
}

/**
 * The query string of a selection; empty where nothing is chosen.
 * @param {Selection} selection
 * @param {Options} options
 */
export function query(selection, options) {
  const pairs = new URLSearchParams();
  for (const part of [...PARTS, .../** @type {Part[]} */ (Object.keys(KEPT))]) {
    const value = selection[part];
    if (value && value !== fallback(part, options)) pairs.set(part, value);
  }
  const text = pairs.toString();
  return text ? "?" + text : "";
}

/**
 * The selection after one change, given as a query string; with `toggle`, choosing what is chosen already clears it.
 * @param {Selection} selection
 * @param {string} change
 * @param {boolean} toggle
 * @param {Options} options
 */
export function changed(selection, change, toggle, options) {
  const wanted = /** @type {Partial<Record<Part, string>>} */ (Object.fromEntries(new URLSearchParams(change)));
  const parts = /** @type {Part[]} */ (Object.keys(wanted));
  const chosen = parts.every((part) => (selection[part] || "") === wanted[part]);
  /** @type {Selection} */
  const next = { ...selection, refused: [], former: "" };
  if (!("figure" in wanted)) next.figure = "";
  if (!("figure" in wanted || "page" in wanted)) next.page = "";
  for (const part of parts) next[part] = (toggle && chosen) || !wanted[part] ? fallback(part, options) : wanted[part];
  if (next.mode === "wall") next.view = "map";
  return next;
}

/**
 * Whether two selections show the same.
 * @param {Selection} one
 * @param {Selection} other
 * @param {Options} options
 */
export function same(one, other, options) {
  const alike = one.former === other.former && String(one.refused) === String(other.refused);
  return alike && query(one, options) === query(other, options);
}
