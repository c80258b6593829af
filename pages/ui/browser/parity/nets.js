// What the hand-set nets make of an input: pages/ui/figures/constructions.py gives their weights, tests/js holds all
// that is computed here to dnn.

/** @import { Constructions, Gates, LayerState, Name, Net } from "./types.js" */

export const FEWEST = 2;
export const MOST = 16;
const OUTPUT_GAIN = 10; // of dnn/parity.py
/** @type {Name[]} */
export const NAMES = ["tree", "dnf", "counting", "folding"];

/** @type {Record<Gates, (z: number) => number>} */
export const G = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => (z > 0 ? z : 0),
};

const DIGITS = "₀₁₂₃₄₅₆₇₈₉";

/** A number as an index. @param {number} i */
export const below = (i) => [...String(i)].map((digit) => DIGITS[Number(digit)]).join("");

/** C(n, k). @param {number} n @param {number} k */
export function choose(n, k) {
  let found = 1;
  for (let i = 0; i < k; i += 1) found = (found * (n - i)) / (i + 1);
  return found;
}

/** How many bits are 1. @param {string} bits */
export const ones = (bits) => [...bits].filter((bit) => bit === "1").length;

/**
 * What a construction's units are where the reader has asked for `gates`: those, or the first that it can have.
 * @param {Constructions} all
 * @param {Name} name
 * @param {Gates} gates
 */
export function gatesOf(all, name, gates) {
  const { activations } = all[name];
  if (activations.includes(gates)) return gates;
  return activations.includes("sigmoid") ? "sigmoid" : activations[0];
}

/** The gain of a unit: a ReLU's changes nothing. @param {Gates} g @param {number} gain */
export const gainOf = (g, gain) => (g === "relu" ? 1 : gain);

/**
 * @param {Net} net
 * @param {Gates} g
 * @param {number} gain
 * @param {string} bits
 * @returns {LayerState[]} of the input, each hidden layer and the output
 */
export function forward(net, g, gain, bits) {
  const K = gainOf(g, gain);
  let a = [...bits].map((bit) => (bit === "1" ? 1 : net.low));
  const states = [{ z: a, a }];
  net.layers.forEach(({ W, b }, l) => {
    const last = l === net.layers.length - 1;
    const from = a;
    const z = W.map((row, i) => (last ? 1 : K) * row.reduce((sum, w, j) => sum + w * from[j], b[i]));
    a = z.map(last ? G.sigmoid : G[g]);
    states.push({ z, a });
  });
  return states;
}

/**
 * The OR of ANDs: a unit's z depends on the number d of bits in which its pattern differs from x alone,
 * K (2p - 1)·x - K (|p| - 1/2) = K (1/2 - d), and for a ReLU 1 - d.
 * @param {number} n
 * @param {Gates} g
 * @param {number} gain
 * @returns {number[]} a for d = 0 ... n
 */
export function byDistance(n, g, gain) {
  const K = gainOf(g, gain);
  return Array.from({ length: n + 1 }, (_, d) => G[g](g === "relu" ? 1 - d : K * (0.5 - d)));
}

/**
 * The z of its output: the patterns are odd, so those at an even distance from an odd input are there, and the others not.
 * @param {number[]} a by distance
 * @param {boolean} odd whether the input is
 */
export function wallOutput(a, odd) {
  const n = a.length - 1;
  let sum = 0;
  for (let d = odd ? 0 : 1; d <= n; d += 2) sum += choose(n, d) * a[d];
  return OUTPUT_GAIN * (sum - 0.5);
}

/**
 * Whether the output of a net says odd.
 * @param {LayerState[]} states
 */
export const says = (states) => (states.at(-1)?.z[0] ?? 0) > 0;

/** @param {number} x @param {number} n */
export const written = (x, n) => x.toString(2).padStart(n, "0");

/**
 * How many hidden units are on in one of two runs and off in the other.
 * @param {LayerState[]} before
 * @param {LayerState[]} after
 */
export function switched(before, after) {
  let count = 0;
  for (let l = 1; l < after.length - 1; l += 1) {
    after[l].z.forEach((z, i) => {
      if (z > 0 !== before[l].z[i] > 0) count += 1;
    });
  }
  return count;
}

/** The pattern whose unit is on: x itself if it is odd, else none. @param {string} bits */
export const onPattern = (bits) => (ones(bits) % 2 ? parseInt(bits, 2) : -1);

/**
 * How many units of an OR of ANDs are on in one of two runs and off in the other.
 * @param {string} before
 * @param {string} after
 */
export function switchedInWall(before, after) {
  const units = new Set([onPattern(before), onPattern(after)]);
  return onPattern(before) === onPattern(after) ? 0 : [...units].filter((unit) => unit !== -1).length;
}

/**
 * The net of an OR of ANDs that is small enough to be drawn: a row for each odd pattern, in the order of counting.
 * @param {number} n
 * @param {boolean} relu
 * @returns {Net}
 */
export function smallWall(n, relu) {
  const patterns = Array.from({ length: 2 ** n }, (_, p) => written(p, n)).filter((p) => ones(p) % 2);
  const W = patterns.map((p) => [...p].map((bit) => (bit === "1" ? 1 : -1)));
  const b = patterns.map((p) => (relu ? 1 : 0.5) - ones(p));
  return { low: 0, layers: [{ W, b }, { W: [patterns.map(() => OUTPUT_GAIN)], b: [-OUTPUT_GAIN / 2] }] };
}
