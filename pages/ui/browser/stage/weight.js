// The weight of the chosen edge, to be set while the net plays.

import { element, hide } from "../dom.js";
import { instrumentOf } from "./instrument.js";
import { inputMark, symbol } from "./marks.js";

/** @import { Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */
/** @import { Edge } from "./geometry.js" */

const APART = 40; // ms between two values while the slider is dragged
const LEAST = 5; // the slider goes at least so far to both sides
const LARGEST = 1e6; // as pages/ui/live/view.py has it

/** @implements {Part} */
export class Weight {
  /** @param {View} view */
  constructor(view) {
    this.instrument = instrumentOf(view);
    this.element = element("section", "weight", { "aria-label": "The weight you chose", hidden: "" });
    this.name = element("span", "weight-name");
    this.field = element("input", "weight-field", { type: "number", step: "any", min: -LARGEST, max: LARGEST });
    this.range = element("input", "", { type: "range", step: "0.01" });
    this.ends = element("div", "weight-ends", { "aria-hidden": "true" });
    this.way = element("span", "weight-way");
    this.zero = element("button", "", { type: "button" }, "Set to 0");
    this.close = element("button", "weight-close", { type: "button", "aria-label": "Let go of this weight" }, "×");
    const head = element("div", "weight-head"), foot = element("div", "weight-foot"), slider = element("div", "control weight-slider");
    slider.append(this.range);
    head.append(this.name, this.field, this.close);
    foot.append(this.way, this.zero);
    this.element.append(head, slider, this.ends, foot);
    this.made = "";
    this.most = LEAST;
    this.dragged = false;
    this.saidAt = -APART;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
    this.range.oninput = () => this.drag();
    this.range.onchange = () => {
      this.dragged = false;
      this.say(Number(this.range.value));
    };
    this.field.onchange = () => this.say(Math.min(Math.max(Number(this.field.value), -LARGEST), LARGEST));
    this.zero.onclick = () => this.say(0);
    this.close.onclick = () => this.instrument.choose(null);
    this.can = false;
    this.instrument.listeners.add(() => this.draw());
  }

  /** @param {Header} header */
  show({ commands }) {
    this.can = commands.includes("weight");
    for (const input of [this.field, this.range, this.zero]) input.disabled = !this.can;
  }

  drag() {
    this.dragged = true;
    this.field.value = this.range.value;
    const soon = this.saidAt + APART - performance.now();
    if (soon <= 0) this.say(Number(this.range.value));
    else this.later ??= setTimeout(() => this.say(Number(this.range.value)), soon);
  }

  /** @param {number} value */
  say(value) {
    clearTimeout(this.later);
    this.later = undefined;
    this.saidAt = performance.now();
    this.instrument.set(value);
  }

  draw() {
    const { edge } = this.instrument;
    hide(this.element, !edge);
    if (!edge) {
      this.made = "";
      return;
    }
    const value = this.instrument.weight(edge);
    if (!Number.isFinite(value)) return;
    if (this.made !== String(edge)) this.rename(edge, value);
    if (Math.abs(value) > this.most) this.reach(value);
    const root = /** @type {Document | ShadowRoot} */ (this.element.getRootNode());
    if (!this.dragged) write(this.range, value.toFixed(2));
    if (!this.dragged && root.activeElement !== this.field) write(this.field, value.toFixed(2));
  }

  /**
   * @param {Edge} edge
   * @param {number} value
   */
  rename([l, i, j], value) {
    this.made = String([l, i, j]);
    this.reach(value);
    const from = l === 1 ? inputMark(this.instrument.inputs.find(({ place }) => place === j)?.label ?? `x${j}`) : symbol("a", l - 1, j);
    const last = l === (this.instrument.spec?.sizes.length ?? 0) - 1;
    this.name.replaceChildren(symbol("W", l, `${i},${j}`));
    this.way.replaceChildren("from ", from, " to ", last ? element("i", "", {}, "ŷ") : symbol("a", l, i));
    for (const input of [this.field, this.range]) input.setAttribute("aria-label", `Weight W[${l}] of unit ${i} from ${l === 1 ? "input" : "unit"} ${j}`);
  }

  /** @param {number} value that the slider has to have room for */
  reach(value) {
    this.most = Math.max(LEAST, Math.ceil(1.25 * Math.abs(value)));
    Object.assign(this.range, { min: String(-this.most), max: String(this.most) });
    this.ends.replaceChildren(element("span", "negative", {}, `−${this.most}`), element("span", "", {}, "0"), element("span", "positive", {}, String(this.most)));
  }

  dispose() {
    clearTimeout(this.later);
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {string} value
 */
function write(input, value) {
  if (input.value !== value) input.value = value;
}
