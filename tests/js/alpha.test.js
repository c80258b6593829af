// The stops of the learning rate's slider.

import assert from "node:assert/strict";
import { test } from "node:test";

import { stopAt, stopFrom, written } from "../../pages/ui/browser/stage/alpha.js";

test("a slider stops at round values, the nearest on its scale", () => {
  assert.deepEqual([-3, -2.99, -0.5, 0, 0.99, 1].map(stopAt), [0.001, 0.001, 0.3, 1, 10, 10]);
});

test("keys go from any value to the stops beside it, and no further than the ends", () => {
  assert.deepEqual([stopFrom(0.3, 1), stopFrom(0.3, -1)], [0.4, 0.25]);
  assert.deepEqual([stopFrom(0.35, 1), stopFrom(0.35, -1)], [0.4, 0.3]);
  assert.deepEqual([stopFrom(10, 1), stopFrom(80, -1), stopFrom(0.001, -1), stopFrom(0.00001, 1)], [10, 10, 0.001, 0.001]);
  assert.deepEqual([stopFrom(0.3, 50), stopFrom(0.3, -50)], [10, 0.001]);
});

test("a whole number below 10 has a decimal, as α is written", () => {
  assert.deepEqual([1, 10, 0.3, 0.00001, 100, 0.123456].map(written), ["1.0", "10", "0.3", "0.00001", "100", "0.12346"]);
});
