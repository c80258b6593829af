// Where a construction goes wrong: on how many of all inputs, which is the first, and from which gain on it is right.

import { G, byDistance, choose, forward, gainOf, says, wallOutput, written } from "./nets.js";

/** @import { Constructions, Gates, Name, Net, Wrong } from "./types.js" */

/**
 * On how many of all 2^n inputs a construction is wrong, and the first as one counts upwards.
 * @param {Constructions} all
 * @param {Name} name
 * @param {number} n
 * @param {Gates} g
 * @param {number} gain
 * @returns {Wrong}
 */
export function wrong(all, name, n, g, gain) {
  if (name === "dnf") return wrongWall(n, byDistance(n, g, gain));
  const net = /** @type {Net} */ (all[name].nets[g]?.[n]);
  return name === "tree" ? wrongOfAll(net, n, g, gain) : wrongSums(net, n, g, gain);
}

const TENTHS = 200; // the gain goes up to 20 in tenths

/**
 * The smallest gain, in tenths, with which a construction is right on all inputs; 0 if any does. The larger it is, the
 * nearer to steps its units are, so halving finds it.
 * @param {Constructions} all
 * @param {Name} name
 * @param {number} n
 * @param {Gates} g
 */
export function exactFrom(all, name, n, g) {
  if (g === "relu") return 0;
  let [low, high] = [0, TENTHS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (wrong(all, name, n, g, middle / 10).count) low = middle;
    else high = middle;
  }
  return high / 10;
}

/** @param {number} n @param {number[]} a @returns {Wrong} */
function wrongWall(n, a) {
  const even = wallOutput(a, false) > 0;
  const odd = !(wallOutput(a, true) > 0);
  const first = even ? written(0, n) : odd ? written(1, n) : "";
  return { count: (Number(even) + Number(odd)) * 2 ** (n - 1), first };
}

/**
 * Where the sum of the bits is all that matters.
 * @param {Net} net
 * @param {number} n
 * @param {Gates} g
 * @param {number} gain
 * @returns {Wrong}
 */
function wrongSums(net, n, g, gain) {
  let count = 0;
  let first = "";
  for (let s = 0; s <= n; s += 1) {
    const bits = written(2 ** s - 1, n); // the first with s ones
    if (says(forward(net, g, gain, bits)) === (s % 2 === 1)) continue;
    count += choose(n, s);
    first ||= bits;
  }
  return { count, first };
}

/**
 * What a unit says for each setting of the bits on which it depends, which lie beside each other.
 * @typedef {{ from: number, to: number, values: Float64Array }} Column
 */

/**
 * Each input by itself. A unit is computed once for each setting of those bits alone on which it depends.
 * @param {Net} net
 * @param {number} n
 * @param {Gates} g
 * @param {number} gain
 * @returns {Wrong}
 */
function wrongOfAll({ low, layers }, n, g, gain) {
  const K = gainOf(g, gain);
  /** @type {Column[]} */
  let columns = Array.from({ length: n }, (_, i) => ({ from: i, to: i + 1, values: Float64Array.of(low, 1) }));
  layers.forEach(({ W, b }, l) => {
    const before = columns;
    columns = W.map((row, i) => {
      const sum = added(before, row, b[i]);
      if (l < layers.length - 1) sum.values.forEach((z, x) => (sum.values[x] = G[g](K * z)));
      return sum;
    });
  });
  const [{ values }] = columns; // of all bits
  const parity = new Uint8Array(values.length);
  let count = 0;
  let first = "";
  for (let x = 0; x < values.length; x += 1) {
    parity[x] = parity[x >> 1] ^ (x & 1);
    if (values[x] > 0 === (parity[x] === 1)) continue;
    count += 1;
    first ||= written(x, n);
  }
  return { count, first };
}

/**
 * @param {Column[]} columns
 * @param {number[]} row a weight each
 * @param {number} b
 * @returns {Column}
 */
function added(columns, row, b) {
  const read = columns.flatMap((column, j) => (row[j] ? [{ ...column, w: row[j] }] : []));
  const from = Math.min(...read.map((each) => each.from));
  const to = Math.max(...read.map((each) => each.to));
  const values = new Float64Array(2 ** (to - from)).fill(b);
  for (const { w, ...part } of read) {
    const shift = to - part.to;
    const mask = part.values.length - 1;
    for (let x = 0; x < values.length; x += 1) values[x] += w * part.values[(x >> shift) & mask];
  }
  return { from, to, values };
}
