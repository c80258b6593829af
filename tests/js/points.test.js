// Points that are drawn: what a click, a stroke and the eraser leave.

import assert from "node:assert/strict";
import test from "node:test";

import { Points } from "../../pages/ui/browser/stage/points.js";

test("a click puts one point, rounded and within the plane", () => {
  const points = new Points([], 5);
  assert.ok(points.begin("1", [0.12345, 1.3]));
  assert.deepEqual(points.all, [[0.123, 1, 1]]);
});

test("a stroke puts points a stride apart, however it is cut into moves", () => {
  const coarse = new Points([], 100), fine = new Points([], 100);
  for (const each of [coarse, fine]) each.begin("0", [-0.5, 0]);
  coarse.stroke("0", [0.5, 0]);
  for (let k = 1; k <= 200; k += 1) fine.stroke("0", [-0.5 + k / 200, 0]);
  assert.equal(coarse.all.length, 15);
  assert.ok(Math.abs(fine.all.length - coarse.all.length) <= 1);
  const steps = coarse.all.slice(1).map((point, k) => point[0] - coarse.all[k][0]);
  assert.ok(steps.every((step) => Math.abs(step - 0.07) < 0.002));
});

test("the eraser takes away what it comes near, and nothing else", () => {
  const points = new Points([[0, 0, 0], [0.05, 0, 1], [0.5, 0.5, 1]], 100);
  assert.ok(points.begin("erase", [0, 0]));
  assert.deepEqual(points.all, [[0.5, 0.5, 1]]);
  assert.ok(!points.begin("erase", [0, 0]));
  assert.ok(points.stroke("erase", [0.6, 0.6]));
  assert.deepEqual(points.all, []);
});

test("there are never more than allowed, and the list before a stroke is left as it was", () => {
  const points = new Points([[0, 0, 0]], 3), before = points.all;
  points.begin("1", [-1, -1]);
  points.stroke("1", [1, 1]);
  assert.equal(points.all.length, 3);
  assert.deepEqual(before, [[0, 0, 0]]);
  assert.deepEqual(points.counts, [1, 2]);
});
