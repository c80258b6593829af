// What a browser computes from a net's parameters: A[l] = g(W[l] A[l-1] + b[l]) on many points. Knows no page.

import { ACTIVATIONS } from "./elementwise.js";

const BLOCK = 500; // points that go through all layers together, so that they stay in the processor's cache

/** Inputs computed from the first two, by the names of dnn/data/features.py.
 * @type {Record<string, (x1: number, x2: number) => number>} */
const FEATURES = {
  x1_squared: (x1) => x1 * x1,
  x2_squared: (_, x2) => x2 * x2,
  x1_x2: (x1, x2) => x1 * x2,
  sin_x1: (x1) => Math.sin(x1),
  sin_x2: (_, x2) => Math.sin(x2),
};

/**
 * Whether nets of these activations and inputs can be computed here; if not, the server has to send fields.
 * @param {readonly string[]} activations
 * @param {readonly string[]} features
 */
export function knows(activations, features) {
  return activations.every((name) => Object.hasOwn(ACTIVATIONS, name)) && features.every((name) => Object.hasOwn(FEATURES, name));
}

/**
 * Multiplications that one state takes.
 * @param {readonly number[]} sizes n_0 ... n_L
 * @param {number} points
 */
export function cost(sizes, points) {
  const perUnit = 12; // about what a rational tanh takes
  return points * sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + perUnit), 0);
}

/**
 * How many weights and biases a net of n_0 ... n_L units has.
 * @param {readonly number[]} sizes
 */
export function parameterCount(sizes) {
  return sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + 1), 0);
}

/**
 * W (n_l, n_{l-1}) and b of each layer, as views of the parameters: W[1] row by row, b[1], W[2], b[2] and so on.
 * @param {Float32Array} params
 * @param {readonly number[]} sizes n_0 ... n_L
 */
export function layersOf(params, sizes) {
  let at = 0;
  return sizes.slice(1).map((n, l) => {
    const W = params.subarray(at, (at += n * sizes[l])), b = params.subarray(at, (at += n));
    return { W, b };
  });
}

/**
 * n x n points of the plane, row by row from the top: all x1, then all x2.
 * @param {readonly number[]} extent x1 low and high, x2 low and high
 * @param {number} n
 */
export function gridPoints([left, right, bottom, top], n) {
  const X = new Float32Array(2 * n * n);
  for (let r = 0, k = 0; r < n; r++) {
    for (let c = 0; c < n; c++, k++) {
      X[k] = left + ((right - left) * c) / (n - 1);
      X[n * n + k] = top + ((bottom - top) * r) / (n - 1);
    }
  }
  return X;
}

/**
 * Points (rows, N) with one more row for each named feature of the first two.
 * @param {Float32Array} points
 * @param {readonly string[]} features
 * @param {number} rows
 */
export function withFeatures(points, features, rows = 2) {
  const N = points.length / rows;
  const X = new Float32Array((rows + features.length) * N);
  X.set(points);
  features.forEach((name, f) => {
    for (let k = 0; k < N; k++) X[(rows + f) * N + k] = FEATURES[name](points[k], points[N + k]);
  });
  return X;
}

/** A net on fixed points. Throws RangeError for a name that it does not know, and for X or parameters of another size. */
export class Net {
  /**
   * @param {readonly number[]} sizes n_0 ... n_L
   * @param {readonly string[]} activations of the hidden layers: one for each, or one for all
   * @param {number} slope of leaky ReLU
   * @param {"sigmoid" | "softmax" | "linear"} outputKind
   * @param {Float32Array} X (n_0, N): each input's values one after the other
   */
  constructor(sizes, activations, slope, outputKind, X) {
    const hidden = sizes.slice(1, -1).map((_, l) => activations[activations.length === 1 ? 0 : l]);
    const names = [...hidden, outputKind === "softmax" ? "linear" : outputKind];
    const unknown = names.find((name) => !knows([name], []));
    if (unknown !== undefined) throw new RangeError(`unknown activation ${unknown}`);
    this.N = X.length / sizes[0];
    if (!Number.isInteger(this.N)) throw new RangeError(`${X.length} numbers are no rows of ${sizes[0]} inputs`);
    this.sizes = sizes;
    this.slope = slope;
    this.count = parameterCount(sizes);
    this.softmax = outputKind === "softmax";
    /** g[1] ... g[L] at 1 ... L */
    this.g = [ACTIVATIONS.linear, ...names.map((name) => ACTIVATIONS[name])];
    /** A[0] = X, A[1] ... A[L], each (n_l, N); written anew by each run. */
    this.A = [X, ...sizes.slice(1).map((n) => new Float32Array(n * this.N))];
  }

