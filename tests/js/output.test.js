// Which points of the output count as wrong: those on the other side of the line that is drawn.

import assert from "node:assert/strict";
import { test } from "node:test";

import { at, wrongOnes } from "../../pages/ui/browser/stage/wrong.js";

const EXTENT = [-1, 1, -1, 1];
// The probability is (x + 1) / 2 at 3 x 3 points, row by row from the top.
const FIELD = [0, 0.5, 1, 0, 0.5, 1, 0, 0.5, 1];

test("a field is read between its points, and at its edges", () => {
  for (const [x, y] of [[-1, -1], [-0.25, 0.7], [0.9, -0.1], [1, 1]])
    assert.ok(Math.abs(at(FIELD, 3, EXTENT, x, y) - (x + 1) / 2) < 1e-5, `${x}, ${y}`);
});

test("rows are read from the top", () => {
  const rising = [1, 1, 1, 0.5, 0.5, 0.5, 0, 0, 0];
  assert.ok(Math.abs(at(rising, 3, EXTENT, 0.3, 0.6) - 0.8) < 1e-5);
});

test("points of each class and part are wrong where the field says the other class", () => {
  const data = [0, 1, 0, 1].map(() => ({ x: [-0.5, 0.5], y: [0, 0] }));
  const painting = { drawing: { n: 3, extent: EXTENT }, to: [FIELD] };
  assert.deepEqual(wrongOnes(/** @type {any} */ ({ data }), /** @type {any} */ (painting)), [[1], [0], [1], [0]]);
  assert.equal(wrongOnes(/** @type {any} */ ({ data }), undefined), undefined);
});
