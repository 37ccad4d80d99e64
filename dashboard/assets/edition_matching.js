/* Does a text answer to what someone typed? Mirrors corridor.queries.text_matching; pinyin comes with the texts. */

/**
 * @typedef {[text: string, syllables: string[]]} Name a folded text, and its pinyin where it has one
 */

const WHOLE = 0;
const BEGINNING = 1;
const WORD = 2;
const PIECE = 3;
const INITIALS = 4;
const PINYIN = 5;
const INNER_INITIALS = 6;

/**
 * Without differences of case and of width.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** @param {string} typed */
export function wordsOf(typed) {
  return folded(typed).split(/\s+/).filter(Boolean);
}

/**
 * Whether a word begins somewhere in a text: where a letter stands beside what is none.
 * @param {string} text
 * @param {string} word
 */
function beginsIn(text, word) {
  const letter = /^[\p{L}\p{N}_]$/u;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (letter.test(text.charAt(at - 1)) !== letter.test(text.charAt(at))) return true;
  }
  return false;
}

/**
 * @param {string[]} syllables
 * @param {string} word
 */
function byPinyin(syllables, word) {
  const initials = syllables.map((syllable) => syllable[0]).join("");
  if (initials.startsWith(word)) return INITIALS;
  if (syllables.some((_, place) => syllables.slice(place).join("").startsWith(word))) return PINYIN;
  return word.length > 1 && initials.includes(word) ? INNER_INITIALS : null;
}

/**
 * How a name answers to a folded word; smaller is closer, null where it does not.
 * @param {Name} name
 * @param {string} word
 */
function closeness([text, syllables], word) {
  const at = text.indexOf(word);
  if (at === 0) return text === word ? WHOLE : BEGINNING;
  if (at > 0) return beginsIn(text, word) ? WORD : PIECE;
  return syllables.length && /^[a-z0-9]+$/.test(word) ? byPinyin(syllables, word) : null;
}

/**
 * The best that any of the names answers with.
 * @param {Name[]} names
 * @param {string} word
 */
export function closest(names, word) {
  const found = names.map((name) => closeness(name, word)).filter((one) => one !== null);
  return found.length ? Math.min(...found) : null;
}

/**
 * Whether a folded word is the whole of a name, as it stands or by its pinyin in full.
 * @param {Name} name
 * @param {string} word
 */
export function isAllOf([text, syllables], word) {
  return text === word || (/^[a-z0-9]+$/.test(word) && syllables.length > 0 && syllables.join("") === word);
}
