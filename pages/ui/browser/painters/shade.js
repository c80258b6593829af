// A field over the plane: shaded, with the line where it crosses a level.

import { apart, blend } from "./blend.js";
import { css, dye, table } from "./colours.js";
import { contour, contourRoom } from "./contour.js";
import { Layer } from "./layer.js";
import { Raster, edgesAround } from "./raster.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */

const VISIBLE = 1 / 2048; // of the domain: what changes by less moves the line by less than a pixel, wherever it is one

/**
 * @typedef {object} ShadeOptions
 * @property {number} n points a side, row by row from the top
 * @property {readonly number[]} extent x low and high, y low and high of the outermost points
 * @property {readonly Colour[]} colours from the low end of the domain to the high one
 * @property {readonly [number, number]} [domain] values that get the first and the last colour: 0 and 1
 * @property {{ colour: Colour, width?: number, level?: number } | null} [line] at the domain's middle unless it says so
 */

export class Shade {
  /**
   * @param {Figure} div
   * @param {ShadeOptions & Where} options
   */
  constructor(div, { n, extent, colours, domain = [0, 1], line = null, ...where }) {
    this.n = n;
    this.extent = extent;
    this.domain = domain;
    this.colours = table(colours);
    this.line = line;
    this.level = line?.level ?? (domain[0] + domain[1]) / 2;
    this.raster = new Raster(div, n, n, edgesAround(extent, n), where);
    this.layer = line ? new Layer(div, () => this.draw(), where) : null;
    this.mixed = new Float32Array(n * n);
    this.segments = new Float32Array(line ? contourRoom(n, n) : 0);
    this.drawn = 0; // numbers of segments
  }

  /**
   * @param {Values | null} values0 n x n
   * @param {Values} values1 n x n
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(values0, values1, t) {
    const { mixed, colours, raster, domain: [low, high] } = this;
    blend(values0, values1, t, mixed);
    dye(raster.pixels, mixed, colours, low, high);
    raster.show();
    if (!this.line) return;
    this.drawn = contour(mixed, this.n, this.n, this.level, this.segments);
    this.draw();
  }

  /**
   * @param {Values} values0
   * @param {Values} values1
   */
  steps(values0, values1) {
    const [low, high] = this.domain;
    return apart(values0, values1) / (high - low) / VISIBLE;
  }

  /** The line, where the axes have it now. */
  draw() {
    const canvas = this.layer?.begin();
    if (!canvas || !this.line) return;
    const { context, x, y } = canvas;
    const { n, segments, drawn, extent: [left, right, bottom, top] } = this;
    const x0 = x.c2p(left), dx = (x.c2p(right) - x0) / (n - 1);
    const y0 = y.c2p(top), dy = (y.c2p(bottom) - y0) / (n - 1);
    context.beginPath();
    for (let k = 0; k < drawn; k += 4) {
      context.moveTo(x0 + dx * segments[k], y0 + dy * segments[k + 1]);
      context.lineTo(x0 + dx * segments[k + 2], y0 + dy * segments[k + 3]);
    }
    context.strokeStyle = css(this.line.colour);
    context.lineWidth = this.line.width ?? 2;
    context.lineCap = "round";
    context.stroke();
  }

  /** What was painted, as layout images for a figure that is saved. */
  asImages() {
    return [this.raster.asImage(), ...(this.layer ? [this.layer.asImage()] : [])];
  }

  dispose() {
    this.raster.dispose();
    this.layer?.dispose();
  }
}
