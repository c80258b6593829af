// Above each hidden layer: its units and its activation. From five layers on a button that opens them.

import { element, write } from "../dom.js";
import { symbol } from "./marks.js";
import { Stepper } from "./stepper.js";

/** @import { Header, Offer } from "../types.js" */
/** @import { View } from "../view.js" */
/** @import { Column, Unit } from "./geometry.js" */

const NARROW = 84; // px from one layer to the next that a head needs
const WORDY = 120; // px for all of its words
const CLOSE = 56; // px for the word "layer"
const MANY = 5; // layers, from which on heads are closed

/** One layer's. */
class Head {
  /**
   * @param {View} view
   * @param {number} l
   * @param {(unit: Unit) => void} look
   */
  constructor(view, l, look) {
    this.view = view;
    this.l = l;
    this.look = look;
    this.stepper = new Stepper(`One unit fewer in layer ${l}`, `One unit more in layer ${l}`, (n) => view.set({ [`units_${l}`]: n }));
    this.g = element("select", "head-g", { "aria-label": `Activation of layer ${l}` });
    this.name = element("span", "head-name", {}, `layer ${l}`);
    this.count = element("span");
    this.open = element("summary", "head-open");
    this.open.append(this.count);
    this.fold = element("details", "head-fold");
    this.units = element("div", "head-units", { role: "group", "aria-label": `Units of layer ${l}` });
    this.inside = element("div", "head-inside");
    this.element = element("div", "head", { role: "group", "aria-label": `Layer ${l}` });
    this.fold.ontoggle = () => this.list();
    this.fold.onkeydown = ({ key }) => key === "Escape" && this.close();
    this.chosen = "";
    this.closed = /** @type {boolean | undefined} */ (undefined);
    this.g.onchange = () => this.choose(this.g.value);
    /** @type {string[]} */
    this.all = [];
    this.words = "";
  }

  close() {
    this.fold.open = false;
    this.open.focus();
  }

  /**
   * The activation of this layer alone; the others keep theirs.
   * @param {string} name
   */
  choose(name) {
    const each = this.all.map((g, k) => [`activation_${k + 1}`, k + 1 === this.l ? name : g]);
    this.view.set({ activation: "one_each", ...Object.fromEntries(each) });
  }

  /**
   * @param {Header} header
   * @param {Column} column
   * @param {boolean} closed
   * @param {number} apart px to the next layer
   */
  show({ settings, offers, locked, hidden }, column, closed, apart) {
    write(this.name, apart < CLOSE ? String(this.l) : `layer ${this.l}`);
    this.words = closed || apart < WORDY ? "" : `layer ${this.l}, `;
    const offer = offers?.[`units_${this.l}`], n = column.x.length, depth = Number(settings.depth ?? this.l);
    const g = offers?.[`activation_${this.l}`];
    this.all = Array.from({ length: depth }, (_, k) => String(settings.activation === "one_each" ? settings[`activation_${k + 1}`] : settings.activation));
    if (closed !== this.closed) this.arrange(closed);
    this.element.style.left = `${column.middle}px`;
    this.stepper.element.hidden = !offer || hidden.includes(`units_${this.l}`);
    if (offer) this.stepper.show(Number(settings[`units_${this.l}`] ?? n), offer.low ?? 1, offer.high ?? n, locked.includes(`units_${this.l}`));
    if (write(this.count, String(n))) {
      this.open.setAttribute("aria-label", `Layer ${this.l}, ${n} units: number, activation, list`);
      this.list();
    }
    this.g.hidden = !g?.choices || hidden.includes("activation");
    this.g.disabled = locked.includes("activation") || locked.includes(`activation_${this.l}`);
    if (g) this.activations(g, this.all[this.l - 1]);
  }

  /**
   * @param {Offer} offer
   * @param {string} now
   */
  activations({ choices = [] }, now) {
    const made = JSON.stringify([choices, now, this.words]);
    if (made === this.chosen) return;
    this.chosen = made;
    this.g.replaceChildren(...choices.map(([value, label]) => new Option(`${this.words}g = ${label}`, value, value === now, value === now)));
  }

  /** @param {boolean} closed */
  arrange(closed) {
    this.closed = closed;
    this.fold.open = false;
    if (closed) {
      this.inside.replaceChildren(this.stepper.element, this.g, this.units);
      this.fold.replaceChildren(this.open, this.inside);
      this.element.replaceChildren(this.fold, this.name);
    } else {
      this.element.replaceChildren(this.stepper.element, this.g);
    }
  }

  /** The units of a layer, as targets that are large enough. */
  list() {
    if (!this.fold.open) return void this.units.replaceChildren();
    const n = Number(this.count.textContent);
    const buttons = Array.from({ length: n }, (_, k) => {
      const button = element("button", "", { type: "button", "aria-label": `Unit ${k + 1} of layer ${this.l}` });
      button.append(symbol("a", this.l, k + 1));
      button.onclick = () => {
        this.look([this.l, k + 1]);
        this.close();
      };
      return button;
    });
    this.units.replaceChildren(...buttons);
  }
}

export class Heads {
  /**
   * @param {View} view
   * @param {(unit: Unit) => void} look at a unit that was chosen from a list
   */
  constructor(view, look) {
    this.view = view;
    this.look = look;
    this.element = element("div", "heads");
    /** @type {Head[]} */
    this.heads = [];
  }

  /**
   * @param {Header} header
   * @param {Column[]} columns
   */
  show(header, columns) {
    const depth = Math.max(columns.length - 2, 0), hidden = columns.slice(1, -1);
    const apart = depth ? Math.min(...columns.slice(1, -1).map(({ middle }, k) => middle - columns[k].middle)) : Infinity;
    while (this.heads.length < depth) this.heads.push(new Head(this.view, this.heads.length + 1, this.look));
    this.heads.length = depth;
    const closed = depth >= MANY || apart < NARROW;
    this.heads.forEach((head, k) => head.show(header, hidden[k], closed, apart));
    const shown = this.heads.map((head) => head.element);
    if (shown.length !== this.element.children.length || shown.some((one, k) => one !== this.element.children[k])) this.element.replaceChildren(...shown);
  }
}
