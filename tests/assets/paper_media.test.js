import assert from "node:assert/strict";
import { test } from "node:test";

import { onPaper } from "../../dashboard/assets/paper_media.js";

const PAGE = [703, 1036];
const screen = { "(pointer: coarse)": true, "(forced-colors: active)": false };
globalThis.window = { matchMedia: (query) => ({ matches: screen[query] ?? assert.fail("asked of the screen: " + query) }) };

test("what is for print holds on paper, and what is for screens does not", () => {
  assert.equal(onPaper("print", PAGE), true);
  assert.equal(onPaper("screen", PAGE), false);
  assert.equal(onPaper("screen, print", PAGE), true);
  assert.equal(onPaper("screen and (max-width: 959px)", PAGE), false);
});

test("limits of a window are limits of the sheet", () => {
  for (const [query, holds] of [
    ["(max-width: 959px)", true],
    ["(max-width: 703px)", true],
    ["(max-width: 702px)", false],
    ["(min-width: 703px)", true],
    ["(min-width: 703.5px)", false],
    ["(min-width: 600px) and (max-width: 899px)", true],
    ["(min-width: 600px) and (min-height: 1040px)", false],
    ["(max-width:600px), (min-height: 1000px)", true],
  ])
    {assert.equal(onPaper(query, PAGE), holds, query);}
});

test("all else is as on the screen", () => {
  assert.equal(onPaper("(pointer: coarse), (max-width: 600px)", PAGE), true);
  assert.equal(onPaper("(forced-colors: active)", PAGE), false);
});
