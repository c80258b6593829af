// The unit that is looked at, large: its map with the line of 0, and its value at one point of the data, term by term.

import { element, write } from "../dom.js";
import { onTheme } from "../theme.js";
import { instrumentOf } from "./instrument.js";
import { inputMark, symbol } from "./marks.js";
import { shown } from "./terms.js";
import { UnitMap } from "./unitmap.js";

/** @import { Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */
/** @import { Unit } from "./geometry.js" */
/** @import { Value } from "./terms.js" */

/** @implements {Part} */
export class Inspector {
  /** @param {View} view */
  constructor(view) {
    this.instrument = instrumentOf(view);
    this.element = element("section", "inspector", { "aria-label": "The unit you look at" });
    this.map = new UnitMap(this.instrument);
    this.equation = element("p", "inspector-equation");
    this.table = element("table", "inspector-terms");
    this.hint = element("p", "inspector-hint", {}, "Point at a unit of the net, tap it, or walk to it with the arrow keys: here is what it computes. A click holds it. Click on an edge to set its weight.");
    this.room = 10; // terms that have room
    const words = element("div", "inspector-words");
    this.resized = new ResizeObserver(([{ contentRect }]) => this.fit(contentRect.width));
    this.resized.observe(words);
    words.append(this.equation, this.table);
    this.element.append(this.map.element, words, this.hint);
    this.made = "";
    this.playing = false;
    /** @type {{ of: string, places: number[] }} */
    this.terms = { of: "", places: [] }; // that were shown last, and of what
    /** @type {[HTMLElement, (value: Value) => [string, string]][]} */
    this.cells = []; // what is written in each, and in which colour
    /** @type {Record<string, string>} */
    this.labels = {}; // of activations
    /** @type {number | undefined} */
    this.waits = undefined;
    // After what is painted in the same moment, which it reads.
    this.instrument.listeners.add(() => (this.waits ??= requestAnimationFrame(() => this.draw())));
    this.forgetTheme = onTheme(this.element, () => {
      this.map.retheme();
      this.draw();
    });
  }

  /** @param {Header} header */
  show({ offers, playing }) {
    this.playing = playing;
    const choices = offers?.activation?.choices ?? [];
    if (choices.length !== Object.keys(this.labels).length) this.labels = Object.fromEntries(choices);
  }

  /** @param {number} width of the table */
  fit(width) {
    const em = parseFloat(getComputedStyle(this.element).fontSize), room = Math.floor((width / em - 2.8) / 3.25) - 2; // as board.css has it: names and "60 more"; b and z
    if (room === this.room) return;
    this.room = room;
    this.draw();
  }

  draw() {
    this.waits = undefined;
    const { inspected: unit, spec } = this.instrument, units = this.instrument.units();
    this.element.classList.toggle("empty", !unit || !units);
    if (!unit || !units || !spec) return;
    const field = this.instrument.field();
    if (field) this.map.paint(field);
    const [l, i] = this.instrument.counted(unit);
    if (l === 0) this.input(unit, i ? units.activation([0, i]) : NaN);
    else this.unit([l, i], this.value([l, i], units));
  }

  /**
   * Its numbers; while it plays the terms stay those that were the largest when the unit, or the point, was chosen.
   * @param {Unit} unit
   * @param {import("./terms.js").AtPoint} units
   */
  value(unit, units) {
    const of = `${unit} ${this.room} ${this.instrument.here()}`, again = this.playing && this.terms.of === of;
    const value = units.value(unit, this.room, again ? this.terms.places : []);
    this.terms = { of, places: value.terms.map(({ j }) => j) };
    return value;
  }

  /**
   * @param {Unit} unit
   * @param {number} value
   */
  input(unit, value) {
    const { label, place } = this.instrument.inputs[unit[1] - 1], made = `input ${label} ${place}`;
    if (made !== this.made) {
      this.made = made;
      const number = element("b"), at = element("span", "inspector-at");
      this.equation.replaceChildren(inputMark(label), place ? " = " : " is off: click its tile to switch it on", number, at);
      this.cells = [[number, () => [place ? shown(value) : "", ""]], [at, () => [place ? this.where() : "", ""]]];
      this.table.replaceChildren();
      this.map.element.setAttribute("aria-label", `Input ${label} over the plane`);
    }
    this.cells[0][1] = () => [place ? shown(value) : "", ""];
    for (const [cell, says] of this.cells) put(cell, ...says(/** @type {any} */ (undefined)));
  }

