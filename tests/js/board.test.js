// Where the net's nodes and edges lie on the stage, what a pointer catches, where keys lead, and a unit's numbers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AtPoint, shown } from "../../pages/ui/browser/stage/terms.js";
import { arrange, distance, edgeAt, ends, pointOn, unitAt, walked } from "../../pages/ui/browser/stage/geometry.js";

const ROOM = { width: 670, height: 450, top: 58, left: 70, most: 60 };
const SMALL = [7, 6, 4, 1], LARGEST = [7, 64, 64, 64, 64, 64, 64, 1];
const box = ({ x, y, size }, k) => [x[k] - size / 2, y[k] - size / 2, x[k] + size / 2, y[k] + size / 2];
const boxes = (columns) => columns.flatMap((column) => column.x.map((_, k) => box(column, k)));

for (const [name, counts, room] of [
  ["a small net", SMALL, ROOM],
  ["no hidden layer", [7, 1], ROOM],
  ["one unit a layer", [2, 1, 1, 1], ROOM],
  ["6 layers of 64", LARGEST, ROOM],
  ["6 layers of 64 at 1280", LARGEST, { ...ROOM, width: 590, height: 360 }],
  ["6 layers of 64 on a phone", [2, 64, 64, 64, 64, 64, 64, 1], { width: 352, height: 300, top: 64, left: 8, most: 44 }],
  ["layers of many sizes", [7, 17, 64, 1, 40, 1], ROOM],
]) {
  test(`${name} stays inside its room, and no tile lies on another`, () => {
    const columns = arrange(counts, room), all = boxes(columns);
    assert.deepEqual(columns.map(({ x }) => x.length), counts);
    for (const [left, top, right, bottom] of all) {
      assert.ok(left >= room.left - 0.01 && right <= room.width + 0.01, `${left} ${right}`);
      assert.ok(top >= room.top - 0.01 && bottom <= room.height + 0.01, `${top} ${bottom}`);
    }
    all.forEach(([left, top, right, bottom], k) => {
      for (const [l, t, r, b] of all.slice(k + 1)) assert.ok(r <= left + 0.01 || l >= right - 0.01 || b <= top + 0.01 || t >= bottom - 0.01);
    });
    columns.slice(1).forEach(({ x, size }, l) => {
      const from = columns[l];
      assert.ok(Math.min(...x) - size / 2 > Math.max(...from.x) + from.size / 2);
    });
  });
}

test("a layer is a mosaic only where its tiles would be too small", () => {
  assert.deepEqual(arrange(SMALL, ROOM).map(({ mosaic }) => mosaic), [false, false, false, false]);
  assert.deepEqual(arrange([7, 6, 64, 1], ROOM).map(({ mosaic }) => mosaic), [false, false, true, false]);
  assert.equal(arrange(LARGEST, ROOM)[1].size, 15);
});

test("each tile is caught at its middle, the nearest of a mosaic, and nothing beside them", () => {
  for (const counts of [SMALL, LARGEST]) {
    const columns = arrange(counts, ROOM);
    columns.forEach(({ x, y }, l) => x.forEach((middle, k) => assert.deepEqual(unitAt(columns, middle + 1, y[k] - 1), [l, k + 1])));
    assert.equal(unitAt(columns, 3, 3), null);
  }
});

test("an edge begins at one tile and ends at the other", () => {
  const columns = arrange(SMALL, ROOM), [x0, y0, x1, y1] = ends(columns, [2, 4, 1]);
  assert.equal(x0, columns[1].x[0] + columns[1].size / 2);
  assert.equal(x1, columns[2].x[3] - columns[2].size / 2);
  assert.ok(Math.abs(y0 - columns[1].y[0]) <= columns[1].size / 2 && Math.abs(y1 - columns[2].y[3]) <= columns[2].size / 2);
  assert.deepEqual(pointOn([x0, y0, x1, y1], 0), [x0, y0]);
  assert.deepEqual(pointOn([x0, y0, x1, y1], 1), [x1, y1]);
});

test("an edge is caught within 12 px, the nearest first", () => {
  const columns = arrange([2, 3, 1], ROOM), edges = [[1, 1, 1], [1, 1, 2], [1, 2, 1], [1, 2, 2], [1, 3, 1], [1, 3, 2], [2, 1, 1], [2, 1, 2], [2, 1, 3]];
  for (const edge of edges) {
    const [x, y] = pointOn(ends(columns, edge), 0.9);
    assert.ok(distance(ends(columns, edge), x, y) < 0.5);
    const found = edgeAt(columns, edges, x, y), far = (other) => distance(ends(columns, other), x, y);
    assert.ok(far(found) <= Math.min(...edges.map(far)) + 1e-9);
  }
  const [x, y] = pointOn(ends(columns, [1, 1, 1]), 0.5);
  assert.deepEqual(edgeAt(columns, [[1, 1, 1]], x, y - 11), [1, 1, 1]);
  assert.equal(edgeAt(columns, [[1, 1, 1]], x, y - 14), null);
});

