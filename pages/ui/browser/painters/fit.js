// Axes that follow what is painted: seldom, since that is a redraw by Plotly, and never against a reader's own zoom.

import { Growth } from "./ranges.js";

/** @import { Figure } from "./types.js" */
/** @import { Reach } from "./series.js" */
/** @typedef {(ranges: Record<string, [number, number]>) => Promise<unknown>} Relayout */

const APART = 250; // ms from one new range to the next
const FILLED = 0.4; // of a range: what takes less of it gets a shorter one

export class Fit {
  /**
   * @param {Figure} div
   * @param {[string, string]} axes
   * @param {Relayout} relayout
   */
  constructor(div, axes, relayout) {
    this.axes = axes;
    this.relayout = relayout;
    this.names = axes.map((axis) => `${axis[0]}axis${axis.slice(1)}`);
    this.growths = [new Growth(1.03, false, FILLED), new Growth(1.08, true, FILLED)];
    this.div = div;
    const { names, full } = this;
    this.free = names.map((name) => full(name).autorange && full(name).type !== "category"); // else the figure's own
    this.asking = false;
    this.asked = -Infinity;
  }

  /** @param {string} name */
  full = (name) => this.div._fullLayout[name];

  /** @param {{ x: Reach, y: Reach }} reach what there is to be seen */
  show({ x, y }) {
    const now = performance.now();
    if (this.asking || now - this.asked < APART) return;
    /** @type {Record<string, [number, number]>} */
    const ranges = {};
    [x, y].forEach((reach, k) => {
      const range = this.free[k] ? this.growths[k].wanted(this.full(this.names[k]), reach) : null;
      if (range) ranges[`${this.names[k]}.range`] = range;
    });
    if (!Object.keys(ranges).length) return;
    this.asked = now;
    this.asking = true;
    this.relayout(ranges).then(() => (this.asking = false));
  }
}
