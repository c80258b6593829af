// Lights: the points of a figure, dark until each has a number, which is then written at it. Plotly knows them at rest.

import { css } from "./colours.js";
import { Layer } from "./layer.js";
import { SYMBOLS } from "./symbols.js";

/** @import { Colour, Figure, Values } from "./types.js" */

/**
 * @typedef {object} LightsOptions
 * @property {readonly [dark: number, lit: number]} sizes px across a light
 * @property {Colour} paper in a dark one
 * @property {Colour} edge around each
 * @property {Colour} ink of numbers
 * @property {string} font CSS family of numbers
 */

const SIZE = 10; // px of a number
const AWAY = 3; // px from a light to its number
const EDGE = 1.5; // px

export class Lights {
  /**
   * @param {Figure} div whose traces say where each light is, where its number, and its colour: the end of their scale
   * @param {LightsOptions} options
   */
  constructor(div, options) {
    this.div = div;
    this.options = options;
    this.layer = new Layer(div, () => this.draw(), { over: true });
    /** @type {Values[]} */
    this.numbers = [];
    div.classList.add("painted");
  }

  /**
   * @param {unknown} _
   * @param {Values[]} numbers for each trace those of its lights; NaN is dark
   */
  paint(_, numbers) {
    this.numbers = numbers;
    this.draw();
  }

  draw() {
    const canvas = this.layer.begin();
    if (!canvas) return;
    const { context, x, y } = canvas, { sizes, paper, edge, ink, font } = this.options;
    Object.assign(context, { font: `${SIZE}px ${font}`, textAlign: "center", strokeStyle: css(edge), lineWidth: EDGE });
    this.numbers.forEach((row, k) => {
      const full = /** @type {any} */ (this.div)._fullData[k];
      row.forEach((number, i) => {
        const lit = !Number.isNaN(number), [px, py, r] = [x.c2p(full.x[i]), y.c2p(full.y[i]), sizes[Number(lit)] / 2];
        context.beginPath();
        SYMBOLS.circle(context, px, py, r);
        context.fillStyle = css(lit ? full.marker.colorscale.at(-1)[1] : paper);
        context.fill();
        context.stroke();
        if (!lit) return;
        const above = full.textposition[i].startsWith("top");
        Object.assign(context, { fillStyle: css(ink), textBaseline: above ? "bottom" : "top" });
        context.fillText(number.toLocaleString("en-US"), px, py + (above ? -1 : 1) * (r + AWAY));
      });
    });
  }

  /** Plotly knows them when the figure is saved. */
  asImages() {
    return [];
  }

  dispose() {
    this.div.classList.remove("painted");
    this.layer.dispose();
  }
}
