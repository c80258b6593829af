// A unit's values over the plane, large: in colour, with the line of 0, and the point whose numbers are shown.

import { element } from "../dom.js";
import { dye, table } from "../painters/colours.js";
import { contour, contourRoom } from "../painters/contour.js";
import { colours } from "./tokens.js";

/** @import { Field, Instrument } from "./instrument.js" */

export class UnitMap {
  /** @param {Instrument} instrument */
  constructor(instrument) {
    this.instrument = instrument;
    this.element = element("canvas", "inspector-map", { role: "img" });
    this.sheet = document.createElement("canvas");
    this.colours = colours();
  }

  retheme() {
    this.colours = colours();
  }

  /** @param {Field} field */
  paint({ n, values }) {
    const context = this.element.getContext("2d"), small = this.sheet.getContext("2d");
    const side = Math.round(this.element.clientWidth * devicePixelRatio);
    if (!context || !small || !side) return;
    if (this.element.width !== side) Object.assign(this.element, { width: side, height: side });
    if (this.sheet.width !== n) Object.assign(this.sheet, { width: n, height: n });
    const image = new ImageData(n, n);
    dye(new Uint32Array(image.data.buffer), values, table(this.colours.tiles), -1, 1);
    small.putImageData(image, 0, 0);
    context.drawImage(this.sheet, 0, 0, side, side);
    const lines = new Float32Array(contourRoom(n, n)), count = contour(Float32Array.from(values), n, n, 0, lines), by = side / n;
    context.beginPath();
    for (let k = 0; k < count; k += 4) {
      context.moveTo((lines[k] + 0.5) * by, (lines[k + 1] + 0.5) * by);
      context.lineTo((lines[k + 2] + 0.5) * by, (lines[k + 3] + 0.5) * by);
    }
    context.strokeStyle = this.colours.ink;
    context.lineWidth = 1.2 * devicePixelRatio;
    context.stroke();
    this.ring(context, side);
  }

  /**
   * The point of the data whose numbers are shown.
   * @param {CanvasRenderingContext2D} context
   * @param {number} side
   */
  ring(context, side) {
    const [x1, x2] = this.instrument.here(), extent = this.instrument.extent;
    if (!extent) return;
    const [left, right, bottom, top] = extent, by = devicePixelRatio;
    context.beginPath();
    context.arc(((x1 - left) / (right - left)) * side, ((top - x2) / (top - bottom)) * side, 4 * by, 0, 2 * Math.PI);
    context.fillStyle = this.colours.paper;
    context.fill();
    context.lineWidth = 2 * by;
    context.stroke();
  }
}
