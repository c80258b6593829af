// The activation g of all hidden layers: the usual ones as buttons, the others in a list. Each layer's own is above it.

import { element } from "../dom.js";
import { ACTIVATIONS } from "../elementwise.js";
import { Control, drawing, lettered } from "./controls.js";

/** @import { Header, Offer, Part, Values } from "../types.js" */
/** @import { View } from "../view.js" */

const USUAL = ["tanh", "relu", "leaky_relu", "sigmoid"];
const SHORT = { leaky_relu: "leaky" };
const EACH = "one_each"; // the activation's value when every layer has one of its own
const WIDE = 24, HIGH = 12, REACH = 2.5, POINTS = 25;
const SLOPE = 0.15; // of the leaky curve: what is usual could not be told from ReLU's

/**
 * The curve of g from -REACH to REACH, as a path that fills its box.
 * @param {string} name
 */
function curve(name) {
  const values = Float32Array.from({ length: POINTS }, (_, k) => REACH * ((2 * k) / (POINTS - 1) - 1));
  ACTIVATIONS[name]?.(values, 0, POINTS, SLOPE);
  const low = Math.min(...values), high = Math.max(...values);
  const point = (/** @type {number} */ a, /** @type {number} */ k) =>
    `${(1 + ((WIDE - 2) * k) / (POINTS - 1)).toFixed(1)} ${(HIGH - 1 - ((HIGH - 2) * (a - low)) / (high - low)).toFixed(1)}`;
  return `M${Array.from(values, point).join("L")}`;
}

/** @implements {Part} */
export class Activation extends Control {
  /** @param {View} view */
  constructor(view) {
    super(view, "activation");
    /** @type {Values} */
    this.settings = {};
    this.now = this.made = ""; // the activation that is shown, and those that can be chosen
    this.element.classList.add("control-activation");
    this.words = element("span");
    const title = element("span", "control-title");
    title.append(this.words, " ", element("i", "symbol", {}, "g"));
    this.bar = element("div", "control-segments", { role: "group", "aria-label": "Activation g of all layers" });
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    this.others = element("select", "control-others", { "aria-label": "Other activations" });
    this.others.onchange = () => this.set(this.others.value);
    this.scope = element("span", "control-quiet");
    this.element.append(title, this.bar, this.scope);
  }

  /** @param {Header} header */
  show(header) {
    this.settings = header.settings;
    if (this.common() !== this.now) this.shown = undefined;
    super.show(header);
  }

  /** The activation of all layers; "" if they differ. */
  common() {
    const { activation, depth } = this.settings;
    if (activation !== EACH) return String(activation ?? "");
    const all = new Set(Array.from({ length: Number(depth ?? 0) }, (_, l) => this.settings[`activation_${l + 1}`]));
    return all.size === 1 ? String([...all][0]) : "";
  }

  /**
   * @override
   * @param {Offer} offer
   * @param {string} value
   * @param {boolean} locked
   */
  draw(offer, value, locked) {
    const choices = (offer.choices ?? []).filter(([name]) => name !== EACH), now = (this.now = this.common());
    const made = choices.map(([name]) => name).join();
    if (made !== this.made) this.make(choices);
    this.made = made;
    for (const [name, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(name === now));
      button.disabled = locked && name !== now;
    }
    const other = now !== "" && !this.buttons.has(now);
    this.others.value = other ? now : "";
    this.others.classList.toggle("chosen", other);
    this.others.disabled = locked;
    lettered(this.words, "Activation", locked);
    this.scope.textContent = value === EACH ? "one a layer" : "all layers";
  }

  /** @param {[string, string][]} choices */
  make(choices) {
    const usual = choices.filter(([name]) => USUAL.includes(name)), rest = choices.filter(([name]) => !USUAL.includes(name));
    usual.sort(([a], [b]) => USUAL.indexOf(a) - USUAL.indexOf(b));
    this.buttons = new Map(usual.map(([name, label]) => [name, this.button(name, label)]));
    this.others.replaceChildren(
      element("option", "", { value: "", hidden: "" }, ""),
      ...usual.map(([name, label]) => element("option", "usual", { value: name }, label)), // where there is no room for a button
      ...rest.map(([name, label]) => element("option", "", { value: name }, label)),
    );
    this.bar.replaceChildren(...this.buttons.values(), this.others);
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  button(name, label) {
    const button = element("button", "", { type: "button", value: name, "aria-label": label, title: label });
    button.append(drawing(WIDE, HIGH, curve(name)), Object.entries(SHORT).find(([long]) => long === name)?.[1] ?? label);
    button.onclick = () => this.set(name);
    return button;
  }
}
