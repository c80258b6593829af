// A matrix as coloured cells over an axis of numbers: their middles move with what is in them.

import { blend } from "./blend.js";
import { cssTable, index } from "./colours.js";
import { Layer } from "./layer.js";
import { halfBin } from "./lines.js";

/** @import { Colour, Figure, Values, Where } from "./types.js" */
/** @typedef {{ x: Values, z: Values }} Matrix middles of columns that are equally wide; rows at y = 0, 1 and so on */

export class Cells {
  /**
   * @param {Figure} div
   * @param {{ colours: readonly Colour[] } & Where} options from the least value to the largest
   */
  constructor(div, { colours, ...where }) {
    this.colours = cssTable(colours);
    this.layer = new Layer(div, () => this.draw(), { over: true, ...where });
    this.x = this.z = new Float64Array(0);
  }

  /**
   * @param {Matrix | null} matrix0
   * @param {Matrix} matrix1
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(matrix0, { x, z }, t) {
    if (this.x.length !== x.length) this.x = new Float64Array(x.length);
    if (this.z.length !== z.length) this.z = new Float64Array(z.length);
    blend(matrix0?.x, x, t, this.x);
    blend(matrix0?.z, z, t, this.z);
    this.draw();
  }

  draw() {
    const canvas = this.layer.begin();
    if (!canvas || !this.x.length) return;
    const { context, x, y } = canvas, { x: middles, z, colours } = this;
    const half = halfBin(middles), columns = middles.length;
    const lefts = Array.from(middles, (middle) => Math.round(x.c2p(middle - half))), end = Math.round(x.c2p(middles[columns - 1] + half));
    const low = Math.min(...z), high = Math.max(...z);
    z.forEach((value, k) => {
      const i = Math.floor(k / columns), j = k % columns;
      const [top, bottom] = [y.c2p(i + 0.5), y.c2p(i - 0.5)].map(Math.round);
      context.fillStyle = colours[high > low ? index(value, low, high) : 0];
      context.fillRect(lefts[j], top, (lefts[j + 1] ?? end) - lefts[j], bottom - top);
    });
  }

  asImages() {
    return [this.layer.asImage()];
  }

  dispose() {
    this.layer.dispose();
  }
}
