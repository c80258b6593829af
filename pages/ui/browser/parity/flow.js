// The answer on its way through one construction: layer by layer, and what has switched stays ringed.

import { drawNet, placed } from "./net.js";
import { byDistance, forward, gatesOf, onPattern, smallWall, switched, switchedInWall, wallOutput } from "./nets.js";
import { drawWall } from "./wall.js";

/** @import { Constructions, Gates, LayerState, Name, Net, Settings } from "./types.js" */
/** @import { Looks } from "./looks.js" */
/** @import { Place, Placed } from "./net.js" */

const STEP = 170; // ms from one layer to the next
const WALL_FROM = 7; // bits
const TOP = 4; // px

/**
 * @typedef {object} Run one input in one net
 * @property {string} bits
 * @property {LayerState[]} states of a wall: the input and the output alone
 */

export class Flow {
  /**
   * @param {Name} name
   * @param {Constructions} all
   */
  constructor(name, all) {
    this.name = name;
    this.all = all;
    this.n = 0;
    /** @type {Gates} */
    this.gates = "sigmoid";
    /** @type {Net | undefined} of a wall there is none */
    this.net = undefined;
    /** @type {number[]} what a unit of an OR of ANDs says at each distance of its pattern */
    this.byDistance = [];
    /** @type {Run | undefined} */
    this.before = undefined;
    /** @type {Run | undefined} */
    this.now = undefined;
    /** @type {Placed | undefined} */
    this.where = undefined;
    this.began = -Infinity;
    this.switched = 0; // units
  }

  /**
   * @param {Settings} settings
   * @param {boolean} flows whether only bits have changed, so that the answer flows
   */
  set({ n, bits, gates, gain }, flows) {
    const { all, name } = this;
    const g = gatesOf(all, name, gates);
    const wall = name === "dnf" && n >= WALL_FROM;
    const built = all[name].nets[g]?.[n] ?? (wall ? undefined : smallWall(n, g === "relu"));
    if (this.net !== built) this.where = undefined;
    Object.assign(this, { n, gates: g, net: built });
    this.byDistance = name === "dnf" ? byDistance(n, g, gain) : [];
    const before = flows ? this.now : undefined;
    const now = built ? { bits, states: forward(built, g, gain, bits) } : this.wallRun(bits);
    this.switched = !before ? 0 : wall ? switchedInWall(before.bits, bits) : switched(before.states, now.states);
    Object.assign(this, { before, now });
    this.began = before ? performance.now() : -Infinity;
  }

  /** @param {string} bits @returns {Run} */
  wallRun(bits) {
    const z = wallOutput(this.byDistance, onPattern(bits) >= 0);
    const x = [...bits].map(Number);
    return { bits, states: [{ z: x, a: x }, { z: [z], a: [1 / (1 + Math.exp(-z))] }] };
  }

  get layers() {
    return this.all[this.name].widths[this.n - 2].length;
  }

  /** Whether there is still something on its way. */
  get flowing() {
    return performance.now() < this.began + (this.layers + 2) * STEP;
  }

  /**
   * What the units of a layer show at this moment: the old value, what lies between, or the new one.
   * @param {number} l
   */
  share(l) {
    return Math.min(Math.max((performance.now() - this.began - l * STEP) / STEP, 0), 1);
  }

  /** @param {HTMLCanvasElement} canvas @param {Looks} looks */
  draw(canvas, looks) {
    const { now } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width || !now) return;
    const dense = devicePixelRatio;
    if (canvas.width !== Math.round(width * dense) || canvas.height !== Math.round(height * dense)) {
      canvas.width = Math.round(width * dense);
      canvas.height = Math.round(height * dense);
      this.where = undefined;
    }
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    pen.clearRect(0, 0, width, height);
    const place = { width, height: height - TOP, top: TOP };
    if (this.net) this.drawNet(pen, place, looks);
    else this.drawWall(pen, place, looks);
  }

  /** What each unit of a net shows at this moment, and whether it has switched. */
  seen() {
    const { before } = this;
    const states = this.now?.states ?? [];
    const shown = states.map(({ z, a }, l) => {
      const t = before ? this.share(l) : 1;
      if (t === 1 || !before) return { z, a };
      const old = before.states[l];
      return { z: t > 0 ? z : old.z, a: a.map((value, i) => old.a[i] + t * (value - old.a[i])) };
    });
    const ringed = states.map(({ z }, l) => z.map((value, i) => this.share(l) > 0 && this.turned(l, i, value)));
    return { shown, ringed };
  }

  /**
   * Whether a unit was off before and is on, or the other way round.
   * @param {number} l
   * @param {number} i
   * @param {number} z
   */
  turned(l, i, z) {
    const { before } = this;
    return before !== undefined && z > 0 !== before.states[l].z[i] > 0;
  }

  /** @param {CanvasRenderingContext2D} pen @param {Place} place @param {Looks} looks */
  drawNet(pen, place, looks) {
    const net = /** @type {Net} */ (this.net);
    this.where ??= placed(net, this.n, place);
    const { shown, ringed } = this.seen();
    drawNet(pen, net, this.where, shown, ringed, looks);
  }

  /** @param {CanvasRenderingContext2D} pen @param {Place} place @param {Looks} looks */
  drawWall(pen, place, looks) {
    const { now, before, n } = this;
    if (!now) return;
    const seen = before && this.share(1) === 0 ? before : now;
    const out = before && this.share(2) === 0 ? before : now;
    const x = parseInt(seen.bits, 2);
    const on = onPattern(seen.bits);
    const was = before ? onPattern(before.bits) : -1;
    const more = {
      a: out.states[1].a[0],
      ringed: before && this.share(1) > 0 ? (on >= 0 ? on : was) : -1,
      out: this.share(2) > 0 && this.turned(1, 0, now.states[1].z[0]),
      bits: now.states[0].a,
      changed: now.states[0].z.map((z, i) => this.turned(0, i, z)),
    };
    drawWall(pen, n, place, { x, a: this.byDistance, on }, more, looks);
  }
}
