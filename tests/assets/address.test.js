import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, parse, query, same } from "../../dashboard/assets/address.js";

const options = {
  languages: ["zh", "en"],
  regions: ["150781", "150725"],
  former: { 150700: "150725" },
  initiatives: ["1", "2"],
  views: ["map", "compare", "table", "about"],
  periods: ["2023-Q4", "2024-Q1"],
  modes: ["desk", "wall", "tour"],
};
const at = (search) => parse(search, options);

test("an address without parts is the whole in the first language", () => {
  const selection = at("");
  assert.deepEqual(
    [selection.lang, selection.region, selection.initiative, selection.view, selection.mode, selection.refused],
    ["zh", "", "", "map", "desk", []],
  );
  assert.equal(query(selection, options), "");
});

test("what an address names is read and written again", () => {
  for (const search of ["?region=150725", "?lang=en&initiative=2&view=table&q=a%26b&page=2", "?figure=O01", "?mode=wall&seconds=5"]) {
    assert.equal(query(at(search), options), search);
  }
});

test("what is not known is refused and named, and the rest is kept", () => {
  const selection = at("?region=1&initiative=2&lang=xx&sort=$");
  assert.deepEqual(selection.refused, ["lang", "region"]);
  assert.equal(query(selection, options), "?initiative=2");
});

test("choosing what is chosen clears it where it toggles", () => {
  const chosen = at("?region=150725");
  assert.equal(changed(chosen, "region=150725", true, options).region, "");
  assert.equal(changed(chosen, "region=150725", false, options).region, "150725");
  assert.equal(changed(chosen, "region=150781", true, options).region, "150781");
});

test("another choice closes the evidence and leads to the first page of the table", () => {
  const next = changed(at("?view=table&page=3&figure=O01"), "region=150725", false, options);
  assert.deepEqual([next.figure, next.page], ["", ""]);
  assert.equal(changed(at("?view=table&page=3"), "figure=O01", false, options).page, "3");
});

test("a wall shows the map", () => {
  assert.equal(at("?mode=wall&view=table").view, "map");
  assert.equal(changed(at("?view=table"), "mode=wall", false, options).view, "map");
});

test("selections are the same where they show the same and refuse the same", () => {
  assert.ok(same(at("?lang=zh"), at(""), options));
  assert.ok(!same(at("?region=1"), at(""), options));
});

test("a code that a region had before leads to it, once", () => {
  const read = at("?region=150700");
  assert.deepEqual([read.region, read.former, read.refused], ["150725", "150700", []]);
  assert.equal(query(read, options), "?region=150725");
  assert.equal(same(read, at("?region=150725"), options), false);
  assert.equal(changed(read, "initiative=1", false, options).former, "");
});
