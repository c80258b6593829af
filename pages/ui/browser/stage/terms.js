// A unit's value at one point, term by term: z = Σ w a + b, a = g(z). The values of the units are forward.js's own.

import { Net, layersOf, withFeatures } from "../forward.js";

/** @import { NetSpec } from "../types.js" */
/** @import { Unit } from "./geometry.js" */

const MOST = 10, FEW = 5; // terms that are all shown, if there is room; else so many, and the sum of the others

/**
 * @typedef {object} Term
 * @property {number} j place in the layer before, from 1
 * @property {number} w
 * @property {number} a
 * @property {number} product
 */

/**
 * @typedef {object} Value
 * @property {Term[]} terms by place
 * @property {number} others how many more there are
 * @property {number} rest the sum of their products
 * @property {number} b
 * @property {number} z
 * @property {number} a
 */

/** The units of one net at one point. */
export class AtPoint {
  /** @param {NetSpec} spec */
  constructor(spec) {
    this.spec = spec;
    this.key = "";
    /** @type {Net | undefined} */
    this.net = undefined;
    /** @type {Float32Array} */
    this.params = new Float32Array(0);
  }

  /**
   * Computes all units, unless they are the latest.
   * @param {Float32Array} params
   * @param {readonly number[]} point of the plane
   */
  at(params, point) {
    if (params === this.params && this.key === String(point)) return this;
    const { sizes, activations, slope, output, features, axes } = this.spec;
    if (this.key !== String(point) || !this.net) {
      this.key = String(point);
      const X = new Float32Array(sizes[0] - features.length);
      axes.forEach((axis, k) => (X[axis] = point[k])); // all others are held at 0
      this.net = new Net(sizes, activations, slope, output, withFeatures(X, features, X.length));
    }
    this.params = params;
    this.net.run(params);
    return this;
  }

  /** @param {Unit} unit inputs are those of the net */
  activation([l, i]) {
    return this.net?.A[l][i - 1] ?? NaN;
  }

  /**
   * @param {Unit} unit of a layer from 1 on
   * @param {number} room terms that can be shown
   * @param {number[]} kept places of terms that are shown again, where not all are: they would jump while the net learns
   * @returns {Value}
   */
  value([l, i], room = MOST, kept = []) {
    const { W, b } = layersOf(this.params, this.spec.sizes)[l - 1];
    const before = this.net?.A[l - 1] ?? new Float32Array(0), n = before.length;
    /** @type {Term[]} */
    const all = Array.from(before, (a, k) => {
      const w = W[(i - 1) * n + k];
      return { j: k + 1, w, a, product: w * a };
    });
    const whole = n <= Math.min(MOST, room), few = Math.max(1, n <= MOST ? room - 1 : Math.min(FEW, room - 1));
    const terms = whole ? all : kept.length === few ? all.filter(({ j }) => kept.includes(j)) : largestTerms(all, few);
    const sum = (/** @type {Term[]} */ some) => some.reduce((total, { product }) => total + product, 0);
    const rest = whole ? 0 : sum(all) - sum(terms);
    return { terms, others: n - terms.length, rest, b: b[i - 1], z: sum(all) + b[i - 1], a: this.activation([l, i]) };
  }
}

/**
 * @param {Term[]} terms
 * @param {number} few
 */
function largestTerms(terms, few) {
  const bySize = [...terms].sort((one, other) => Math.abs(other.product) - Math.abs(one.product));
  return bySize.slice(0, few).sort((one, other) => one.j - other.j);
}

/**
 * A number as it is shown.
 * @param {number} value
 * @param {number} digits
 */
export function shown(value, digits = 2) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value), exponent = size >= 1e5 ? 1 : size >= 1000 ? 0 : undefined;
  const text = exponent === 1 ? value.toExponential(1).replace("+", "") : value.toFixed(exponent ?? digits);
  return (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text).replaceAll("-", "−");
}
