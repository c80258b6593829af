// The tiles of the board: every input, hidden unit and output over the plane, with bias marks and rings.

import { gridPoints, withFeatures } from "../forward.js";
import { apart, blend } from "../painters/blend.js";
import { VISIBLE, dye, table } from "../painters/colours.js";
import { scaled } from "../painters/tiles.js";

/** @import { Drawing, NetSpec, State } from "../types.js" */
/** @import { Board } from "./board.js" */
/** @import { Column, Unit } from "./geometry.js" */
/** @import { Field } from "./instrument.js" */

const ROUND = 5; // px
const OFF = 0.42; // opacity of an input that is off
const BIAS = { least: 5, more: 8, border: 1.5 }; // px of a bias mark's width, and of the largest more
const RING = { paper: 2, ink: 2.5 }; // px around the unit that is looked at

/** Small pictures of n x n numbers below each other, to be drawn from. */
class Sheet {
  /**
   * @param {number} n
   * @param {number} count
   */
  constructor(n, count) {
    this.n = n;
    this.canvas = document.createElement("canvas");
    Object.assign(this.canvas, { width: n, height: n * Math.max(count, 1) });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.image = new ImageData(n, n * Math.max(count, 1));
    this.pixels = new Uint32Array(this.image.data.buffer);
  }

  show() {
    this.context.putImageData(this.image, 0, 0);
  }
}

export class Units {
  /**
   * @param {Board} board
   * @param {Drawing} drawing
   */
  constructor(board, { n, tile = n, extent, spec }) {
    this.board = board;
    this.tile = tile; // points a side of a hidden unit
    this.extent = extent;
    this.spec = /** @type {NetSpec} */ (spec);
    this.colours = table(board.colours.tiles);
    const { sizes } = this.spec, outputs = sizes[sizes.length - 1];
    this.hidden = sizes.slice(1, -1).reduce((sum, units) => sum + units, 0);
    this.outputs = outputs;
    this.sheets = [new Sheet(tile, this.hidden), new Sheet(n, outputs)];
    this.mixed = [new Float32Array(this.hidden * tile * tile), new Float32Array(outputs * n * n)];
    this.inputs = this.inputSheet();
  }

  /** The inputs do not change: each on its own scale. */
  inputSheet() {
    const { axes, features, sizes } = this.spec, { inputs } = this.board.instrument, n = 24, own = sizes[0] - features.length;
    const points = gridPoints(this.extent, n), plane = new Float32Array(own * n * n);
    axes.forEach((axis, k) => plane.set(points.subarray(k * n * n, (k + 1) * n * n), axis * n * n)); // others are held at 0
    const values = withFeatures(plane, inputs.slice(own).map(({ name }) => name), own);
    const sheet = new Sheet(n, inputs.length);
    dye(sheet.pixels, scaled(values, n * n, values), this.colours, -1, 1);
    sheet.show();
    this.inputValues = values;
    return sheet;
  }

  /**
   * What a tile shows.
   * @param {Unit} unit
   * @returns {Field}
   */
  field([l, i]) {
    const { sizes } = this.spec, n = l === 0 ? this.inputs.n : l === sizes.length - 1 ? this.sheets[1].n : this.tile;
    const part = (/** @type {Float32Array} */ all, /** @type {number} */ k) => all.subarray(k * n * n, (k + 1) * n * n);
    if (l === 0) return { n, values: part(/** @type {Float32Array} */ (this.inputValues), i - 1) };
    if (l === sizes.length - 1) return { n, values: part(this.mixed[1], i - 1).map((p) => 2 * p - 1) };
    return { n, values: part(this.mixed[0], sizes.slice(1, l).reduce((sum, units) => sum + units, 0) + i - 1) };
  }

  /**
   * @param {State | null} from hidden units from -1 to 1, and outputs from 0 to 1
   * @param {State} to the same
   * @param {number} t
   */
  paint(from, to, t) {
    if (this.mixed[1].length !== to[1].length) {
      this.sheets[1] = new Sheet(Math.sqrt(to[1].length / this.outputs), this.outputs);
      this.mixed[1] = new Float32Array(to[1].length);
    }
    this.mixed.forEach((out, s) => {
      const sheet = this.sheets[s], low = s ? 0 : -1;
      blend(/** @type {Float32Array} */ (from?.[s]), /** @type {Float32Array} */ (to[s]), t, out);
      dye(sheet.pixels, out, this.colours, low, 1);
      sheet.show();
    });
    this.draw();
  }

