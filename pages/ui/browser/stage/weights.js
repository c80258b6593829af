// The first layer's weights: their heading. Plotly and the painter of cells do the rest.

import { heading } from "./heading.js";

/** @import { Part } from "../types.js" */

/** @implements {Part} */
export class Weights {
  constructor() {
    this.element = heading("First layer", "W<sup>[1]</sup>, b<sup>[1]</sup>");
  }

  show() {}
}
