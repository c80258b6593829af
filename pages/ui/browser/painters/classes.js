// Which of several classes is likeliest over the plane: its colour, the stronger the surer.

import { apart, blend } from "./blend.js";
import { VISIBLE, index, table } from "./colours.js";
import { Raster, edgesAround } from "./raster.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */

/**
 * @typedef {object} ClassesOptions
 * @property {number} n points a side, row by row from the top
 * @property {readonly number[]} extent x low and high, y low and high of the outermost points
 * @property {readonly Colour[]} colours one a class, where it is certain
 * @property {Colour} unsure where no class is likelier than another
 */

export class Classes {
  /**
   * @param {Figure} div
   * @param {ClassesOptions & Where} options
   */
  constructor(div, { n, extent, colours, unsure, ...where }) {
    this.tables = colours.map((colour) => table([unsure, colour]));
    this.raster = new Raster(div, n, n, edgesAround(extent, n), where);
    this.mixed = new Float32Array(colours.length * n * n);
  }

  /**
   * @param {Values | null} values0 probabilities of each class at all n x n points, class after class
   * @param {Values} values1 the same
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(values0, values1, t) {
    const { mixed, tables, raster } = this;
    const N = raster.pixels.length, classes = tables.length;
    blend(values0, values1, t, mixed);
    for (let k = 0; k < N; k++) {
      let likeliest = 0;
      for (let c = 1; c < classes; c++) if (mixed[c * N + k] > mixed[likeliest * N + k]) likeliest = c;
      raster.pixels[k] = tables[likeliest][index(mixed[likeliest * N + k], 1 / classes, 1)];
    }
    raster.show();
  }

  /**
   * @param {Values} values0
   * @param {Values} values1
   */
  steps(values0, values1) {
    return apart(values0, values1) / VISIBLE;
  }

  asImages() {
    return [this.raster.asImage()];
  }

  dispose() {
    this.raster.dispose();
  }
}