  /**
   * @param {State} from
   * @param {State} to
   */
  steps(from, to) {
    const { near, edge } = this.board.instrument;
    if (near ?? edge) return Infinity; // its number stands on the board
    return Math.max(apart(from[0], to[0]) / 2, apart(from[1], to[1])) / VISIBLE;
  }

  draw() {
    const { board } = this, { columns, colours } = board, context = board.begin(board.tiles);
    if (!context || columns.length !== this.spec.sizes.length) return;
    context.save();
    context.clip(board.outline);
    this.pictures(context, false);
    context.restore();
    this.pictures(context, true);
    context.strokeStyle = colours.edge;
    context.lineWidth = 1;
    context.stroke(board.outline);
    this.biases(context);
    if (board.hot && board.instrument.unit) this.ring(context, ...board.instrument.unit);
    board.wires?.tags(context);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {boolean} mosaics the layers that are, or those that are none
   */
  pictures(context, mosaics) {
    const last = this.board.columns.length - 1;
    let at = 0; // hidden units follow each other
    this.board.columns.forEach(({ x, y, size, mosaic }, l) => {
      const { canvas, n } = l === 0 ? this.inputs : this.sheets[l === last ? 1 : 0], first = l === last ? 0 : at;
      if (l) at += x.length;
      if (mosaic !== mosaics) return;
      x.forEach((middle, k) => {
        const input = l === 0 ? this.board.shown[k] : undefined;
        context.globalAlpha = input && !input.place ? OFF : 1;
        context.drawImage(canvas, 0, (input ? input.at : first + k) * n, n, n, middle - size / 2, y[k] - size / 2, size, size);
      });
    });
    context.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} context */
  biases(context) {
    const { columns, colours, instrument } = this.board, { sizes } = this.spec;
    if (!instrument.params) return;
    let most = 1;
    const all = columns.map(({ mosaic }, l) => {
      if (!l || mosaic) return [];
      const values = Array.from({ length: sizes[l] }, (_, k) => instrument.bias([l, k + 1]));
      most = Math.max(most, ...values.map(Math.abs));
      return values;
    });
    all.forEach((values, l) => {
      const { x, y, size } = columns[l];
      values.forEach((b, k) => {
        context.beginPath();
        context.arc(x[k] - size / 2, y[k] + size / 2, (BIAS.least + (BIAS.more * Math.abs(b)) / most) / 2, 0, 2 * Math.PI);
        context.fillStyle = b > 0 ? colours.positive : colours.negative;
        context.strokeStyle = colours.paper;
        context.lineWidth = BIAS.border;
        context.stroke();
        context.fill();
      });
    });
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} l
   * @param {number} i
   */
  ring(context, l, i) {
    const { columns, colours } = this.board, column = columns[l], k = this.board.nodeOf([l, i]);
    if (!column || k < 0) return;
    const { size } = column;
    let out = 0;
    for (const [colour, width] of /** @type {const} */ ([["paper", RING.paper], ["ink", RING.ink]])) {
      const side = size + 2 * out + width;
      context.beginPath();
      context.roundRect(column.x[k] - side / 2, column.y[k] - side / 2, side, side, ROUND + out);
      context.strokeStyle = colours[colour];
      context.lineWidth = width;
      context.stroke();
      out += width;
    }
  }

  asImages() {
    return [];
  }

  dispose() {
    this.board.begin(this.board.tiles);
  }
}

/**
 * The outline of all tiles that are large enough to have one, as one path.
 * @param {Column[]} columns
 */
export function outlineOf(columns) {
  const path = new Path2D();
  for (const { x, y, size, mosaic } of columns) {
    if (!mosaic) x.forEach((middle, k) => path.roundRect(middle - size / 2, y[k] - size / 2, size, size, ROUND));
  }
  return path;
}
