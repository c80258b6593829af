// Bars from 0, and step lines for histograms.

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

/** @typedef {{ colour: Colour, width?: number, dash?: readonly number[] }} StepStyle */
/** @typedef {{ x: Values, y: Values }} Bins middles of bins that are equally wide, and how much is in each */

export class Steps {
  /**
   * @param {Figure} div
   * @param {{ styles: readonly StepStyle[] } & Where} options a style a line
   */
  constructor(div, { styles, ...where }) {
    this.styles = styles;
    this.layer = new Layer(div, () => this.draw(), where);
    /** @type {{ x: Float64Array, y: Float64Array }[]} */
    this.mixed = [];
  }

  /**
   * @param {readonly Bins[] | null} bins0 a histogram a line
   * @param {readonly Bins[]} bins1 the same
   * @param {number} t from 0, the first, to 1, the second; bins and what is in them move together
   */
  paint(bins0, bins1, t) {
    this.mixed = bins1.map(({ x, y }, k) => {
      const known = this.mixed[k]?.x.length === x.length ? this.mixed[k] : { x: new Float64Array(x.length), y: new Float64Array(x.length) };
      blend(bins0?.[k]?.x, x, t, known.x);
      blend(bins0?.[k]?.y, y, t, known.y);
      return known;
    });
    this.draw();
  }

  draw() {
    const canvas = this.layer.begin();
    if (!canvas) return;
    const { context, x, y } = canvas;
    this.mixed.forEach(({ x: middles, y: values }, k) => {
      const { colour, width = 2, dash = [] } = this.styles[k];
      const half = middles.length > 1 ? (x.c2p(middles[1]) - x.c2p(middles[0])) / 2 : 0;
      context.strokeStyle = css(colour);
      context.lineWidth = width;
      context.setLineDash(/** @type {number[]} */ (dash));
      context.beginPath();
      middles.forEach((middle, i) => {
        const px = x.c2p(middle), py = y.c2p(values[i]);
        context.lineTo(px - half, py);
        context.lineTo(px + half, py);
      });
      context.stroke();
    });
    context.setLineDash([]);
  }

  asImages() {
    return [this.layer.asImage()];
  }

  dispose() {
    this.layer.dispose();
  }
}
