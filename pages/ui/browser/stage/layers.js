// Above the net: how many hidden layers it has.

import { element } from "../dom.js";
import { Stepper } from "./stepper.js";

/** @import { Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */

/** @implements {Part} */
export class Layers {
  /** @param {View} view */
  constructor(view) {
    this.element = element("div", "layers", { role: "group", "aria-label": "Hidden layers" });
    this.stepper = new Stepper("One layer fewer", "One layer more", (depth) => view.set({ depth }));
    this.element.append(element("span", "stage-title", {}, "Layers"), this.stepper.element);
  }

  /** @param {Header} header */
  show({ settings, offers, locked, hidden }) {
    const offer = offers?.depth, { depth } = settings;
    this.element.hidden = !offer || typeof depth !== "number" || hidden.includes("depth");
    if (offer && typeof depth === "number") this.stepper.show(depth, offer.low ?? 0, offer.high ?? depth, locked.includes("depth"));
  }
}
