// What the parts of the stage know of the net together: its parameters, and where a reader's attention is.

import { AtPoint } from "./terms.js";

/** @import { Drawn, NetSpec } from "../types.js" */
/** @import { View } from "../view.js" */
/** @import { Edge, Unit } from "./geometry.js" */

/**
 * @typedef {object} Input
 * @property {string} label
 * @property {string} name of the feature, "" if it is one of the data
 * @property {string} setting that switches it, "" if it is always on
 * @property {number} place among the net's inputs, from 1; 0 while it is off
 */

const ORIGIN = [0, 0];

/**
 * @typedef {object} Field
 * @property {number} n points a side
 * @property {ArrayLike<number>} values row by row, from -1 to 1
 */

export class Instrument {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    /** @type {NetSpec | undefined} */
    this.spec = undefined;
    /** @type {Input[]} */
    this.inputs = []; // all that can be had
    /** @type {readonly number[] | undefined} */
    this.extent = undefined; // of the plane
    /** @type {Float32Array | undefined} */
    this.params = undefined; // of the newest state
    /** @type {Unit | null} */
    this.unit = null; // that was looked at last; inputs are counted as in `inputs`
    this.looks = false; // whether it is shown in place of the output
    this.held = false;
    /** @type {Edge | null} */
    this.edge = null; // that was chosen, as the net counts
    /** @type {Edge | null} */
    this.near = null; // under the pointer
    /** @type {number[] | null} */
    this.point = null; // of the data, whose numbers are shown
    /** @type {Set<(numbers: boolean) => void>} */
    this.listeners = new Set(); // told of every change, and whether it is one of the parameters alone
    /** @type {{ data: unknown, points: number[][] }} */
    this.known = { data: undefined, points: [] };
    /** @type {AtPoint | undefined} */
    this.computed = undefined;
    /** What a unit says of the plane, as its tile shows it. @type {(unit: Unit) => Field | undefined} */
    this.tile = () => undefined;
  }

  /**
   * Another net: what it has no unit or weight for is forgotten.
   * @param {NetSpec} spec
   */
  takeNet(spec) {
    if (JSON.stringify(spec) === JSON.stringify(this.spec)) return;
    const { sizes } = spec;
    this.spec = spec;
    this.params = undefined;
    this.computed = new AtPoint(spec);
    if (this.unit && (this.unit[0] >= sizes.length || (this.unit[0] > 0 && this.unit[1] > sizes[this.unit[0]]))) this.look(null);
    const [l, i, j] = this.edge ?? [0, 0, 0];
    if (l && (l >= sizes.length || i > sizes[l] || j > sizes[l - 1])) this.edge = null;
    this.near = null;
  }

  /** @param {Float32Array} params */
  takeParams(params) {
    if (params === this.params) return;
    this.params = params;
    this.tell(true);
  }

  tell(numbers = false) {
    for (const listener of this.listeners) listener(numbers);
  }

  /**
   * Shows a unit large, and in place of the output; null leaves it in the inspector alone.
   * @param {Unit | null} unit
   */
  look(unit) {
    if (unit) this.unit = unit;
    else this.held = false;
    this.looks = unit !== null;
    const [l, i] = unit ? this.counted(unit) : [0, 0];
    this.view.canvases.look(unit && i && l < (this.spec?.sizes.length ?? 0) - 1 ? [l, i] : null);
    this.tell();
  }

  /** @param {Edge | null} edge */
  choose(edge) {
    this.edge = edge;
    this.tell();
  }

  /** @param {Edge | null} edge */
  approach(edge) {
    if (String(edge) === String(this.near)) return;
    this.near = edge;
    this.tell();
  }

  /**
   * A unit as the net counts; the place of an input that is off is 0.
   * @param {Unit} unit
   * @returns {Unit}
   */
  counted([l, i]) {
    return l === 0 ? [0, this.inputs[i - 1]?.place ?? 0] : [l, i];
  }

  /**
   * The unit of the inspector: the one that was looked at last, or else the output.
   * @returns {Unit | null}
   */
  get inspected() {
    return this.unit ?? (this.spec ? [this.spec.sizes.length - 1, 1] : null);
  }

  /**
   * What the unit of the inspector says of the plane, as finely as it is known.
   * @returns {Field | undefined}
   */
  field() {
    const { inspected } = this;
    if (!inspected) return undefined;
    const fine = this.view.canvases.latestOf("boundary", "shade"), look = this.counted(inspected);
    if (!fine || !this.looks || String(fine.drawing.look) !== String(look)) return this.tile(inspected);
    return { n: fine.drawing.n, values: Float32Array.from(fine.state[0], (value) => 2 * value - 1) };
  }

  /** @param {Edge} edge as the net counts */
  weight([l, i, j]) {
    if (!this.spec || !this.params) return NaN;
    return this.params[this.offset(l) + (i - 1) * this.spec.sizes[l - 1] + j - 1];
  }

  /** @param {Unit} unit */
  bias([l, i]) {
    if (!this.spec || !this.params || !l) return NaN;
    return this.params[this.offset(l) + this.spec.sizes[l] * this.spec.sizes[l - 1] + i - 1];
  }

  /** @param {number} layer where its parameters begin */
  offset(layer) {
    const { sizes } = /** @type {NetSpec} */ (this.spec);
    let at = 0;
    for (let l = 1; l < layer; l++) at += sizes[l] * (sizes[l - 1] + 1);
    return at;
  }

  /**
   * Sets the chosen weight of the net that is played.
   * @param {number} value
   */
  set(value) {
    if (this.edge && Number.isFinite(value)) this.view.link?.say({ weight: [...this.edge, value] });
  }

  /** The data's points of the plane, as they are drawn. */
  points() {
    const { data } = /** @type {Drawn | undefined} */ (this.view.plots.figures.get("boundary")?.div) ?? {};
    if (data !== this.known.data) {
      const traces = (data ?? []).filter(({ mode }) => mode === "markers");
      this.known = { data, points: traces.flatMap(({ x, y }) => Array.from(x ?? [], (x1, k) => [Number(x1), Number(y[k])])) };
    }
    return this.known.points;
  }

  /** The point whose numbers are shown: one that the pointer was near, or else one of the data. */
  here() {
    const points = this.points();
    if (!this.point || !points.includes(this.point)) this.point = points[0] ?? ORIGIN;
    return this.point;
  }

  /** The units at that point; undefined as long as there are no parameters. */
  units() {
    return this.params && this.computed?.at(this.params, this.here());
  }
}

/** @type {WeakMap<View, Instrument>} */
const known = new WeakMap();

/**
 * The one of a view.
 * @param {View} view
 */
export function instrumentOf(view) {
  const instrument = known.get(view) ?? new Instrument(view);
  known.set(view, instrument);
  return instrument;
}
