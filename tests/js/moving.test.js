// What is painted of a picture that moves: as seldom as nobody sees, and exact where it rests.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Moving } from "../../pages/ui/browser/moving.js";

const VISIBLE = 0.5; // of the painter below
const random = (seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;

/** Paints one number, of which changes from VISIBLE on can be seen. */
class OneNumber {
  constructor() {
    this.shown = NaN;
    this.painted = 0;
  }

  steps([from], [to]) {
    return Math.abs(to - from) / VISIBLE;
  }

  paint(from, to, t) {
    this.painted += 1;
    this.shown = from ? from[0] + (to[0] - from[0]) * t : to[0];
  }
}

/** A picture that takes a state each 33 ms and is painted each 16: what it shows, and what it would have to. */
function* played(next, states = 300) {
  const painter = new OneNumber(), moving = new Moving("", {}, painter, [0], 0);
  for (let n = 1, now = 0, frame = 0, to = 0; n <= states; n++) {
    const from = to;
    now += 33;
    to = next(to);
    moving.take([to], now, true);
    for (; frame < now + 33; frame += 16) {
      if (frame < now) continue;
      moving.paint(frame, true);
      yield { painter, moving, from, to, due: from + (to - from) * Math.min((frame - now) / 33, 1) };
    }
  }
}

for (const [speed, least, most] of [[0.01, 1, 60], [0.2, 40, 500], [5, 400, 700]]) {
  test(`changes of ${speed} a state are never further behind than can be seen, and not ahead`, () => {
    const chance = random(7);
    let painted = 0;
    for (const { painter, due, from, to } of played((value) => value + speed * (2 * chance() - 0.5))) {
      assert.ok(Math.abs(painter.shown - due) < VISIBLE + 1e-9);
      if (painter.painted > painted && speed === 5) assert.ok((painter.shown - from) * (painter.shown - to) <= 1e-9);
      painted = painter.painted;
    }
    assert.ok(painted >= least && painted <= most, `${painted} times`);
  });
}

test("what rests is the newest state itself, however small the change", () => {
  const { painter, moving, to } = [...played((value) => value + 0.001, 10)].at(-1);
  assert.notEqual(painter.shown, to);
  moving.take([to], 1e6, false);
  assert.equal(moving.paint(1e6, false), false);
  assert.equal(painter.shown, to);
  const { painted } = painter;
  moving.paint(2e6, false);
  assert.equal(painter.painted, painted); // once is enough
});

test("a painter that cannot tell what is seen is asked in each frame until the newest state is there", () => {
  const painter = new OneNumber();
  painter.steps = undefined;
  const moving = new Moving("", {}, painter, [0], 0);
  assert.equal(moving.paint(0, true), false);
  moving.take([1], 100, true);
  const more = [110, 120, 190, 200, 210].map((now) => moving.paint(now, true));
  assert.deepEqual(more, [true, true, true, false, false]);
  assert.equal(painter.painted, 5);
  assert.equal(painter.shown, 1);
});
