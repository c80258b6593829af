// Many small fields in one picture: units over the plane, weights as images, maps of all inputs.

import { apart, blend } from "./blend.js";
import { VISIBLE, index, table } from "./colours.js";
import { Raster } from "./raster.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */

/**
 * @typedef {object} TilesOptions
 * @property {number} height numbers down a tile
 * @property {number} width numbers across a tile
 * @property {readonly (readonly [row: number, column: number])[]} places of the tiles, counted in tiles
 * @property {readonly Colour[]} colours from the low end of the domain to the high one
 * @property {readonly [number, number]} [domain] values that get the first and the last colour: -1 and 1
 * @property {number} [gap] pixels to the next tile
 * @property {number} [foot] more pixels below each tile, for words
 * @property {readonly number[]} edges x of the left and right edge, y of the bottom and top edge of the whole picture
 * @property {readonly [rows: number, columns: number]} [size] of the whole in tiles, if it is larger than the places
 */

export class Tiles {
  /**
   * @param {Figure} div
   * @param {TilesOptions & Where & { smooth?: boolean }} options
   */
  constructor(div, { height, width, places, colours, domain = [-1, 1], gap = 0, foot = 0, edges, size, ...where }) {
    const rows = size?.[0] ?? 1 + Math.max(...places.map(([row]) => row));
    const columns = size?.[1] ?? 1 + Math.max(...places.map(([, column]) => column));
    this.height = height;
    this.width = width;
    this.domain = domain;
    this.colours = table(colours);
    this.across = columns * (width + gap);
    this.raster = new Raster(div, this.across, rows * (height + gap + foot), edges, where);
    /** The pixel at which each tile begins. */
    this.corners = places.map(([row, column]) => row * (height + gap + foot) * this.across + column * (width + gap));
    this.mixed = new Float32Array(places.length * height * width);
  }

  /**
   * @param {Values | null} values0 tile after tile, row by row, scaled by `scaled` or by the caller
   * @param {Values} values1 the same
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(values0, values1, t) {
    const { mixed, colours, raster, corners, height, width, across, domain: [low, high] } = this;
    blend(values0, values1, t, mixed);
    let k = 0;
    for (const corner of corners) {
      for (let r = 0; r < height; r++) {
        for (let at = corner + r * across, end = at + width; at < end; at++, k++) {
          raster.pixels[at] = colours[index(mixed[k], low, high)];
        }
      }
    }
    raster.show();
  }

  /**
   * @param {Values} values0
   * @param {Values} values1
   */
  steps(values0, values1) {
    const [low, high] = this.domain;
    return apart(values0, values1) / (high - low) / VISIBLE;
  }

  asImages() {
    return [this.raster.asImage()];
  }

  dispose() {
    this.raster.dispose();
  }
}

/**
 * Values over the largest size among them, so that they lie from -1 to 1: each stretch of `length` numbers on its own
 * scale, or all of them on one. What is 0 everywhere stays 0.
 * @param {Values} values
 * @param {number} length of a stretch
 * @param {Float32Array} out from `at` on; may be `values`
 * @param {number} at
 */
export function scaled(values, length, out, at = 0) {
  for (let from = 0; from < values.length; from += length) {
    let most = 0;
    for (let k = from; k < from + length; k++) most = Math.max(most, Math.abs(values[k]));
    const by = most > 0 ? 1 / most : 1;
    for (let k = from; k < from + length; k++) out[at + k] = values[k] * by;
  }
  return out;
}
