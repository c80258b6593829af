// Lines through points, as steps or with marks, all of them new in each state: histograms, means, marks alone.

import { blend } from "./blend.js";
import { css } from "./colours.js";
import { Layer } from "./layer.js";
import { SYMBOLS } from "./symbols.js";

/** @import { Axis, Colour, Figure, Values, Where } from "./types.js" */

/**
 * @typedef {object} LineStyle
 * @property {Colour} colour
 * @property {number} [width] px; 0 for marks without a line
 * @property {readonly number[]} [dash] px on, px off and so on
 * @property {boolean} [steps] whether each point stands for a bin as wide as to the next
 * @property {import("./symbols.js").Symbol} [symbol] a mark at each point
 * @property {number} [size] px of a mark
 * @property {boolean} [open] whether marks are outlines
 */
/** @typedef {{ x?: Values, y: Values }} Points on an axis of names without x */

export class Lines {
  /**
   * @param {Figure} div
   * @param {{ styles: readonly LineStyle[] } & Where} options a style a line
   */
  constructor(div, { styles, ...where }) {
    this.styles = styles;
    this.visible = styles.map(() => true);
    this.layer = new Layer(div, () => this.draw(), { over: true, ...where });
    /** @type {{ x: Float64Array, y: Float64Array }[]} */
    this.mixed = [];
  }

  /**
   * @param {readonly Points[] | null} points0 those of each line
   * @param {readonly Points[]} points1 the same
   * @param {number} t from 0, the first, to 1, the second; x and y move together
   */
  paint(points0, points1, t) {
    this.mixed = points1.map((points, k) => {
      const { x = places(points), y } = points;
      const known = this.mixed[k]?.x.length === x.length ? this.mixed[k] : { x: new Float64Array(x.length), y: new Float64Array(x.length) };
      blend(points0?.[k]?.x, x, t, known.x);
      blend(points0?.[k]?.y, y, t, known.y);
      return known;
    });
    this.draw();
  }

  draw() {
    const canvas = this.layer.begin();
    if (!canvas) return;
    const { context, x, y } = canvas;
    this.mixed.forEach((points, k) => {
      if (!this.visible[k]) return;
      context.strokeStyle = context.fillStyle = css(this.styles[k].colour);
      line(context, x, y, points, this.styles[k]);
      marks(context, x, y, points, this.styles[k]);
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
 * The middles of names on their axis.
 * @param {Points} points
 */
const places = ({ y }) => Array.from(y, (_, k) => k);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Axis} x
 * @param {Axis} y
 * @param {{ x: Values, y: Values }} points
 * @param {LineStyle} style
 */
function line(context, x, y, { x: xs, y: ys }, { width = 2, dash = [], steps = false }) {
  if (!width) return;
  const half = steps ? halfBin(xs) : 0;
  context.lineWidth = width;
  context.setLineDash(/** @type {number[]} */ (dash));
  context.beginPath();
  for (let k = 0; k < xs.length; k++) {
    const py = y.c2p(ys[k]);
    context.lineTo(x.c2p(xs[k] - half), py);
    if (steps) context.lineTo(x.c2p(xs[k] + half), py);
  }
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Axis} x
 * @param {Axis} y
 * @param {{ x: Values, y: Values }} points
 * @param {LineStyle} style
 */
function marks(context, x, y, { x: xs, y: ys }, { symbol, size = 6, open = false }) {
  if (!symbol) return;
  context.lineWidth = 2;
  for (let k = 0; k < xs.length; k++) {
    context.beginPath();
    SYMBOLS[symbol](context, x.c2p(xs[k]), y.c2p(ys[k]), size / 2);
    if (open) context.stroke();
    else context.fill();
  }
}

/**
 * Half of what each of these middles of bins stands for.
 * @param {Values} xs
 */
export const halfBin = (xs) => (xs.length > 1 ? (xs[1] - xs[0]) / 2 : 0);
