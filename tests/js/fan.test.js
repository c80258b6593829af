// The fan's arithmetic: quartiles with gaps, and round numbers on both kinds of axis.

import assert from "node:assert/strict";
import { test } from "node:test";

import { quantile, quartiles, ticks } from "../../pages/ui/browser/stage/fan.js";

test("quantiles lie between the values on both sides", () => {
  assert.equal(quantile([1, 2, 4, 8], 0), 1);
  assert.equal(quantile([1, 2, 4, 8], 0.5), 3);
  assert.equal(quantile([1, 2, 4, 8], 1), 8);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test("a seed that has ended leaves the quartiles to the others", () => {
  assert.deepEqual(quartiles([[1, 1], [3, null], [2, 5]]), [[1.5, 2, 2.5], [2, 3, 4]]);
  assert.deepEqual(quartiles([]), []);
});

test("an axis has a few round numbers within its range", () => {
  assert.deepEqual(ticks(0, 1, false), [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]);
  assert.deepEqual(ticks(0.002, 3, true), [0.01, 0.1, 1]);
  assert.deepEqual(ticks(0.2, 0.7, true), [0.2, 0.7]);
  for (const [low, high] of [[0, 0.037], [0, 512], [0, 6.9]]) {
    const found = ticks(low, high, false);
    assert.ok(found.length >= 3 && found.length <= 6, String(found));
    assert.ok(found.every((value) => value >= low && value <= high));
  }
});