  where() {
    const [x1, x2] = this.instrument.here();
    return `at x = (${shown(x1)}, ${shown(x2)})`;
  }

  /**
   * @param {Unit} unit
   * @param {Value} value
   */
  unit([l, i], value) {
    const { spec } = this.instrument, made = JSON.stringify([l, i, spec, value.terms.map(({ j }) => j), this.labels]);
    if (made !== this.made) {
      this.made = made;
      this.cells = [];
      this.write([l, i]);
      this.tabulate(l, value);
    }
    for (const [cell, says] of this.cells) put(cell, ...says(value));
  }

  /**
   * a = g(z) with its numbers.
   * @param {Unit} unit
   */
  write([l, i]) {
    const spec = /** @type {NonNullable<typeof this.instrument.spec>} */ (this.instrument.spec), L = spec.sizes.length - 1;
    const name = spec.activations[spec.activations.length === 1 ? 0 : l - 1], output = { sigmoid: "σ", softmax: "softmax", linear: "" }[spec.output];
    const g = l === L ? output : (this.labels[name] ?? name), of = element("span"), is = element("b");
    const left = l === L && spec.sizes[L] === 1 ? element("i", "", {}, "ŷ") : symbol("a", l, i);
    const at = element("span", "inspector-at");
    this.equation.replaceChildren(left, ` = ${g}(`, element("i", "", {}, "z"), `) = ${g}(`, of, ") = ", is, at);
    this.cells.push([of, ({ z }) => [shown(z), ""]], [is, ({ a }) => [shown(a), ""]], [at, () => [this.where(), ""]]);
    this.map.element.setAttribute("aria-label", `${l === L ? "The output" : `Unit ${i} of layer ${l}`} over the plane, with the line of 0`);
  }

  /**
   * A column a term: weight, value and product, and what they add up to.
   * @param {number} l
   * @param {Value} value
   */
  tabulate(l, { terms, others }) {
    const rows = ["", "w", "a", "w a"].map((name) => {
      const row = element("tr"), head = name ? element("th", "", { scope: "row" }) : element("td");
      if (name) head.append(element("i", "", {}, name));
      row.append(head);
      return row;
    });
    /** @type {(row: number, says?: (value: Value) => [string, string]) => void} */
    const cell = (row, says) => {
      const made = element("td");
      rows[row].append(made);
      if (says) this.cells.push([made, says]);
    };
    /** @type {(mark: HTMLElement | string) => void} */
    const head = (mark) => {
      const made = element("th", "", { scope: "col" });
      made.append(mark);
      rows[0].append(made);
    };
    terms.forEach(({ j }, k) => {
      head(l === 1 ? inputMark(this.inputLabel(j)) : symbol("a", "", j));
      cell(1, ({ terms }) => [shown(terms[k].w), signOf(terms[k].w)]);
      cell(2, ({ terms }) => [shown(terms[k].a), ""]);
      cell(3, ({ terms }) => [shown(terms[k].product), ""]);
    });
    if (others) {
      head(`${others} more`);
      cell(1);
      cell(2);
      cell(3, ({ rest }) => [shown(rest), ""]);
    }
    head(element("i", "", {}, "b"));
    cell(1, ({ b }) => [shown(b), signOf(b)]);
    cell(2, () => ["1", ""]);
    cell(3, ({ b }) => [shown(b), ""]);
    cell(0);
    cell(1);
    cell(2, () => ["z", "italic"]);
    cell(3, ({ z }) => [shown(z), "sum"]);
    this.table.replaceChildren(...rows);
  }

  /** @param {number} j place among the net's inputs */
  inputLabel(j) {
    return this.instrument.inputs.find(({ place }) => place === j)?.label ?? `x${j}`;
  }

  dispose() {
    this.resized.disconnect();
    if (this.waits !== undefined) cancelAnimationFrame(this.waits);
    this.forgetTheme();
  }
}

/** @param {number} value */
const signOf = (value) => (value > 0 ? "positive" : value < 0 ? "negative" : "");

/**
 * @param {HTMLElement} cell
 * @param {string} text
 * @param {string} kind
 */
function put(cell, text, kind) {
  write(cell, text);
  if (kind && cell.className !== kind) cell.className = kind;
}