  /**
   * A[L] for these parameters: W[1] row by row, b[1], W[2], b[2] and so on. The next run writes into the same array.
   * @param {Float32Array} params
   */
  run(params) {
    if (params.length !== this.count) throw new RangeError(`${params.length} parameters: this net has ${this.count}`);
    for (let from = 0; from < this.N; from += BLOCK) this.block(params, from, Math.min(BLOCK, this.N - from));
    return this.A[this.A.length - 1];
  }

  /**
   * All layers on `size` points.
   * @param {Float32Array} params
   * @param {number} from
   * @param {number} size
   */
  block(params, from, size) {
    const { A, N, g, sizes, slope } = this;
    const L = sizes.length - 1;
    for (let l = 1, at = 0; l <= L; l++) {
      const n = sizes[l], n_prev = sizes[l - 1];
      layer(params, at, n, n_prev, A[l - 1], A[l], N, from, size);
      at += n * (n_prev + 1);
      for (let i = 0; i < n; i++) g[l](A[l], i * N + from, i * N + from + size, slope);
    }
    if (this.softmax) softmax(A[L], sizes[L], N, from, size);
  }
}

/**
 * Z = W A_prev + b of one layer for points from ... from + size; two units and four inputs at a time, so that what was
 * read is used often. W (n, n_prev) lies in `params` from `at`, b behind it; rows of A_prev and Z are N apart.
 * @param {Float32Array} params
 * @param {number} at
 * @param {number} n
 * @param {number} n_prev
 * @param {Float32Array} A_prev
 * @param {Float32Array} Z
 * @param {number} N
 * @param {number} from
 * @param {number} size
 */
function layer(params, at, n, n_prev, A_prev, Z, N, from, size) {
  const bias = at + n * n_prev;
  for (let i = 0; i < n; i += 2) {
    const both = i + 1 < n;
    const p = i * N + from, q = both ? p + N : p; // where the two units' values lie
    const u = at + i * n_prev, v = both ? u + n_prev : u; // and their weights
    Z.fill(params[bias + i], p, p + size);
    if (both) Z.fill(params[bias + i + 1], q, q + size);
    let j = 0;
    for (; both && j + 3 < n_prev; j += 4) {
      const u0 = params[u + j], u1 = params[u + j + 1], u2 = params[u + j + 2], u3 = params[u + j + 3];
      const v0 = params[v + j], v1 = params[v + j + 1], v2 = params[v + j + 2], v3 = params[v + j + 3];
      const a0 = j * N + from, a1 = a0 + N, a2 = a1 + N, a3 = a2 + N;
      for (let k = 0; k < size; k++) {
        const x0 = A_prev[a0 + k], x1 = A_prev[a1 + k], x2 = A_prev[a2 + k], x3 = A_prev[a3 + k];
        Z[p + k] += u0 * x0 + u1 * x1 + u2 * x2 + u3 * x3;
        Z[q + k] += v0 * x0 + v1 * x1 + v2 * x2 + v3 * x3;
      }
    }
    for (; j < n_prev; j++) {
      const a = j * N + from, w = params[u + j], w_next = params[v + j];
      for (let k = 0; k < size; k++) Z[p + k] += w * A_prev[a + k];
      if (both) for (let k = 0; k < size; k++) Z[q + k] += w_next * A_prev[a + k];
    }
  }
}

/**
 * e^z over the sum of e^z of all n units, point by point.
 * @param {Float32Array} A
 * @param {number} n
 * @param {number} N
 * @param {number} from
 * @param {number} size
 */
function softmax(A, n, N, from, size) {
  for (let k = from; k < from + size; k++) {
    let most = A[k], sum = 0;
    for (let i = 1; i < n; i++) most = Math.max(most, A[i * N + k]);
    for (let i = 0; i < n; i++) sum += A[i * N + k] = Math.exp(A[i * N + k] - most);
    for (let i = 0; i < n; i++) A[i * N + k] /= sum;
  }
}
