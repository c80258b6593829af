// A matrix as coloured cells, with its numbers where they fit.

import { apart, blend } from "./blend.js";
import { VISIBLE, cssTable, index, inksOn } from "./colours.js";
import { Layer } from "./layer.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */

const DIGIT = 0.005; // half of the last one that is written

/**
 * @typedef {object} HeatOptions
 * @property {number} rows at y = 0, 1 and so on, which on an axis of names are the names
 * @property {number} columns at x = 0, 1 and so on
 * @property {readonly Colour[]} colours from the low end of the domain to the high one
 * @property {readonly [number, number] | null} [domain] values that get the first and the last colour; without one,
 *   the largest size among the values on both sides of 0
 * @property {readonly [number, number]} [gap] pixels between columns and between rows
 * @property {{ format: (value: number) => string, inks: readonly Colour[], font: string, size: number }} [numbers] each in
 *   the ink that stands out more from its cell; CSS family; px
 */

export class Heat {
  /**
   * @param {Figure} div
   * @param {HeatOptions & Where} options
   */
  constructor(div, { rows, columns, colours, domain = null, gap = [2, 1], numbers, ...where }) {
    this.rows = rows;
    this.columns = columns;
    this.colours = cssTable(colours);
    this.domain = domain;
    this.gap = gap;
    this.numbers = numbers;
    this.inks = numbers ? inksOn(this.colours, numbers.inks) : [];
    this.layer = new Layer(div, () => this.draw(), where);
    this.mixed = new Float32Array(rows * columns);
    this.empty = true;
  }

  /**
   * @param {Values | null} values0 (rows, columns), row by row
   * @param {Values} values1 the same
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(values0, values1, t) {
    blend(values0, values1, t, this.mixed);
    this.empty = false;
    this.draw();
  }

  /**
   * @param {Values} values0
   * @param {Values} values1
   */
  steps(values0, values1) {
    const [low, high] = this.domain ?? around(values1), colour = VISIBLE * (high - low);
    return apart(values0, values1) / (this.numbers ? Math.min(colour, DIGIT) : colour);
  }

  draw() {
    const canvas = this.empty ? null : this.layer.begin();
    if (!canvas) return;
    const { context, x, y } = canvas;
    const { rows, columns, mixed, gap, colours } = this;
    const [low, high] = this.domain ?? around(mixed);
    const wide = Math.abs(x.c2p(1) - x.c2p(0)) - gap[0], tall = Math.abs(y.c2p(1) - y.c2p(0)) - gap[1];
    for (let i = 0, k = 0; i < rows; i++) {
      const top = y.c2p(i) - tall / 2;
      for (let j = 0; j < columns; j++, k++) {
        context.fillStyle = colours[index(mixed[k], low, high)];
        context.fillRect(x.c2p(j) - wide / 2, top, wide, tall);
      }
    }
    if (this.numbers && tall >= this.numbers.size) this.write(context, x, y, wide, this.numbers, low, high);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("./types.js").Axis} x
   * @param {import("./types.js").Axis} y
   * @param {number} wide px of a cell
   * @param {NonNullable<HeatOptions["numbers"]>} numbers
   * @param {number} low
   * @param {number} high
   */
  write(context, x, y, wide, { format, font, size }, low, high) {
    const texts = Array.from(this.mixed, format);
    Object.assign(context, { font: `${size}px ${font}`, textAlign: "center", textBaseline: "middle" });
    const longest = texts.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
    if (context.measureText(longest).width > wide) return;
    texts.forEach((text, k) => {
      context.fillStyle = this.inks[index(this.mixed[k], low, high)];
      context.fillText(text, x.c2p(k % this.columns), y.c2p(Math.floor(k / this.columns)));
    });
  }

  asImages() {
    return [this.layer.asImage()];
  }

  dispose() {
    this.layer.dispose();
  }
}

/**
 * @param {Values} values
 * @returns {[number, number]}
 */
function around(values) {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most > 0 ? [-most, most] : [-1, 1];
}

/**
 * W (n, n_prev) with b (n) as its last column, into `out` (n, n_prev + 1).
 * @param {Values} W
 * @param {Values} b
 * @param {Float32Array} out
 */
export function besides(W, b, out) {
  const n_prev = W.length / b.length;
  for (let i = 0, k = 0; i < b.length; i++) {
    for (let j = 0; j < n_prev; j++) out[k++] = W[i * n_prev + j];
    out[k++] = b[i];
  }
  return out;
}
