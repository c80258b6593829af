// The activation g of all hidden layers, or of one of them: the usual ones as buttons, the others in a list.

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
    this.now = ""; // the settings that are shown
    this.layer = 0; // whose g is chosen; 0 is all of them
    /** @type {Values} */
    this.settings = {};
    this.element.classList.add("control-activation");
    this.words = element("span", "control-title");
    this.bar = element("div", "control-segments", { role: "group", "aria-label": "Activation g" });
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    this.others = element("select", "control-others", { "aria-label": "Other activations" });
    this.others.onchange = () => this.choose(this.others.value);
    this.which = element("select", "control-which", { "aria-label": "Layers whose activation is chosen" });
    this.which.onchange = () => {
      this.layer = Number(this.which.value);
      this.redraw();
    };
    this.element.append(this.words, this.bar, this.which);
  }

  /** @param {Header} header */
  show(header) {
    const names = Object.keys(header.settings).filter((name) => /^(depth|activation(_\d+)?)$/.test(name));
    const now = names.map((name) => header.settings[name]).join();
    if (now !== this.now) this.shown = undefined;
    this.now = now;
    this.settings = header.settings;
    super.show(header);
  }

  /**
   * @override
   * @param {Offer} offer
   * @param {string} _value
   * @param {boolean} locked
   */
  draw(offer, _value, locked) {
    const choices = (offer.choices ?? []).filter(([name]) => name !== EACH);
    if (choices.map(([name]) => name).join() !== [...this.bar.querySelectorAll("[value]")].map((each) => each.getAttribute("value")).join())
      this.make(choices);
    const depth = Number(this.settings.depth ?? 0), ownEach = (offer.choices ?? []).some(([name]) => name === EACH);
    this.layer = Math.min(this.layer, depth);
    this.which.replaceChildren(
      ...Array.from({ length: depth + 1 }, (_, l) => element("option", "", { value: l }, l ? `layer ${l}` : "all layers")),
    );
    this.which.hidden = !ownEach || depth < 2;
    this.locked = locked || depth === 0;
    this.which.disabled = this.others.disabled = this.locked;
    this.words.replaceChildren(element("span"), " ", element("i", "symbol", {}, "g"));
    lettered(/** @type {HTMLElement} */ (this.words.firstChild), "Activation", locked);
    this.redraw();
  }

  /** What is chosen for the layer that is looked at. */
  redraw() {
    const now = this.current(this.layer);
    this.which.value = String(this.layer);
    for (const [name, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(name === now));
      button.disabled = Boolean(this.locked) && name !== now;
    }
    const other = now !== "" && !this.buttons.has(now);
    this.others.value = other ? now : "";
    this.others.classList.toggle("chosen", other);
  }

  /**
   * The activation of a layer; of all, if they have the same, else "".
   * @param {number} layer
   * @returns {string}
   */
  current(layer) {
    const { activation } = this.settings;
    if (activation !== EACH) return String(activation);
    if (layer) return String(this.settings[`activation_${layer}`]);
    const all = Array.from({ length: Number(this.settings.depth ?? 0) }, (_, l) => this.current(l + 1));
    return new Set(all).size === 1 ? all[0] : "";
  }

  /** @param {string} name */
  choose(name) {
    if (!name) return;
    if (!this.layer) {
      this.view.set({ activation: name });
      return;
    }
    const depth = Number(this.settings.depth);
    const each = Array.from({ length: depth }, (_, l) => [`activation_${l + 1}`, l + 1 === this.layer ? name : this.current(l + 1)]);
    this.view.set({ activation: EACH, ...Object.fromEntries(each) });
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
    button.onclick = () => this.choose(name);
    return button;
  }
}
