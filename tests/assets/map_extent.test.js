import assert from "node:assert/strict";
import { test } from "node:test";

import { insetSize, nominal, reachable, roundLength, wholeExtent, wholeScale, wholeView } from "../../dashboard/assets/map_extent.js";

const plan = {
  home: { x: [-100, 100], y: [-50, 50] },
  scales: [1, 2, 4, 12],
  insets: [],
  inset_sizes: [[100, 80], [120, 90], [140, 100]],
  inset_gap: 10,
};

test("the whole is shown whole, in the middle of its box", () => {
  for (const size of [{ width: 400, height: 400 }, { width: 900, height: 200 }]) {
    const { scale, x, y } = wholeView(plan, size);
    assert.equal(scale, wholeScale(plan, size));
    const edges = [x - 100 * scale, x + 100 * scale, y - 50 * scale, y + 50 * scale];
    assert.ok(edges[0] >= 0 && edges[1] <= size.width && edges[2] >= 0 && edges[3] <= size.height);
    assert.deepEqual([x, y], [size.width / 2, size.height / 2]);
  }
});

test("more names are shown on a larger map, the last of them only where it was enlarged", () => {
  const at = (width, times = 1) => nominal(plan, { width, height: width / 2 }, (width / 200) * times);
  assert.deepEqual([at(200), at(400), at(800), at(4000)], [0, 1, 2, 2]);
  assert.equal(at(800, 3), 3);
});

test("an inset has the size of the nominal one, and of the last beyond it", () => {
  assert.deepEqual([0, 2, 3].map((step) => insetSize(plan, step)), [[100, 80], [140, 100], [140, 100]]);
});

test("a scale bar is as long as it can be with a round number", () => {
  assert.deepEqual([0.3, 1, 4.9, 5, 19, 20, 730].map(roundLength), [0.2, 1, 2, 5, 10, 20, 500]);
});

test("the proportions of a map take no name from it", () => {
  for (const size of [{ width: 400, height: 200 }, { width: 900, height: 200 }, { width: 400, height: 900 }]) {
    assert.equal(nominal(plan, size, wholeScale(plan, size)), 1);
  }
});

test("no more is shown than the whole shows, and what is shown has the box's proportions", () => {
  const size = { width: 400, height: 400 };
  const whole = wholeExtent(plan, size);
  assert.deepEqual(whole, { x: [-100, 100], y: [-100, 100] });
  assert.deepEqual(reachable(plan, size, { x: [-500, 500], y: [-2, 2] }), whole);
  assert.deepEqual(reachable(plan, size, { x: [80, 120], y: [-30, 10] }), { x: [60, 100], y: [-30, 10] });
  assert.deepEqual(reachable(plan, size, { x: [10, 30], y: [-20, 0] }), { x: [10, 30], y: [-20, 0] });
  assert.deepEqual(reachable(plan, size, { x: [90, 110], y: [-130, -110] }), { x: [80, 100], y: [-100, -80] });
  assert.deepEqual(reachable(plan, size, { x: [0, 40], y: [0, 10] }), { x: [0, 40], y: [-15, 25] });
});
