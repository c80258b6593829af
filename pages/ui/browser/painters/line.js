// One curve over points that are evenly apart, all of it new in each state.

import { blend } from "./blend.js";
import { Layer } from "./layer.js";
import { Series } from "./series.js";
import { line } from "./strokes.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */

export class Line {
  /**
   * @param {Figure} div
   * @param {{ x: readonly number[], n: number, colour: Colour, width?: number } & Where} options x of the first and the
   *   last of n points
   */
  constructor(div, { x: [first, last], n, colour, width, ...where }) {
    this.style = { colour, width };
    this.x = Float64Array.from({ length: n }, (_, k) => first + ((last - first) * k) / (n - 1));
    this.mixed = new Float64Array(n);
    this.series = new Series(n);
    this.layer = new Layer(div, () => this.draw(), { over: true, ...where });
  }

  /**
   * @param {Values | null} y0 n numbers
   * @param {Values} y1 n numbers
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(y0, y1, t) {
    this.series.replace(this.x, blend(y0, y1, t, this.mixed));
    this.draw();
  }

  draw() {
    const canvas = this.layer.begin();
    if (canvas) line(canvas.context, canvas.x, canvas.y, this.series, this.style);
  }

  asImages() {
    return [this.layer.asImage()];
  }

  dispose() {
    this.layer.dispose();
  }
}
