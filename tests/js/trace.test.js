// The sums behind the cells of an iteration, against those that Python writes: test_js.py puts both into FRAMES.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { sum } from "../../pages/ui/browser/iteration/trace.js";

const folder = process.env.FRAMES;
assert.ok(folder, "FRAMES names no folder: run this by pytest tests/js");

for (const name of readdirSync(folder).filter((each) => each.endsWith(".iteration"))) {
  test(`${name}: every cell's sum is written as Python writes it`, () => {
    const { message, sums } = JSON.parse(readFileSync(join(folder, name)).toString());
    const written = {};
    for (const block of message.blocks) {
      for (const equation of block.equations) {
        const { rows, columns } = message.arrays[equation.result];
        for (let i = 0; i < rows; i += 1)
          for (let j = 0; j < columns; j += 1)
            written[`${equation.result} ${i} ${j}`] = sum(equation, block, message.arrays, i, j, Infinity).text;
      }
    }
    assert.deepEqual(written, sums);
  });
}

test("of a long sum the first terms are written", () => {
  const { message } = JSON.parse(readFileSync(join(folder, "1.iteration")).toString());
  const block = message.blocks[2]; // 12 units below the output
  assert.match(sum(block.equations[0], block, message.arrays, 0, 0).text, / \+ … 4 more \+ 0\.\d+ = /);
});
