// The wire format, against frames that Python packed: test_js.py puts them into the folder FRAMES.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Decoder, restyled, target } from "../../pages/ui/browser/wire.js";

const folder = process.env.FRAMES;
assert.ok(folder, "FRAMES names no folder: run this by pytest tests/js");
const read = (name) => readFileSync(join(folder, name));
const number = (text) => (text === null ? NaN : Number(text));

for (const name of readdirSync(folder).filter((each) => each.endsWith(".frame"))) {
  test(`${name} is read as it was packed`, () => {
    const { header, arrays } = new Decoder().decode(new Uint8Array(read(name)));
    const packed = JSON.parse(read(name.replace(".frame", ".json")).toString());
    assert.deepEqual(header, packed.header);
    assert.deepEqual(Object.keys(arrays), Object.keys(packed.arrays));
    for (const [key, { dtype, values }] of Object.entries(packed.arrays)) {
      assert.equal(arrays[key].constructor.name, { uint8: "Uint8Array", int8: "Int8Array", float32: "Float32Array", float64: "Float64Array" }[dtype]);
      assert.deepEqual([...arrays[key]], values.map(number));
    }
  });
}

test("a frame that lies anywhere in a larger buffer is read all the same", () => {
  const bytes = read("everything.frame");
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  const decode = (each) => new Decoder().decode(each);
  assert.deepEqual(decode(shifted.subarray(3)), decode(new Uint8Array(bytes)));
});

const boundary = { figure: "boundary", paint: "shade", values: ["P"] };
const cost = { figure: "cost", traces: [0, 1], set: { x: ["i", "i"], y: ["J", "J_test"] } };
const weights = { figure: "weights", traces: [0], set: { z: ["W"] }, columns: 2 };
const words = { figure: "mistakes", traces: [0], words: { text: [["3 for 8"]] } };

test("updates of different traces or attributes are different things", () => {
  const all = [boundary, cost, weights, words, { ...cost, traces: [2] }, { ...cost, set: { x: ["i"] } }];
  assert.equal(new Set(all.map(target)).size, all.length);
});

test("restyle gets a list with the values of each trace, in rows where there are columns", () => {
  const arrays = { i: Float32Array.of(0, 1), J: Float32Array.of(3, 2), J_test: Float32Array.of(5, 4) };
  assert.deepEqual(restyled(cost, arrays), { x: [arrays.i, arrays.i], y: [arrays.J, arrays.J_test] });
  const rows = restyled(weights, { W: Float32Array.of(1, 2, 3, 4) });
  assert.deepEqual(rows, { z: [[Float32Array.of(1, 2), Float32Array.of(3, 4)]] });
  assert.deepEqual(restyled(words, {}), { text: [["3 for 8"]] });
});
