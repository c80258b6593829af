// Bars from 0.

import { blend } from "./blend.js";
import { css } from "./colours.js";
import { Layer } from "./layer.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */

/**
 * @typedef {object} BarsOptions
 * @property {number} n bars at x = 0, 1 and so on, which on an axis of names are the names
 * @property {Colour} positive
 * @property {Colour} negative
 * @property {number} [width] of a bar, where 1 leaves no gap
 */

export class Bars {
  /**
   * @param {Figure} div
   * @param {BarsOptions & Where} options
   */
  constructor(div, { n, positive, negative, width = 0.8, ...where }) {
    this.colours = [css(negative), css(positive)];
    this.width = width;
    this.layer = new Layer(div, () => this.draw(), where);
    this.mixed = new Float32Array(n);
  }

  /**
   * @param {Values | null} values0 a number a bar
   * @param {Values} values1 the same
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(values0, values1, t) {
    blend(values0, values1, t, this.mixed);
    this.draw();
  }

  draw() {
    const canvas = this.layer.begin();
    if (!canvas) return;
    const { context, x, y } = canvas;
    const wide = Math.abs(x.c2p(1) - x.c2p(0)) * this.width, zero = y.c2p(0);
    this.mixed.forEach((value, k) => {
      context.fillStyle = this.colours[value > 0 ? 1 : 0];
      context.fillRect(x.c2p(k) - wide / 2, zero, wide, y.c2p(value) - zero);
    });
  }

  asImages() {
    return [this.layer.asImage()];
  }

  dispose() {
    this.layer.dispose();
  }
}
