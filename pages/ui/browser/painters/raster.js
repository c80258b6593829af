// A small picture, one canvas pixel a number, which the browser stretches to where it lies in data coordinates.

import { Box } from "./box.js";

/** @import { Figure, Where } from "./types.js" */

export class Raster extends Box {
  /**
   * @param {Figure} div linear axes
   * @param {number} columns
   * @param {number} rows
   * @param {readonly number[]} edges x of the left and right edge, y of the bottom and top edge of the picture
   * @param {Where & { smooth?: boolean }} options
   */
  constructor(div, columns, rows, edges, { smooth = true, ...where } = {}) {
    const clip = document.createElement("div");
    super(div, clip, where);
    clip.style.overflow = "hidden";
    this.canvas = document.createElement("canvas");
    Object.assign(this.canvas, { width: columns, height: rows });
    Object.assign(this.canvas.style, { position: "absolute", imageRendering: smooth ? "auto" : "pixelated" });
    clip.append(this.canvas);
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.image = new ImageData(columns, rows);
    /** The pixels, four bytes in one number, row by row. */
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.edges = edges;
    this.follow();
  }

  /** Puts the pixels on the screen. */
  show() {
    this.context.putImageData(this.image, 0, 0);
  }

  moved() {
    const { x, y } = this;
    if (!x || !y) return;
    const [left, right, bottom, top] = [...this.edges.slice(0, 2).map(x.c2p), ...this.edges.slice(2).map(y.c2p)];
    Object.assign(this.canvas.style, {
      left: `${Math.min(left, right)}px`, width: `${Math.abs(right - left)}px`,
      top: `${Math.min(top, bottom)}px`, height: `${Math.abs(bottom - top)}px`,
      transform: `scale(${right < left ? -1 : 1}, ${bottom < top ? -1 : 1})`,
    });
  }

  /** The picture as a layout image, for a figure that is saved. */
  asImage() {
    const [left, right, bottom, top] = this.edges;
    const [xref, yref] = this.axes;
    const place = { x: left, y: top, sizex: Math.abs(right - left), sizey: Math.abs(top - bottom), xanchor: "left", yanchor: "top" };
    return { ...place, xref, yref, sizing: "stretch", source: this.canvas.toDataURL(), layer: this.over ? "above" : "below" };
  }
}

/**
 * The edges of a picture whose pixels' middles are n points a side, the outermost on the extent's ends.
 * @param {readonly number[]} extent x low and high, y low and high
 * @param {number} n
 */
export function edgesAround([left, right, bottom, top], n) {
  const x = (right - left) / (n - 1) / 2, y = (top - bottom) / (n - 1) / 2;
  return [left - x, right + x, bottom - y, top + y];
}
