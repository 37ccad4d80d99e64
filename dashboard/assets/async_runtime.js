/* Components of Dash that are fetched when they are first used (charts, dropdowns) are written for browsers without
   asynchronous functions, and expect a runtime for them. It is part of a polyfill that nothing else here needs and that
   takes longer to run than the rest of Dash, so it is fetched when the first of them comes. */

import { options } from "./page_options.js";

/** @type {Promise<void> | undefined} */
let fetched;

/**
 * Puts the whole runtime in the place of this one.
 * @returns {Promise<void>}
 */
function fetchRuntime() {
  return new Promise(function (resolve, reject) {
    const script = document.createElement("script");
    script.src = options().polyfill || "";
    script.onload = () => resolve(undefined);
    script.onerror = () => reject(new Error("no answer: " + script.src));
    document.head.append(script);
  });
}

/**
 * What the runtime calls `wrap`, for functions that are asynchronous: it waits for the runtime first.
 * @param {...unknown} compiled
 * @returns {Generator}
 */
function* wrap(...compiled) {
  fetched ??= fetchRuntime();
  yield fetched;
  return yield* window.regeneratorRuntime.wrap(...compiled);
}

if (options().polyfill) window.regeneratorRuntime = { mark: (/** @type {Function} */ compiled) => compiled, wrap };
