// The edges of a net's diagram: a weight's sign by colour, its size by width.

import { css } from "./colours.js";
import { Layer } from "./layer.js";
import { largest } from "./largest.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */

/**
 * @typedef {object} EdgesOptions
 * @property {readonly { x: number, y: Values }[]} nodes where the units of each layer stand, inputs first
 * @property {Colour} positive
 * @property {Colour} negative
 * @property {number} [least] pixels of an edge without weight
 * @property {number} [more] pixels that the layer's largest weight has more
 * @property {readonly [number, number]} [opacity] of an edge without weight, and what the largest has more
 * @property {number} [most] edges of a layer; of one that has more, the largest are drawn
 */

const WIDTHS = 16; // different ones, since what is drawn alike is drawn at once
const CHOICE_HOLDS = 30; // paints, until a large layer's edges are chosen anew

export class Edges {
  /**
   * @param {Figure} div
   * @param {EdgesOptions & Where} options
   */
  constructor(div, { nodes, positive, negative, least = 0.4, more = 5, opacity = [0.8, 0], most = 400, ...where }) {
    this.nodes = nodes;
    this.least = least;
    this.more = more;
    this.opacity = opacity;
    this.most = most;
    this.colours = [css(negative), css(positive)];
    this.layer = new Layer(div, () => this.draw(), where);
    /** @type {Uint32Array[]} */
    this.chosen = []; // of each layer, indices of weights
    /** @type {Float64Array[]} */
    this.weights = []; // of each layer, the chosen ones, blended
    this.buckets = new Uint8Array(most);
    this.paints = 0;
  }

  /**
   * @param {readonly Values[] | null} weights0 W (n_l, n_{l-1}) of each layer, row by row
   * @param {readonly Values[]} weights1 the same
   * @param {number} t from 0, the first, to 1, the second
   * @param {boolean} anew choose a large layer's edges now: for whoever rests
   */
  paint(weights0, weights1, t, anew = false) {
    if (anew || this.paints++ % CHOICE_HOLDS === 0 || this.chosen.length !== weights1.length) this.choose(weights1);
    this.chosen.forEach((chosen, l) => {
      const to = weights1[l], from = t >= 1 ? to : (weights0?.[l] ?? to), part = Math.min(Math.max(t, 0), 1);
      const weights = this.weights[l];
      for (let k = 0; k < chosen.length; k++) {
        const w = from[chosen[k]];
        weights[k] = w + (to[chosen[k]] - w) * part;
      }
    });
    this.draw();
  }

  /** @param {readonly Values[]} weights */
  choose(weights) {
    weights.forEach((W, l) => {
      if (this.chosen[l] && W.length <= this.most) return;
      this.chosen[l] = largest(W, this.most);
      this.weights[l] = new Float64Array(this.chosen[l].length);
    });
  }

  draw() {
    const canvas = this.layer.begin();
    if (!canvas) return;
    const { context, x, y } = canvas;
    context.lineCap = "butt";
    this.weights.forEach((weights, l) => {
      const from = this.nodes[l], to = this.nodes[l + 1], n_prev = from.y.length;
      const x0 = x.c2p(from.x), x1 = x.c2p(to.x);
      const y0 = Array.from(from.y, y.c2p), y1 = Array.from(to.y, y.c2p);
      const used = this.sort(weights);
      for (let bucket = 0; bucket < 2 * WIDTHS; bucket++) {
        if (!(used & (2 ** bucket))) continue;
        context.beginPath();
        for (let k = 0; k < weights.length; k++) {
          if (this.buckets[k] !== bucket) continue;
          const edge = this.chosen[l][k], unit = Math.floor(edge / n_prev);
          context.moveTo(x0, y0[edge - unit * n_prev]);
          context.lineTo(x1, y1[unit]);
        }
        const relative = (bucket >> 1) / (WIDTHS - 1);
        context.strokeStyle = this.colours[bucket & 1];
        context.lineWidth = this.least + this.more * relative;
        context.globalAlpha = this.opacity[0] + this.opacity[1] * relative;
        context.stroke();
      }
    });
    context.globalAlpha = 1;
  }

  /**
   * Writes the bucket of each edge, thin ones first, odd ones positive; returns which are in use, a bit each.
   * @param {Float64Array} weights
   */
  sort(weights) {
    let most = 0, used = 0;
    for (const w of weights) most = Math.max(most, Math.abs(w));
    for (let k = 0; k < weights.length; k++) {
      const width = most > 0 ? Math.round((Math.abs(weights[k]) / most) * (WIDTHS - 1)) : 0;
      this.buckets[k] = 2 * width + (weights[k] > 0 ? 1 : 0);
      used |= 2 ** this.buckets[k];
    }
    return used;
  }

  asImages() {
    return [this.layer.asImage()];
  }

  dispose() {
    this.layer.dispose();
  }
}
