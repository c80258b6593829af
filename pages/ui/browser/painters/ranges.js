// When an axis has to grow: seldom, since that is a redraw by Plotly, and never against a reader's own zoom.

/** @import { Axis } from "./types.js" */
/** @import { Reach } from "./series.js" */
/** @typedef {[number, number]} Range */

const NEAR = 1e-6; // of a range's length: what Plotly's rounding may change

/** What one axis was asked to show, and whether a reader has chosen otherwise since. */
export class Growth {
  /**
   * @param {number} ahead how much longer than what there is a new range is, as a factor: room to grow into
   * @param {boolean} zero whether a linear axis begins at 0
   * @param {number} filled share of its range that what there is has to take, or it gets a shorter one
   * @param {number} shortest range: of whole numbers one that has no tick between two of them
   */
  constructor(ahead, zero, filled = 0, shortest = 0) {
    this.ahead = ahead;
    this.zero = zero;
    this.filled = filled;
    this.shortest = shortest;
    this.type = "";
    this.forget();
  }

  /** Begin anew: the next range is fitted to what there is then, whoever chose the present one. */
  forget() {
    /** @type {Range | null} */
    this.asked = null;
    /** @type {Range | null} */
    this.before = null; // what the axis had when it was asked
    /** @type {Range | null} */
    this.first = null; // what it had at the beginning: a double click goes back to it
  }

  /**
   * As `forget`, unless a reader has chosen the present range.
   * @param {Pick<Axis, "range" | "autorange">} axis
   */
  restart({ range, autorange }) {
    if (autorange || !this.asked || same(range, this.asked)) this.forget();
  }

  /**
   * The range that the axis should have, as Plotly takes it (log10 on a log axis), or null if it can stay. Until it
   * has it, or a reader has zoomed, it is asked for again.
   * @param {Pick<Axis, "type" | "range" | "autorange">} axis
   * @param {Reach} reach
   * @returns {Range | null}
   */
  wanted({ type, range, autorange }, reach) {
    const log = type === "log";
    const least = log ? Math.log10(reach.positive) : reach.least;
    const most = log ? Math.log10(reach.most) : reach.most;
    if (!(least <= most) || !Number.isFinite(most - least)) return null;
    if (type !== this.type) this.forget();
    this.type = type;
    this.first ??= [...range];
    const { asked } = this;
    if (!asked || autorange) return this.ask(range, this.fitted(least, most, log));
    const [low, high] = asked, fits = least >= low && most <= high;
    if (!same(range, asked)) {
      const pending = this.before && same(range, this.before);
      if (pending && fits) return asked;
      return pending || same(range, this.first) ? this.ask(range, this.fitted(least, most, log)) : null;
    }
    this.before = null;
    if (!fits) return this.ask(range, this.grown(asked, least, most, log));
    const shorter = this.fitted(least, most, log);
    return shorter[1] - shorter[0] < this.filled * (high - low) ? this.ask(range, shorter) : null;
  }

  /**
   * A range for what is beyond the present one: by a quarter at least, since what outgrows it once soon does so again.
   * @param {Range} present
   * @param {number} least
   * @param {number} most
   * @param {boolean} log
   * @returns {Range}
   */
  grown([low, high], least, most, log) {
    const fitted = this.fitted(Math.min(least, low), Math.max(most, high), log);
    const more = 0.25 * (high - low);
    return [least < low ? Math.min(fitted[0], low - more) : low, most > high ? Math.max(fitted[1], high + more) : high];
  }

  /**
   * @param {Range} range
   * @param {Range} asked
   */
  ask(range, asked) {
    this.before = [...range];
    this.asked = asked;
    return asked;
  }

  /**
   * @param {number} least
   * @param {number} most
   * @param {boolean} log
   * @returns {Range}
   */
  fitted(least, most, log) {
    if (log) return [least - 0.05, Math.max(most + Math.max(Math.log10(this.ahead), 0.05), least + Math.log10(this.shortest || 1))];
    const low = this.zero ? Math.min(0, least) : least;
    const length = most - low || Math.abs(most) || 1;
    return [low < 0 || !this.zero ? low - 0.02 * length : low, low + Math.max(length * this.ahead, this.shortest)];
  }
}

/**
 * @param {Range} a
 * @param {Range} b
 */
function same(a, b) {
  const near = NEAR * Math.abs(b[1] - b[0]);
  return Math.abs(a[0] - b[0]) <= near && Math.abs(a[1] - b[1]) <= near;
}
