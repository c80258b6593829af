// The edges of the board: a weight's sign by colour, its size by width, moving as they learn.

import { layersOf } from "../forward.js";
import { apart, blend } from "../painters/blend.js";
import { largest } from "../painters/largest.js";
import { ends, pointOn } from "./geometry.js";
import { shown } from "./terms.js";

/** @import { State } from "../types.js" */
/** @import { Board } from "./board.js" */
/** @import { Edge } from "./geometry.js" */

export const STRONGEST = 40; // edges of a layer that are drawn, if one of its ends is a mosaic
const CHOICE_HOLDS = 30; // paints, until they are chosen anew
const VISIBLE = 1 / 64; // of a layer's strongest weight: less makes 0.08 px of an edge, and two of 256 shades
// px of an edge, and of the strongest more; its opacity, and of the strongest more
const FINE = { least: 0.5, more: 1.8, faint: 0.08, strong: 0.72 }, BOLD = { least: 0.8, more: 5, faint: 0.16, strong: 0.64 };

export class Wires {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.mixed = new Float32Array(0);
    this.paints = 0;
    /** @type {Uint32Array[]} */
    this.chosen = []; // of each layer, indices of weights
    /** @type {Map<string, { ends: number[], path: Path2D }>} */
    this.curves = new Map();
    this.laidOut = board.columns;
  }

  /**
   * @param {State | null} from the net's parameters
   * @param {State} to the same
   * @param {number} t
   */
  paint(from, to, t) {
    const params = /** @type {Float32Array} */ (to[0]);
    if (this.mixed.length !== params.length) this.mixed = new Float32Array(params.length);
    blend(/** @type {Float32Array} */ (from?.[0]), params, t, this.mixed);
    if (this.paints++ % CHOICE_HOLDS === 0 || this.laidOut !== this.board.columns) this.choose();
    this.draw();
  }

  /**
   * @param {State} to
   */
  take(to) {
    this.board.instrument.takeParams(/** @type {Float32Array} */ (to[0]));
  }

  /**
   * @param {State} from
   * @param {State} to
   */
  steps(from, to) {
    const { spec } = this.board.instrument, sizes = spec?.sizes ?? [];
    const [before, after] = [from[0], to[0]].map((params) => layersOf(/** @type {Float32Array} */ (params), sizes));
    const parts = after.map(({ W }, k) => apart(before[k].W, W) / (strongest(W) || 1));
    return Math.max(0, ...parts) / VISIBLE;
  }

  choose() {
    const { spec } = this.board.instrument, { columns } = this.board;
    if (!spec) return;
    if (this.laidOut !== columns) this.curves.clear();
    this.laidOut = columns;
    this.chosen = layersOf(this.mixed, spec.sizes).map(({ W }, k) => {
      const few = columns[k]?.mosaic || columns[k + 1]?.mosaic;
      return largest(W, few ? STRONGEST : W.length);
    });
  }

  /** The edges that are on the board, as the net counts: those drawn, and all into the unit that is looked at. */
  *edges() {
    const { spec, unit } = this.board.instrument;
    if (!spec) return;
    for (const [k, indices] of this.chosen.entries())
      for (const index of indices) yield this.edge(k + 1, index, spec.sizes[k]);
    if (unit && unit[0] && this.chosen[unit[0] - 1]?.length < spec.sizes[unit[0]] * spec.sizes[unit[0] - 1])
      for (let j = 1; j <= spec.sizes[unit[0] - 1]; j++) yield /** @type {Edge} */ ([...unit, j]);
  }

  /**
   * @param {number} l
   * @param {number} index
   * @param {number} n_prev
   * @returns {Edge}
   */
  edge(l, index, n_prev) {
    return [l, Math.floor(index / n_prev) + 1, (index % n_prev) + 1];
  }

  /** @param {Edge} edge as the net counts */
  curve(edge) {
    const key = String(edge), known = this.curves.get(key);
    if (known) return known;
    const placed = ends(this.board.columns, this.board.placed(edge)), [x0, y0, x1, y1] = placed, m = (x0 + x1) / 2;
    const made = { ends: placed, path: new Path2D(`M${x0} ${y0}C${m} ${y0} ${m} ${y1} ${x1} ${y1}`) };
    this.curves.set(key, made);
    return made;
  }

  draw() {
    const { board } = this, { spec, unit, near, edge } = board.instrument, context = board.begin(board.edges);
    if (!spec || !context) return;
    const layers = layersOf(this.mixed, spec.sizes);
    context.lineCap = "butt";
    layers.forEach(({ W }, k) => {
      const n_prev = spec.sizes[k], fine = board.columns[k].mosaic || board.columns[k + 1].mosaic;
      const { least, more, faint, strong } = fine ? FINE : BOLD, most = strongest(W) || 1;
      const stroke = (/** @type {number} */ index, /** @type {boolean} */ solid) => {
        const part = Math.abs(W[index]) / most, curve = this.curve(this.edge(k + 1, index, n_prev));
        context.strokeStyle = W[index] > 0 ? board.colours.positive : board.colours.negative;
        context.lineWidth = least + more * part;
        context.globalAlpha = solid ? 1 : faint + strong * part;
        context.stroke(curve.path);
      };
      const into = unit && board.hot && unit[0] === k + 1 ? (unit[1] - 1) * n_prev : -1;
      for (const index of this.chosen[k]) if (into < 0 || index < into || index >= into + n_prev) stroke(index, false);
      if (into >= 0) for (let j = 0; j < n_prev; j++) stroke(into + j, true);
      for (const each of [near, edge]) {
        if (each?.[0] !== k + 1) continue;
        const index = (each[1] - 1) * n_prev + each[2] - 1;
        if (each === edge) this.cased(context, each, least + (more * Math.abs(W[index])) / most);
        stroke(index, true);
      }
    });
    context.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Edge} edge
   * @param {number} width
   */
  cased(context, edge, width) {
    context.globalAlpha = 1;
    for (const [colour, more] of /** @type {const} */ ([["ink", 5], ["paper", 2.5]])) {
      context.strokeStyle = this.board.colours[colour];
      context.lineWidth = width + more;
      context.stroke(this.curve(edge).path);
    }
  }

  /**
   * The weight of the edge under the pointer, and of the chosen one, written on them.
   * @param {CanvasRenderingContext2D} context
   */
  tags(context) {
    const { instrument, colours, font } = this.board, { near, edge, spec } = instrument;
    if (!spec || !(edge ?? near)) return;
    context.font = `600 ${font.size}px ${font.family}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const each of new Set([edge, near])) {
      if (!each) continue;
      const [x, y] = pointOn(this.curve(each).ends, 0.5), [l, i, j] = each;
      const { W } = layersOf(this.mixed, spec.sizes)[l - 1], text = shown(W[(i - 1) * spec.sizes[l - 1] + j - 1]);
      const wide = context.measureText(text).width + 12, high = font.size * 1.6;
      context.fillStyle = colours.ink;
      context.beginPath();
      context.roundRect(x - wide / 2, y - high / 2, wide, high, 4);
      context.fill();
      context.fillStyle = colours.paper;
      context.fillText(text, x, y + 1);
    }
  }

  asImages() {
    return [];
  }

  dispose() {
    this.board.begin(this.board.edges);
  }
}

/** @param {Float32Array} W */
const strongest = (W) => W.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
