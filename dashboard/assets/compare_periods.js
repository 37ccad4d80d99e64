/* The steps of the comparing view's slider. */

/**
 * The periods of an indicator, the earliest first, and the one that is asked for, also where nothing is reported for it:
 * the slider would say another one otherwise.
 * @param {[string, string][]} known every period of the data as [text, words], the earliest first
 * @param {string} at the places in it of those that the indicator is reported for, between blanks
 * @param {string | undefined} asked the text of one
 * @returns {[string, string][]}
 */
export function stepsOf(known, at, asked) {
  const places = at.split(" ").filter(Boolean).map(Number);
  return known.filter(([text], place) => places.includes(place) || text === asked);
}
