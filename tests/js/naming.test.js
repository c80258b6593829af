// Names of curves: on no curve and on no other name, and where they were as long as that goes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { placed } from "../../pages/ui/browser/painters/naming.js";
import { Series } from "../../pages/ui/browser/painters/series.js";

const random = (seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const SIZES = [{ wide: 24, high: 8 }, { wide: 22, high: 9 }];
const axes = (n, most, width = 190, height = 117) => ({
  x: { c2p: (i) => (i / n) * width }, y: { c2p: (J) => height * (1 - J / most) }, width, height,
});

/** A curve of n points. */
function curve(n, J) {
  const series = new Series();
  for (let i = 0; i <= n; i++) series.append(i, J(i));
  return series;
}

/** Whether a curve passes a box, looked at in steps of a quarter of a pixel. */
function passes({ x, y, width }, series, n, { left, right, top, bottom }) {
  for (let px = left; px <= right; px += 0.25) {
    const at = (px / width) * n;
    const height = y.c2p(series.at(at));
    if (px <= x.c2p(series.x[series.n - 1]) && height > top && height < bottom) return true;
  }
  return false;
}

const named = (curves) => curves.map((series, k) => ({ name: "ab"[k], series, size: SIZES[k] }));

test("a name lies on no curve and on no other name, inside of the axes", () => {
  let found = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed), n = 20 + Math.round(280 * next()), rough = next() < 0.5 ? 0 : 0.2 * next();
    const some = [0, 1, 2].map(() => {
      const [from, to, rate] = [next(), next() * 0.6, 8 * next()];
      return curve(n, (i) => to + (from - to) * Math.exp((-rate * i) / n) + rough * (next() - 0.5));
    });
    const frame = axes(1.6 * n, 1.15), boxes = placed(frame, some, named(some.slice(0, 2)), new Map()).filter(Boolean);
    found += boxes.length;
    for (const box of boxes) {
      assert.ok(box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height);
      for (const series of some) assert.ok(!passes(frame, series, 1.6 * n, box), `seed ${seed}`);
    }
    if (boxes.length === 2) assert.ok(boxes[0].right < boxes[1].left || boxes[1].right < boxes[0].left || boxes[0].bottom < boxes[1].top || boxes[1].bottom < boxes[0].top);
  }
  assert.ok(found > 500, `${found} of 600`);
});

test("two curves close to the upper edge have their names, and keep them where they are while they grow", () => {
  const places = new Map(), seen = new Set();
  for (let n = 60; n <= 120; n += 5) {
    const some = [curve(n, (i) => 0.697 - 1e-5 * i * i), curve(n, (i) => 0.692 - 6e-6 * i * i)];
    const boxes = placed(axes(190, 0.697 * 1.15), some, named(some), places);
    assert.ok(boxes.every(Boolean), `${n} points`);
    seen.add(JSON.stringify([...places]));
  }
  assert.equal(seen.size, 1);
});
