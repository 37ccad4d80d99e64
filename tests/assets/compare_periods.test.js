import assert from "node:assert/strict";
import { test } from "node:test";

import { stepsOf } from "../../dashboard/assets/compare_periods.js";

const KNOWN = [["2024-Q1", "first"], ["2024-Q2", "second"], ["2024", "year"], ["2024-Q4", "fourth"]];

test("the steps are the periods of the indicator in their order", () => {
  assert.deepEqual(stepsOf(KNOWN, "3 0", undefined), [KNOWN[0], KNOWN[3]]);
  assert.deepEqual(stepsOf(KNOWN, "0 3", "2024-Q1"), [KNOWN[0], KNOWN[3]]);
  assert.deepEqual(stepsOf(KNOWN, "", "latest"), []);
});

test("a period that is asked for is a step of its own, also where nothing is reported for it", () => {
  assert.deepEqual(stepsOf(KNOWN, "0 3", "2024-Q2"), [KNOWN[0], KNOWN[1], KNOWN[3]]);
  assert.deepEqual(stepsOf(KNOWN, "", "2024"), [KNOWN[2]]);
});
