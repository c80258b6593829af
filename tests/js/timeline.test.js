// The timeline's arithmetic, and what a browser keeps of a run's film.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Film } from "../../pages/ui/browser/film.js";
import { Scale, fitting, nearest, numbers, strengths } from "../../pages/ui/browser/stage/strip.js";

test("the scale begins at the left, ends at the present, and gives the first iterations more room", () => {
  for (const last of [20, 525, 1_000_000]) {
    const scale = new Scale(last, 800);
    assert.equal(scale.x(0), 0);
    assert.ok(Math.abs(scale.x(last) - 800) < 1e-9);
    const steps = [1, 2, 3, last - 1, last].map((i) => scale.x(i) - scale.x(i - 1));
    for (let k = 1; k < steps.length; k++) assert.ok(steps[k] < steps[k - 1]);
    for (const i of [0, 1, 17, last]) assert.ok(Math.abs(scale.at(scale.x(i)) - i) < 1e-6 * (1 + i));
  }
});

test("a run that has just begun does not fill the scale", () => {
  assert.ok(new Scale(1, 800).x(1) < 80);
});

test("what is pointed at is the nearest place, at the ends too", () => {
  const scale = new Scale(1000, 500), places = [0, 1, 2, 5, 100, 1000];
  places.forEach((place, k) => assert.equal(nearest(places, scale.x(place), scale), k));
  assert.equal(nearest(places, -50, scale), 0);
  assert.equal(nearest(places, 999, scale), 5);
  assert.equal(nearest(places, (scale.x(5) + scale.x(100)) / 2 + 1, scale), 4);
});

test("nothing that finds room touches another, and what comes first is there", () => {
  const items = [50, 0, 45, 200, 210, 81].map((x) => ({ x, width: 30 }));
  assert.deepEqual(fitting(items).map(({ x }) => x), [50, 0, 200, 81]);
});

test("numbers under the track are round, below the last, and each is there once", () => {
  assert.deepEqual(numbers(0), [0]);
  assert.deepEqual(numbers(60), [0, 1, 10, 5, 50, 2, 20]);
  const many = numbers(1e6);
  assert.equal(new Set(many).size, many.length);
  assert.ok(Math.max(...many) < 1e6);
});

test("a pale picture is as strong as any by its own range, and keeps its signs", () => {
  const pale = strengths(Uint8Array.from([126, 127, 128, 131]));
  assert.ok(Math.abs(pale[3] - 1) < 1e-6);
  assert.deepEqual([...pale].map(Math.sign), [-1, -1, 1, 1]);
  assert.deepEqual([...strengths(Uint8Array.from([0, 255]))], [-1, 1]);
  assert.ok(strengths(new Uint8Array(4).fill(128)).every((value) => Math.abs(value) <= 1));
});

test("a film grows, loses what is given up with its picture, and begins anew when it is told", () => {
  const film = new Film(), base64 = (...values) => Buffer.from(values).toString("base64");
  film.take({ number: 1, whole: true, add: [0, 2, 1], pictures: [[0, base64(1, 2)], [2, base64(3, 4)]] });
  film.take({ number: 2, add: [10], drop: [2], marks: [[10, "branch"]], now: base64(7) });
  film.take(undefined);
  assert.deepEqual(film.places, [0, 1, 10]);
  assert.deepEqual([...film.pictures.keys()], [0]);
  assert.deepEqual(film.marks, [[10, "branch"]]);
  assert.deepEqual([...(film.now ?? [])], [7]);
  film.take({ number: 9, whole: true, add: [0] });
  assert.deepEqual([film.number, film.places, film.marks, film.pictures.size], [9, [0], [], 0]);
});
