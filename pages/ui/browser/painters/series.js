// The points of a curve that grows: a bounded number of them, which keep its ends and its extremes.

/** @import { Values } from "./types.js" */

const GROUP = 4; // points of which two are kept

export class Series {
  /** @param {number} most points that are kept */
  constructor(most = 1200) {
    this.most = Math.max(2 * GROUP, most);
    this.x = new Float64Array(this.most);
    this.y = new Float64Array(this.most);
    this.low = new Float64Array(this.most); // of the band around y; y itself where there is none
    this.high = new Float64Array(this.most);
    this.n = 0;
    this.version = 0; // another one after each change
    /** What all points ever appended reach. */
    this.reach = { x: nothing(), y: nothing() };
  }

  clear() {
    this.n = 0;
    this.version++;
    this.reach = { x: nothing(), y: nothing() };
  }

  /**
   * One more point; one that is not to the right of the last is left out.
   * @param {number} x
   * @param {number} y a number that is not finite is a gap
   * @param {number} low
   * @param {number} high
   */
  append(x, y, low = y, high = y) {
    if (this.n && !(x > this.x[this.n - 1])) return;
    if (this.n === this.most) this.thin();
    this.put(this.n++, x, y, low, high);
    this.version++;
    widen(this.reach.x, x);
    for (const value of [y, low, high]) widen(this.reach.y, value);
  }

  /**
   * Other points in place of all.
   * @param {Values} x rising
   * @param {Values} y
   * @param {Values} low
   * @param {Values} high
   */
  replace(x, y, low = y, high = y) {
    this.clear();
    for (let k = 0; k < x.length; k++) this.append(x[k], y[k], low[k], high[k]);
  }

  /** Of each group the points with the least and the largest y; the first and the last point stay. */
  thin() {
    const { n, y } = this;
    let kept = 1;
    for (let from = 1; from < n - 1; from += GROUP) {
      let least = from, most = from;
      for (let k = from; k < Math.min(from + GROUP, n - 1); k++) {
        if (Number.isNaN(y[k]) || y[k] < y[least]) least = k; // a gap is an extreme too
        if (y[k] > y[most]) most = k;
      }
      kept = this.keep(Math.min(least, most), kept);
      if (least !== most) kept = this.keep(Math.max(least, most), kept);
    }
    this.n = this.keep(n - 1, kept);
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  keep(from, to) {
    this.put(to, this.x[from], this.y[from], this.low[from], this.high[from]);
    return to + 1;
  }

  /**
   * @param {number} k
   * @param {number} x
   * @param {number} y
   * @param {number} low
   * @param {number} high
   */
  put(k, x, y, low, high) {
    this.x[k] = x;
    this.y[k] = y;
    this.low[k] = low;
    this.high[k] = high;
  }

  /**
   * y at x: between the points on its sides, or the nearest end's; NaN without points.
   * @param {number} x
   */
  at(x) {
    const { n } = this;
    if (n === 0) return NaN;
    let left = 0, right = n - 1;
    if (x <= this.x[left]) return this.y[left];
    if (x >= this.x[right]) return this.y[right];
    while (right - left > 1) {
      const middle = (left + right) >> 1;
      if (this.x[middle] <= x) left = middle;
      else right = middle;
    }
    return this.y[left] + ((this.y[right] - this.y[left]) * (x - this.x[left])) / (this.x[right] - this.x[left]);
  }
}

/** @typedef {{ least: number, most: number, positive: number }} Reach `positive` is the least number above 0 */

/** @returns {Reach} */
export const nothing = () => ({ least: Infinity, most: -Infinity, positive: Infinity });

/**
 * @param {Reach} reach
 * @param {number} value
 */
export function widen(reach, value) {
  if (!Number.isFinite(value)) return;
  if (value < reach.least) reach.least = value;
  if (value > reach.most) reach.most = value;
  if (value > 0 && value < reach.positive) reach.positive = value;
}
