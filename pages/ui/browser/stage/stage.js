// The stage: a view's parts in one screen. Its areas, and which part stands in which.

import { element } from "../dom.js";
import { Activation } from "./activation.js";
import { Alpha } from "./alpha.js";
import { Board } from "./board.js";
import { Cell } from "./cell.js";
import { Coach } from "./coach.js";
import { Cost } from "./cost.js";
import { Data } from "./data.js";
import { Filmstrip } from "./filmstrip.js";
import { Inspector } from "./inspector.js";
import { Layers } from "./layers.js";
import { Lens } from "./lens.js";
import { Output } from "./output.js";
import { Pencil } from "./pencil.js";
import { Pins } from "./pins.js";
import { Reads } from "./reads.js";
import { Settings } from "./settings.js";
import { Weight } from "./weight.js";
import { Weights } from "./weights.js";

/** @import { Figure, Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */

/** The areas from the first to the last that the Tab key reaches; those of a list stand below each other. */
const AREAS = [
  "transport",
  "reads", // how far and how well the run is
  ["left", ["data", "alpha", "settings"]],
  ["middle", ["nethead", "net", "inspector"]],
  ["right", ["output", "cost", "weights"]],
  "coach",
  "time",
  "pins",
];

/** Figures of the page that fill an area; all others stand below the stage. */
const FIGURES = { boundary: "output", cost: "cost", weights: "weights" };

/**
 * Area -> the parts that stand in it, each made with the view and told of every frame. An area without any takes no room.
 * @type {Record<string, (new (view: View) => Part)[]>}
 */
const PARTS = {
  reads: [Reads],
  data: [Data],
  alpha: [Pencil, Alpha], // under the output on a phone
  settings: [Settings],
  nethead: [Layers, Activation],
  net: [Board],
  inspector: [Inspector, Weight],
  output: [Output, Lens],
  cost: [Cost],
  weights: [Weights, Cell],
  coach: [Coach],
  time: [Filmstrip],
  pins: [Pins],
};

export class Stage {
  /** @param {View} view */
  constructor(view) {
    /** @type {Record<string, HTMLElement>} */
    this.areas = {};
    this.element = element("div", "stage");
    this.element.append(...AREAS.map((area) => this.made(area)));
    /** @type {Part[]} */
    this.parts = [];
    for (const [area, kinds] of Object.entries(PARTS)) {
      const parts = kinds.map((Kind) => new Kind(view));
      this.areas[area].append(...parts.map((part) => part.element));
      this.parts.push(...parts);
    }
    this.areas.transport.append(view.head.bar, view.head.progress, view.head.message);
    for (const [figure, area] of Object.entries(FIGURES)) view.plots.places[figure] = this.areas[area];
  }

  /**
   * @param {string | (string | string[])[]} area its name, or that of a column and the areas in it
   * @returns {HTMLElement}
   */
  made(area) {
    if (typeof area === "string") return (this.areas[area] = element("div", `stage-${area}`));
    const [name, inner] = area, column = element("div", `stage-${name}`);
    column.append(.../** @type {string[]} */ (inner).map((each) => this.made(each)));
    return column;
  }

  /** @param {Record<string, Figure>} figures that are about to be drawn */
  prepare(figures) {
    for (const part of this.parts) part.prepare?.(figures);
  }

  /** @param {Header} header */
  show(header) {
    for (const part of this.parts) part.show(header);
  }

  dispose() {
    for (const part of this.parts) part.dispose?.();
  }
}
