// The cost: its heading, and which axes it is drawn on.

import { element } from "../dom.js";
import { heading } from "./heading.js";

/** @import { Figure, Part } from "../types.js" */
/** @import { View } from "../view.js" */

const FIGURE = "cost";
/** @type {Record<string, [x: string, y: string]>} */
const AXES = { "linear scale": ["linear", "linear"], "log scale": ["linear", "log"], "both log": ["log", "log"] };

/** @implements {Part} */
export class Cost {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.element = element("div", "stage-head");
    this.select = element("select", "", { "aria-label": "Axes of the cost" });
    this.select.append(...Object.keys(AXES).map((name) => element("option", "", {}, name)));
    this.select.onchange = () => this.apply();
    this.chosen = ""; // by the reader; else it is as the figure has it
    this.element.append(heading("Cost", "J"), this.select);
  }

  apply() {
    this.chosen = this.select.value;
    const [x, y] = AXES[this.chosen], div = this.view.plots.figures.get(FIGURE)?.div;
    const axes = { "xaxis.type": x, "yaxis.type": y, "xaxis.autorange": true, "yaxis.autorange": true };
    if (div) this.view.plots.plotly.relayout(div, axes);
  }

  /** @param {Record<string, Figure>} figures that are about to be drawn */
  prepare({ [FIGURE]: figure }) {
    const { xaxis, yaxis } = figure.layout;
    if (!this.chosen) this.select.value = yaxis.type === "log" ? "log scale" : "linear scale";
    else [xaxis.type, yaxis.type] = AXES[this.chosen];
  }

  show() {}
}
