// The painters' arithmetic, which needs no page: colours, blends, lines, ranges, choices.

import assert from "node:assert/strict";
import { test } from "node:test";

import { blend } from "../../pages/ui/browser/painters/blend.js";
import { css, cssTable, index, inksOn, rgba, table } from "../../pages/ui/browser/painters/colours.js";
import { contour, contourRoom } from "../../pages/ui/browser/painters/contour.js";
import { besides } from "../../pages/ui/browser/painters/heat.js";
import { largest } from "../../pages/ui/browser/painters/largest.js";
import { Growth } from "../../pages/ui/browser/painters/ranges.js";
import { edgesAround } from "../../pages/ui/browser/painters/raster.js";
import { Series, nothing, widen } from "../../pages/ui/browser/painters/series.js";
import { scaled } from "../../pages/ui/browser/painters/tiles.js";

const random = (seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const lines = (values, rows, columns, level = 0) => {
  const out = new Float32Array(contourRoom(rows, columns));
  const n = contour(values, rows, columns, level, out);
  return Array.from({ length: n / 4 }, (_, k) => [...out.subarray(4 * k, 4 * k + 4)]);
};
const field = (n, f) => Float32Array.from({ length: n * n }, (_, k) => f(k % n, Math.floor(k / n)));
const ends = (segments) => segments.flatMap(([a, b, c, d]) => [`${a.toFixed(4)},${b.toFixed(4)}`, `${c.toFixed(4)},${d.toFixed(4)}`]);

test("CSS colours are read, and what is none is named", () => {
  assert.deepEqual(rgba("rgb(1, 20, 255)"), [1, 20, 255, 1]);
  assert.deepEqual(rgba("rgba(1 20 255 / 0.5)"), [1, 20, 255, 0.5]);
  assert.deepEqual(rgba(`#${"0a141e"}`), [10, 20, 30, 1]);
  assert.deepEqual(rgba(`#${"f0a"}`), [255, 0, 170, 1]);
  assert.deepEqual(rgba([1, 2, 3]), [1, 2, 3, 1]);
  assert.equal(css([1, 2, 3, 0.25]), "rgba(1, 2, 3, 0.25)");
  for (const wrong of ["", "reddish", "rgb(1, 2)", "#12"]) assert.throws(() => rgba(wrong), RangeError);
});

test("a table runs through its stops, with their opacity", () => {
  const bytes = new Uint8Array(table([[0, 0, 0], [200, 100, 50], [255, 255, 255]]).buffer);
  const at = (k) => [...bytes.subarray(4 * k, 4 * k + 4)];
  assert.deepEqual(at(0), [0, 0, 0, 255]);
  assert.deepEqual(at(255), [255, 255, 255, 255]);
  assert.deepEqual(at(index(0, -1, 1)), [200, 100, 50, 255]);
  const half = new Uint8Array(table([[9, 9, 9], [9, 9, 9, 0]], 0.5).buffer);
  assert.deepEqual([half[3], half[4 * 255 + 3]], [128, 0]);
  assert.equal(cssTable([[0, 0, 0], [255, 0, 0]])[255], "rgba(255, 0, 0, 1)");
});

test("numbers are written in the ink that stands out", () => {
  const inks = [[20, 20, 20], [240, 240, 240]];
  assert.deepEqual(inksOn([[255, 200, 100], [0, 0, 120]], inks), [css(inks[0]), css(inks[1])]);
});

test("a value gets its colour, and what lies outside the end's", () => {
  assert.deepEqual([-1, 1, -9, 9, NaN, Infinity].map((v) => index(v, -1, 1)), [0, 254, 0, 254, 0, 254]);
  assert.deepEqual([0, 0.25, 0.5, 1].map((v) => index(v, 0, 1)), [0, 64, 127, 254]);
});

test("a blend ends exactly at the newer state and never goes beyond it", () => {
  const next = random(1), n = 1000;
  const from = Float32Array.from({ length: n }, () => 1e3 * next()), to = Float32Array.from({ length: n }, () => next());
  const out = new Float32Array(n);
  for (const t of [1, 1.5, Infinity]) assert.deepEqual(blend(from, to, t, out), to);
  for (const t of [0, -1]) assert.deepEqual(blend(from, to, t, out), from);
  assert.deepEqual(blend(null, to, 0.5, out), to);
  assert.deepEqual(blend(from.subarray(1), to, 0.5, out), to);
  blend(from, to, 0.25, out);
  for (let k = 0; k < n; k++) assert.ok(Math.abs(out[k] - (0.75 * from[k] + 0.25 * to[k])) < 1e-3);
});

test("nothing is crossed where all is on one side", () => {
  assert.deepEqual(lines([1, 2, 3, 4], 2, 2), []);
  assert.deepEqual(lines([0, -2, -3, 0], 2, 2), []); // on the level is not above it
});

test("each corner alone is cut off, at the place where the level is met", () => {
  assert.deepEqual(lines([3, -1, -1, -1], 2, 2), [[0, 0.75, 0.75, 0]]);
  assert.deepEqual(lines([-1, 3, -1, -1], 2, 2), [[0.25, 0, 1, 0.75]]);
  assert.deepEqual(lines([-1, -1, -1, 3], 2, 2), [[1, 0.25, 0.25, 1]]);
  assert.deepEqual(lines([-1, -1, 3, -1], 2, 2), [[0, 0.25, 0.75, 1]]);
});

test("a plane is cut by a straight line in every direction", () => {
  for (const [a, b] of [[1, 0], [0, 1], [1, 1], [-2, 1], [0.3, -1], [-1, 0], [0, -1], [-1, -1]]) {
    const value = (c, r) => a * (c - 4.3) + b * (r - 4.6);
    const found = lines(field(10, value), 10, 10);
    assert.ok(found.length >= 9);
    for (const [c0, r0, c1, r1] of found) assert.ok(Math.abs(value(c0, r0)) + Math.abs(value(c1, r1)) < 1e-4);
  }
});

test("a circle is one closed line of its length, whichever side is higher", () => {
  for (const sign of [1, -1]) {
    const found = lines(field(80, (c, r) => sign * (Math.hypot(c - 40.2, r - 39.7) - 25)), 80, 80);
    const met = new Map();
    for (const end of ends(found)) met.set(end, (met.get(end) ?? 0) + 1);
    assert.deepEqual(new Set(met.values()), new Set([2]));
    const length = found.reduce((sum, [a, b, c, d]) => sum + Math.hypot(c - a, d - b), 0);
    assert.ok(Math.abs(length - 50 * Math.PI) < 0.2);
  }
});

test("in a saddle the mean of the corners says what hangs together", () => {
  const sides = (values) => lines(values, 2, 2).map(([a, b, c, d]) => [a, b, c, d].map((v) => Math.round(v * 100) / 100));
  assert.deepEqual(sides([3, -1, -1, 3]), [[0.75, 0, 1, 0.25], [0, 0.75, 0.25, 1]]); // high corners joined
  assert.deepEqual(sides([1, -3, -3, 1]), [[0, 0.25, 0.25, 0], [1, 0.75, 0.75, 1]]); // low corners joined
  assert.deepEqual(sides([-1, 3, 3, -1]), [[0, 0.25, 0.25, 0], [1, 0.75, 0.75, 1]]);
  assert.deepEqual(sides([-3, 1, 1, -3]), [[0.75, 0, 1, 0.25], [0, 0.75, 0.25, 1]]);
});

test("no field needs more room than there is, and none has a gap inside", () => {
  const next = random(7), n = 30;
  const found = lines(field(n, () => next() - 0.5), n, n);
  const met = new Map();
  for (const end of ends(found)) met.set(end, (met.get(end) ?? 0) + 1);
  const border = (end) => end.split(",").some((v) => [0, n - 1].includes(Number(v)));
  for (const [end, times] of met) assert.ok(times === 2 || border(end), `${end} is met ${times} times`);
  assert.equal(lines(field(n, (c, r) => ((c + r) % 2 ? 1 : -1)), n, n).length, 2 * (n - 1) ** 2);
});

test("the outermost points are the middles of the outermost pixels", () => {
  assert.deepEqual(edgesAround([0, 9, -9, 0], 10), [-0.5, 9.5, -9.5, 0.5]);
});

test("the largest edges are those of largest size, no more than asked", () => {
  assert.deepEqual([...largest([3, -5, 0, 4, -4], 3)], [1, 3, 4]);
  assert.deepEqual([...largest([1, 1, 1, 2], 2)], [0, 3]);
  assert.deepEqual([...largest([1, -2], 400)], [0, 1]);
  const next = random(3), W = Float32Array.from({ length: 4096 }, () => next() - 0.5);
  const expected = [...W.keys()].sort((p, q) => Math.abs(W[q]) - Math.abs(W[p])).slice(0, 400);
  assert.deepEqual([...largest(W, 400)], expected.sort((p, q) => p - q));
});

test("tiles are scaled each on its own, or all on one scale", () => {
  const values = Float32Array.of(1, -2, 0, 0, 4, 8);
  assert.deepEqual([...scaled(values, 2, new Float32Array(6))], [0.5, -1, 0, 0, 0.5, 1]);
  assert.deepEqual([...scaled(values, 6, new Float32Array(7), 1)], [0, 0.125, -0.25, 0, 0, 0.5, 1]);
});

test("b is a column beside W", () => {
  assert.deepEqual([...besides([1, 2, 3, 4, 5, 6], [7, 8], new Float32Array(8))], [1, 2, 3, 7, 4, 5, 6, 8]);
});

test("a curve keeps a bounded number of points, with its ends and extremes", () => {
  const series = new Series(100), next = random(5);
  let least = Infinity, most = -Infinity;
  for (let i = 0; i < 10_000; i++) {
    const y = next() + (i === 4321 ? 5 : 0) - (i === 1234 ? 5 : 0);
    [least, most] = [Math.min(least, y), Math.max(most, y)];
    series.append(i, y);
  }
  assert.ok(series.n <= 100);
  const kept = [...series.y.subarray(0, series.n)], xs = [...series.x.subarray(0, series.n)];
  assert.deepEqual([Math.min(...kept), Math.max(...kept)], [least, most]);
  assert.deepEqual([xs[0], xs.at(-1)], [0, 9999]);
  assert.ok(xs.every((x, k) => k === 0 || x > xs[k - 1]));
  assert.deepEqual([series.reach.y.least, series.reach.y.most], [least, most]);
});

test("a gap stays a gap, and counts for no range", () => {
  const series = new Series(16);
  for (let i = 0; i < 64; i++) series.append(i, i === 20 ? NaN : 1 + i, i, 2 + i);
  assert.ok(series.y.subarray(0, series.n).some(Number.isNaN));
  assert.deepEqual(series.reach.y, { least: 0, most: 65, positive: 1 });
});

test("a curve goes only to the right, is replaced as a whole, and is read between its points", () => {
  const series = new Series();
  series.replace([0, 10, 20], [1, 2, 4]);
  series.append(20, 9);
  series.append(15, 9);
  assert.equal(series.n, 3);
  assert.deepEqual([-5, 0, 5, 15, 20, 99].map((x) => series.at(x)), [1, 1, 1.5, 3, 4, 4]);
  series.replace([3], [0.5]);
  assert.deepEqual([series.n, series.reach.y.most], [1, 0.5]);
  assert.ok(Number.isNaN(new Series().at(1)));
});

const reaching = (...values) => {
  const reach = nothing();
  for (const value of values) widen(reach, value);
  return reach;
};
const applied = (axis, range) => Object.assign(axis, range ? { range: [...range], autorange: false } : {});

test("an axis is fitted first, and then grows seldom", () => {
  const growth = new Growth(1.6, true), axis = { type: "linear", range: [-1, 6], autorange: true };
  let asked = 0;
  for (let i = 1; i <= 10_000; i++) {
    const range = growth.wanted(axis, reaching(0, i));
    asked += range ? 1 : 0;
    applied(axis, range);
    assert.ok(axis.range[0] === 0 && axis.range[1] >= i && axis.range[1] <= 2 * i);
  }
  assert.ok(asked <= 1 + Math.log(10_000) / Math.log(1.6));
});

test("what explodes asks for an axis a bounded number of times", () => {
  const growth = new Growth(1.08, true), axis = { type: "linear", range: [0, 1] };
  let asked = 0;
  for (let J = 1; J < 1000; J *= 1.001) {
    const range = growth.wanted(axis, reaching(0.5, J));
    asked += range ? 1 : 0;
    applied(axis, range);
  }
  assert.ok(asked < 40, `${asked}`);
  assert.equal(growth.wanted(axis, reaching(0.5, Infinity, 2)), null);
});

test("a range that was asked for is asked for until the axis has it", () => {
  const growth = new Growth(1.6, true), axis = { type: "linear", range: [0, 1] };
  const first = growth.wanted(axis, reaching(0, 10));
  assert.deepEqual(first, [0, 16]);
  assert.deepEqual(growth.wanted(axis, reaching(0, 12)), first);
  assert.equal(growth.wanted(applied(axis, first), reaching(0, 13)), null);
});

test("a reader's zoom stays, until a double click or another fit", () => {
  const growth = new Growth(1.6, true), axis = { type: "linear", range: [0, 1] };
  applied(axis, growth.wanted(axis, reaching(0, 10)));
  axis.range = [2, 3];
  assert.equal(growth.wanted(axis, reaching(0, 100)), null);
  axis.autorange = true;
  assert.deepEqual(growth.wanted(axis, reaching(0, 100)), [0, 160]);
  assert.equal(growth.wanted(applied(axis, [0, 160]), reaching(0, 100)), null);
  axis.range = [2, 3];
  assert.equal(growth.wanted(axis, reaching(0, 1000)), null);
  axis.range = [0, 1]; // a double click where the figure came with a range
  assert.deepEqual(growth.wanted(axis, reaching(0, 1000)), [0, 1600]);
  applied(axis, [2, 3]);
  growth.forget();
  assert.deepEqual(growth.wanted(axis, reaching(0, 10)), [0, 16]);
});

test("a log axis shows what is above 0, and is fitted when it becomes one", () => {
  const growth = new Growth(1.08, true), axis = { type: "linear", range: [0, 1] };
  applied(axis, growth.wanted(axis, reaching(0, 0.01, 1)));
  Object.assign(axis, { type: "log", autorange: true });
  const range = growth.wanted(axis, reaching(0, 0.01, 1));
  assert.ok(range[0] < -2 && range[0] > -2.2 && range[1] > 0 && range[1] < 0.2);
  applied(axis, range);
  const lower = growth.wanted(axis, reaching(0, 0.001, 1));
  assert.ok(lower[0] < -3 && lower[1] === range[1]);
  assert.equal(new Growth(1.6, false).wanted(axis, reaching(-1, 0)), null);
});

test("a range that is hardly used gets shorter, where that is wanted", () => {
  const axis = { type: "linear", range: [-1, 1], autorange: true };
  const reach = (least, most) => ({ least, most, positive: Infinity });
  for (const filled of [0, 0.4]) {
    const growth = new Growth(1, false, filled), first = growth.wanted(axis, reach(0, 10));
    const now = { ...axis, range: first, autorange: false };
    assert.equal(growth.wanted(now, reach(0, 5)), null);
    assert.deepEqual(growth.wanted(now, reach(0, 3)), filled ? [-0.06, 3] : null);
  }
});
