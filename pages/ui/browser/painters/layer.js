// A canvas in the screen's own pixels at the axes of a Plotly figure.

import { Box } from "./box.js";

/** @import { Figure, Where } from "./types.js" */

export class Layer extends Box {
  /**
   * @param {Figure} div
   * @param {() => void} repaint is called when the axes have changed: what is on the canvas is gone then
   * @param {Where} where
   */
  constructor(div, repaint, where = {}) {
    const canvas = document.createElement("canvas");
    super(div, canvas, where);
    this.canvas = canvas;
    this.repaint = repaint;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.width = 0;
    this.height = 0;
    if (this.place()) this.size();
  }

  /** The pixels of the screen that the canvas covers; everything on it is in CSS pixels. */
  size() {
    const ratio = devicePixelRatio;
    this.width = this.x?._length ?? 0;
    this.height = this.y?._length ?? 0;
    const [wide, high] = [Math.round(this.width * ratio), Math.round(this.height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) Object.assign(this.canvas, { width: wide, height: high });
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  moved() {
    this.size();
    this.repaint();
  }

  /** The context of an empty canvas, and both axes; null while the figure has none. */
  begin() {
    const { x, y, context } = this;
    if (!x || !y || !(this.width > 0) || !(this.height > 0)) return null;
    context.clearRect(0, 0, this.width, this.height);
    return { context, x, y };
  }

  /** The canvas as a layout image, for a figure that is saved. */
  asImage() {
    const [xref, yref] = this.axes.map((axis) => `${axis} domain`);
    const place = { xref, yref, x: 0, y: 1, sizex: 1, sizey: 1, xanchor: "left", yanchor: "top", sizing: "stretch" };
    return { ...place, source: this.canvas.toDataURL(), layer: this.over ? "above" : "below" };
  }
}
