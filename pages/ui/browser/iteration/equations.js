// The equations of a block: formula, arrays and words of each; and the sum of the cell that is looked at.

import { element } from "../dom.js";
import { putFormula } from "./formulas.js";
import { Grid, SIDE } from "./grid.js";
import { primed, written } from "./numbers.js";
import { factors, formatOf, makerOf, sum, valueAt } from "./trace.js";

/** @import { Equation, Place, State } from "./types.js" */

const CLOSED = ")"; // the one sign that ends what stands before it

/** @typedef {{ equation: Equation | undefined, places: Place[] }} Told what a traced cell speaks of */

export class Equations {
  /**
   * @param {(told: Told) => void} tell
   * @param {(name: string) => void} follow to the block that makes an array
   * @param {(column: number) => void} choose an example
   */
  constructor(tell, follow, choose) {
    this.tell = tell;
    this.follow = follow;
    this.choose = choose;
    this.sum = element("p", "one-sum", { "aria-live": "polite" });
    this.element = element("div", "one-equations");
    /** @type {Grid[]} */
    this.grids = [];
    /** @type {State | undefined} */
    this.state = undefined;
    this.tried = ""; // another g that is tried
    this.opened = ""; // the equation whose arrays are shown, where they are large
  }

  /** @param {State} state */
  show(state) {
    this.state = state;
    this.grids = [];
    const { block, message } = state;
    const made = block.equations.map((equation) => equation.result);
    this.folds = Object.values(block.equations).some(({ result, parts }) => [result, ...parts].some((part) => large(message.arrays[part.replace(/ᵀ$/, "")])));
    this.opened = this.opened && made.includes(this.opened) ? this.opened : made[0];
    this.element.classList.toggle("one-wide", this.folds);
    // Another g is tried where its effect is read: below dZ.
    const rows = block.equations.flatMap((equation) => [this.row(equation), ...(equation.result === `dZ[${block.layer}]` ? this.trial() : [])]);
    this.element.replaceChildren(...rows);
    this.element.onmouseleave = () => this.look(this.pinned);
    this.sum.classList.toggle("one-long", block.equations.some(({ cell }) => cell.some((each) => typeof each === "object" && "count" in each && each.count > 4)));
    const first = this.opened;
    const column = Math.min(state.example, message.arrays[first].columns - 1);
    this.pinned = { of: first, row: 0, column };
    this.look(this.pinned);
  }

  /** @param {Equation} equation */
  row(equation) {
    const { message, block } = /** @type {State} */ (this.state);
    const row = element("section", "one-equation", { "data-result": equation.result });
    const said = element("div", "one-said");
    for (const tex of equation.formulas) {
      const formula = element("div", "one-formula");
      putFormula(formula, message.formulas, tex);
      said.append(formula);
    }
    said.append(element("p", "one-words", {}, equation.words));
    if (this.folds && block.equations.includes(equation) && equation.result !== this.opened) {
      said.append(this.opener(equation.result));
      row.append(said);
      return row;
    }
    const line = element("div", "one-line");
    line.style.setProperty("--rows", String(Math.min(message.arrays[equation.result].rows, SIDE)));
    // A sign goes with what stands behind it into the next line, where there is no room in this one.
    let pair = element("div", "one-pair");
    line.append(this.array(equation.result, equation), pair);
    pair.append(element("span", "one-sign", {}, "="));
    for (const part of equation.parts) {
      const name = part.replace(/ᵀ$/, "");
      const known = name in message.arrays;
      if (!known && part !== CLOSED && pair.querySelector(".one-array")) line.append((pair = element("div", "one-pair")));
      pair.append(known ? this.array(name, equation, part !== name) : element("span", "one-sign", {}, primed(part)));
    }
    row.append(said, line);
    return row;
  }

  /**
   * Of large arrays those of one equation are shown at a time.
   * @param {string} name
   */
  opener(name) {
    const open = element("button", "one-open", { type: "button", "aria-expanded": "false" }, "Show the arrays");
    open.onclick = () => {
      this.opened = name;
      if (this.state) this.show(this.state);
      this.element.querySelector(`[data-result="${name}"]`)?.scrollIntoView({ block: "nearest" });
    };
    return open;
  }