test("arrows walk by layer and by unit, and stop at the ends", () => {
  const columns = arrange(SMALL, ROOM);
  assert.deepEqual(walked(columns, [0, 1], "ArrowRight"), [1, 1]);
  assert.deepEqual(walked(columns, [0, 7], "ArrowRight"), [1, 6]);
  assert.deepEqual(walked(columns, [1, 6], "ArrowDown"), [1, 6]);
  assert.deepEqual(walked(columns, [1, 6], "ArrowUp"), [1, 5]);
  assert.deepEqual(walked(columns, [2, 4], "ArrowRight"), [3, 1]);
  assert.deepEqual(walked(columns, [3, 1], "ArrowRight"), [3, 1]);
  assert.deepEqual(walked(columns, [2, 2], "Home"), [0, 1]);
  assert.deepEqual(walked(columns, [2, 2], "End"), [3, 1]);
  assert.equal(walked(columns, [2, 2], "x"), null);
});

const SPEC = { sizes: [3, 2, 1], activations: ["relu"], slope: 0, output: /** @type {const} */ ("sigmoid"), features: ["x1_x2"], axes: [0, 1] };
const PARAMS = Float32Array.from([1, 2, 3, -1, -2, -3, 0.5, 0.25, 4, -4, 1]);

test("a unit's terms are its weights and what comes in, and they add up to z", () => {
  const at = new AtPoint(SPEC).at(PARAMS, [0.5, -2]), first = at.value([1, 1]), output = at.value([2, 1]);
  assert.deepEqual(first.terms.map(({ w, a, product }) => [w, a, product]), [[1, 0.5, 0.5], [2, -2, -4], [3, -1, -3]]);
  assert.deepEqual([first.b, first.z, first.a], [0.5, -6, 0]);
  assert.deepEqual(output.terms.map(({ a }) => a), [0, 6.75]); // relu(-0.5 + 4 + 3 + 0.25)
  assert.equal(output.z, -26);
  assert.ok(output.a < 1e-6);
  assert.equal(at.activation([0, 3]), -1); // x1 x2
});

test("inputs beyond the plane are held at 0", () => {
  const spec = { ...SPEC, sizes: [4, 1], activations: [], features: [], axes: [2, 0] };
  const { terms, z } = new AtPoint(spec).at(Float32Array.from([1, 10, 100, 1000, 0]), [3, 7]).value([1, 1]);
  assert.deepEqual(terms.map(({ a }) => a), [7, 0, 3, 0]);
  assert.equal(z, 307);
});

test("of many terms the five largest are told, and the sum of the others", () => {
  const n = 64, spec = { ...SPEC, sizes: [2, n, 1], features: [] };
  const params = Float32Array.from({ length: 3 * n + n + 1 }, (_, k) => Math.sin(k + 1));
  const { terms, others, rest, b, z } = new AtPoint(spec).at(params, [1, -1]).value([2, 1]);
  assert.deepEqual([terms.length, others], [5, 59]);
  assert.deepEqual(terms.map(({ j }) => j), terms.map(({ j }) => j).sort((one, other) => one - other));
  assert.ok(Math.abs(terms.reduce((sum, { product }) => sum + product, rest + b) - z) < 1e-6);
});

test("where there is room for few terms the largest are told", () => {
  const { terms, others, rest, b, z } = new AtPoint(SPEC).at(PARAMS, [0.5, -2]).value([1, 1], 2);
  assert.deepEqual([terms.map(({ j }) => j), others], [[2], 2]);
  assert.equal(terms[0].product + rest + b, z);
});

test("terms that were told before are told again, though others are larger now", () => {
  const { terms, others, rest, b, z } = new AtPoint(SPEC).at(PARAMS, [0.5, -2]).value([1, 1], 2, [3]);
  assert.deepEqual([terms.map(({ j }) => j), others], [[3], 2]);
  assert.equal(terms[0].product + rest + b, z);
});

test("numbers are written with a true minus, and no minus before nothing", () => {
  assert.deepEqual([-1.234, 0.004, -0.004, 12345, -2.5e7, NaN].map((value) => shown(value)), ["−1.23", "0.00", "0.00", "12345", "−2.5e7", "–"]);
});
