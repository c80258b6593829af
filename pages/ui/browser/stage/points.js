// Points that are drawn: put, brushed and taken away. Knows no page.

/** @import { Point } from "../types.js" */

const STRIDE = 0.07; // from one point of a brush to the next
const NEAR = 0.08; // how close the eraser has to come

const within = (/** @type {number} */ value) => Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000;

export class Points {
  /**
   * @param {Point[]} all from -1 to 1, with their classes
   * @param {number} most how many there may be
   */
  constructor(all = [], most = 0) {
    this.all = all;
    this.most = most;
    /** @type {[x: number, y: number] | undefined} */
    this.last = undefined; // of the stroke that goes on
  }

  /**
   * A stroke begins, or one point is put. Returns whether that changed anything; so do the others.
   * @param {string} tool "0" or "1", a class, or "erase"
   * @param {[x: number, y: number]} at
   */
  begin(tool, at) {
    this.last = at;
    return tool === "erase" ? this.erase(at) : this.put(Number(tool), at);
  }

  /**
   * The stroke goes on to here: a point a stride.
   * @param {string} tool
   * @param {[x: number, y: number]} at
   */
  stroke(tool, at) {
    if (!this.last) return false;
    const [x, y] = this.last, dx = at[0] - x, dy = at[1] - y, far = Math.hypot(dx, dy);
    let changed = false;
    for (let along = STRIDE; along <= far; along += STRIDE) {
      this.last = [x + (dx * along) / far, y + (dy * along) / far];
      changed = (tool === "erase" ? this.erase(this.last) : this.put(Number(tool), this.last)) || changed;
    }
    return changed;
  }

  /**
   * @param {number} kind
   * @param {[x: number, y: number]} at
   */
  put(kind, [x, y]) {
    if (this.all.length >= this.most) return false;
    /** @type {Point} */
    const point = [within(x), within(y), kind];
    this.all = [...this.all, point];
    return true;
  }

  /** @param {[x: number, y: number]} at */
  erase([x, y]) {
    const left = this.all.filter((point) => Math.hypot(point[0] - x, point[1] - y) > NEAR);
    const changed = left.length < this.all.length;
    this.all = left;
    return changed;
  }

  /** How many there are of each class. */
  get counts() {
    return [0, 1].map((kind) => this.all.filter((point) => point[2] === kind).length);
  }
}