  /**
   * @param {string} name
   * @param {Equation} equation that it stands in
   * @param {boolean} turned whether it is read with rows as columns
   */
  array(name, equation, turned = false) {
    const { message, block } = /** @type {State} */ (this.state);
    const matrix = message.arrays[name];
    const box = element("div", "one-array", { "data-array": name });
    const head = element("div", "one-name");
    head.append(element("b", "", {}, primed(matrix.label)), ` (${matrix.rows}, ${matrix.columns})`);
    if (turned) head.append(element("b", "", {}, "ᵀ"));
    if (matrix.zero) head.append(element("em", "one-zero", {}, "all 0"));
    const maker = makerOf(message.blocks, name);
    if (equation.cached.includes(name)) {
      const l = block.layer; // each backward function reads what the forward function of its own layer has kept
      const from = element("button", "one-from", { type: "button" }, `cache of forward ${l}`);
      from.onclick = () => this.follow(`Z[${l}]`);
      head.append(from);
    } else if (maker && maker.block !== block) {
      const from = element("button", "one-from", { type: "button" }, place(maker.block));
      from.onclick = () => this.follow(name);
      head.append(from);
    }
    const grid = new Grid(name, matrix, formatOf(block, message.arrays, name), (row, column, how) => {
      const at = { of: name, row, column };
      this.look(at);
      if (how === "look") return;
      this.pinned = at;
      if (matrix.kind === "unit") this.choose(column);
    });
    this.grids.push(grid);
    box.append(head, grid.window);
    return box;
  }

  /** What would come out with another g: its name, and the two equations that change. */
  trial() {
    const { block } = /** @type {State} */ (this.state);
    if (!block.variants.length) return [];
    const place = element("section", "one-trial");
    const choices = element("div", "one-choices", { role: "group", "aria-label": "Another g" });
    choices.append(element("span", "", {}, `What would dZ[${block.layer}] be if g were`));
    const shown = element("div");
    const draw = () => {
      this.grids = this.grids.filter((grid) => !shown.contains(grid.window));
      const tried = block.variants.find((each) => each.label === this.tried);
      shown.replaceChildren(...(tried?.equations ?? []).map((equation) => this.row(equation)));
      for (const each of choices.querySelectorAll("button")) each.setAttribute("aria-pressed", String(each.textContent === this.tried));
    };
    for (const { label } of block.variants) {
      const button = element("button", "", { type: "button" }, label);
      button.onclick = () => {
        this.tried = this.tried === label ? "" : label;
        draw();
      };
      choices.append(button);
    }
    place.append(choices, shown);
    draw();
    return [place];
  }

  /** @param {Place | undefined} at */
  look(at) {
    const { message, block } = /** @type {State} */ (this.state);
    if (!at) return;
    const maker = makerOf(message.blocks, at.of);
    const { label } = message.arrays[at.of];
    const name = element("b", "", {}, label);
    name.append(element("sub", "", {}, `${at.row + 1},${at.column + 1}`));
    const places = maker ? factors(maker.equation.cell, at.row, at.column) : [];
    const elsewhere = maker && maker.block !== block;
    const told = maker
      ? sum(maker.equation, elsewhere ? maker.block : block, message.arrays, at.row, at.column).text
      : `${written(valueAt(message.arrays, at), formatOf(block, message.arrays, at.of))}, ${given(at.of)}`;
    this.sum.replaceChildren(name, ` = ${told}`, element("small", "", {}, elsewhere ? ` in ${place(maker.block)}` : ""));
    for (const grid of this.grids) {
      const own = (/** @type {Place} */ each) => each.of === grid.name;
      const cells = places.filter(own).map(({ row, column }) => row * grid.matrix.columns + column);
      grid.light(cells, own(at) ? at.row * grid.matrix.columns + at.column : -1);
    }
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll(".one-equation"))) {
      row.classList.toggle("one-chosen", row.dataset.result === at.of);
    }
    const equation = block.equations.find((each) => each.result === at.of) ?? block.equations.find((each) => each.parts.some((part) => part.replace(/ᵀ$/, "") === at.of));
    this.tell({ equation, places: [...places, at] });
  }
}

const LARGE = 4; // rows or columns above which there is no room for all arrays of a block

/** @param {import("./types.js").Matrix | undefined} matrix */
const large = (matrix) => matrix !== undefined && Math.max(matrix.rows, matrix.columns) > LARGE;

/** @param {import("./types.js").Block} block */
function place({ phase, layer }) {
  return phase === "cost" ? "the cost" : phase === "output" ? "back from J" : `${phase} ${layer}`;
}

/** @param {string} name */
function given(name) {
  if (name === "Y") return "the label of this example";
  if (name === "A[0]") return "an input of this example";
  return name.startsWith("b") ? "a bias: 0 at first, then what updates made of it" : "a weight: drawn at random at first, then what updates made of it";
}
