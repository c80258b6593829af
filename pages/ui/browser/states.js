// What a net's parameters say of its pictures: computed here, on a coarser grid where this machine is not fast enough.

import { Net, gridPoints, knows, layersOf, withFeatures } from "./forward.js";
import { besides } from "./painters/heat.js";
import { scaled } from "./painters/tiles.js";

/** @import { Drawing, NetSpec, State } from "./types.js" */

const LONG = 6; // ms a state: above it the grid gets coarser while the run plays
const COARSEST = 4; // times fewer points a side, at most; if that takes too long, the server has to compute
const REMEMBERED = 0.8; // of the mean time of a state, from one to the next

export class NetStates {
  /**
   * @param {NetSpec} spec
   * @param {() => void} wantFields
   */
  constructor(spec, wantFields) {
    this.spec = spec;
    this.wantFields = wantFields;
    /** @type {Map<string, Net>} */
    this.nets = new Map(); // one a grid
    this.coarser = 1; // times fewer points a side, while it plays
    this.took = 0; // ms a state, in the mean
    /** @type {{ params: Float32Array, values: Float32Array } | undefined} */
    this.output = undefined; // of the newest state, as finely as it was computed
    this.able = knows(spec.activations, spec.features);
    if (!this.able) wantFields();
  }

  /**
   * @param {Float32Array} params
   * @param {Drawing[]} drawings
   * @param {boolean} playing
   * @param {number[] | null} look the unit that is shown in place of the output
   */
  of(params, drawings, playing, look = null) {
    if (!this.able) return [];
    const start = performance.now();
    const states = drawings.map((drawing) => this.state(params, drawing, playing ? this.coarser : 1, look));
    if (playing) this.adapt(performance.now() - start);
    return states;
  }

  /** @param {number} ms that this state took */
  adapt(ms) {
    this.took = this.took ? REMEMBERED * this.took + (1 - REMEMBERED) * ms : ms;
    if (this.took < LONG) return;
    this.took = 0;
    if (this.coarser < COARSEST) this.coarser += 1;
    else this.wantFields();
  }

  /**
   * @param {Float32Array} params
   * @param {Drawing} drawing
   * @param {number} coarser
   * @param {number[] | null} look
   * @returns {{ drawing: Drawing, state: State }}
   */
  state(params, drawing, coarser, look) {
    if (drawing.paint === "wires") return { drawing: { ...drawing, spec: this.spec }, state: [params] };
    const { sizes } = this.spec, layers = layersOf(params, sizes);
    if (drawing.paint === "heat") {
      const [{ W, b }] = layers, rows = sizes[1], columns = sizes[0] + 1;
      return { drawing: { ...drawing, rows, columns }, state: [besides(W, b, new Float32Array(rows * columns))] };
    }
    const small = drawing.paint === "tiles" || drawing.paint === "board";
    const n = small ? drawing.n : Math.ceil(drawing.n / coarser);
    const net = this.net(drawing.extent, n);
    const output = net.run(params);
    if (!small) this.output = { params, values: output.slice() };
    const unit = look && drawing.looks && net.A[look[0]]?.slice((look[1] - 1) * net.N, look[1] * net.N);
    if (unit?.length) return { drawing: { ...drawing, n, look }, state: [scaled(unit, net.N, unit).map((a) => (a + 1) / 2)] };
    if (!small) return { drawing: { ...drawing, n }, state: [/** @type {Float32Array} */ (this.output?.values)] };
    const hidden = net.A.slice(1, -1), values = new Float32Array(hidden.reduce((sum, A) => sum + A.length, 0));
    let at = 0;
    for (const A of hidden) {
      scaled(A, net.N, values, at);
      at += A.length;
    }
    if (drawing.paint === "tiles") return { drawing, state: [values] };
    return { drawing: { ...drawing, spec: this.spec }, state: [values, this.output?.params === params ? this.output.values : output.slice()] };
  }

  /**
   * @param {number[]} extent
   * @param {number} n
   */
  net(extent, n) {
    const key = `${extent} ${n}`, { sizes, activations, slope, output, features } = this.spec;
    let known = this.nets.get(key);
    if (!known) {
      known = new Net(sizes, activations, slope, output, withFeatures(gridPoints(extent, n), features));
      this.nets.set(key, known);
    }
    return known;
  }
}
