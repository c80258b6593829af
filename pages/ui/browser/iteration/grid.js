// One array in numbers: all of it up to 8 x 8, of a larger one a window that scrolls. Its cells tell where they came from.

import { element } from "../dom.js";
import { tint } from "./net.js";
import { written } from "./numbers.js";
import { larger } from "./svg.js";

/** @import { Format, Matrix } from "./types.js" */

export const SIDE = 8; // cells that a window shows down and across
const HEIGHT = 26; // px of a cell, where the page's type is as large as usual
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
let made = 0;

export class Grid {
  /**
   * @param {string} name
   * @param {Matrix} matrix
   * @param {Format} format
   * @param {(row: number, column: number, how: "look" | "pin") => void} trace
   */
  constructor(name, matrix, format, trace) {
    this.name = name;
    this.matrix = matrix;
    this.format = format;
    this.trace = trace;
    /** @type {Set<number>} */
    this.lit = new Set();
    this.active = -1;
    this.high = HEIGHT * larger();
    this.id = `one-grid-${(made += 1)}`;
    const { rows, columns } = matrix;
    const longest = Math.max(...matrix.values.map((value) => written(value, format).length), 3);
    this.wide = Math.max(38, longest * 6.8 + 9) * larger();
    const words = `${matrix.label}, ${rows} rows, ${columns} columns`;
    this.window = element("div", "one-window", { role: "grid", tabindex: 0, "aria-label": words, "aria-rowcount": rows, "aria-colcount": columns });
    this.sheet = element("div", "one-sheet", { role: "presentation" });
    Object.assign(this.sheet.style, { width: `${columns * this.wide}px`, height: `${rows * this.high}px` });
    const scrolls = rows > SIDE || columns > SIDE;
    Object.assign(this.window.style, { width: `${Math.min(columns, SIDE) * this.wide + (rows > SIDE ? 12 : 0)}px`, height: `${Math.min(rows, SIDE) * this.high + (columns > SIDE ? 12 : 0)}px` });
    this.window.classList.toggle("one-scrolls", scrolls);
    this.window.append(this.sheet);
    if (scrolls) this.window.onscroll = () => this.draw();
    this.window.onpointerover = (event) => this.from(event, "look");
    this.window.onclick = (event) => this.from(event, "pin");
    // A click pins a cell and leaves the arrow keys to the steps; who comes by the tab key walks the cells with them.
    this.window.onpointerdown = (event) => event.pointerType === "mouse" && event.preventDefault();
    this.window.onkeydown = (event) => this.key(event);
    this.window.onfocus = () => this.walk(Math.max(this.active, 0));
    this.draw();
  }

  draw() {
    const { rows, columns, values, largest, label } = this.matrix;
    const [top, left] = [Math.floor(this.window.scrollTop / this.high), Math.floor(this.window.scrollLeft / this.wide)];
    const cells = [];
    for (let i = top; i < Math.min(top + SIDE + 1, rows); i += 1) {
      const row = element("div", "one-row", { role: "row", "aria-rowindex": i + 1 });
      for (let j = left; j < Math.min(left + SIDE + 1, columns); j += 1) {
        const at = i * columns + j;
        const value = values[at];
        const text = written(value, this.format);
        const cell = element("span", "one-cell", { role: "gridcell", id: `${this.id}-${at}`, "data-cell": `${i} ${j}`, "aria-colindex": j + 1 }, text);
        cell.setAttribute("aria-label", `${label} row ${i + 1} column ${j + 1}: ${text}`);
        cell.style.cssText = `left: ${j * this.wide}px; top: ${i * this.high}px; width: ${this.wide}px; ${tint(largest ? (value ?? 0) / largest : 0)}`;
        row.append(cell);
      }
      cells.push(row);
    }
    this.sheet.replaceChildren(...cells);
    this.mark();
  }

  /**
   * @param {Event} event
   * @param {"look" | "pin"} how
   */
  from(event, how) {
    const cell = event.target instanceof HTMLElement ? event.target.dataset.cell : undefined;
    if (!cell) return;
    const [i, j] = cell.split(" ").map(Number);
    this.trace(i, j, how);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const { rows, columns } = this.matrix;
    const i = Math.min(Math.max(Math.floor(this.active / columns) + move[0], 0), rows - 1);
    const j = Math.min(Math.max((this.active % columns) + move[1], 0), columns - 1);
    this.walk(i * columns + j);
  }

  /** @param {number} at */
  walk(at) {
    const { columns } = this.matrix;
    this.active = at;
    const [i, j] = [Math.floor(at / columns), at % columns];
    const into = (/** @type {number} */ scroll, /** @type {number} */ place, /** @type {number} */ size) =>
      Math.min(Math.max(scroll, (place + 1 - SIDE) * size), place * size);
    this.window.scrollTop = into(this.window.scrollTop, i, this.high);
    this.window.scrollLeft = into(this.window.scrollLeft, j, this.wide);
    this.draw();
    this.window.setAttribute("aria-activedescendant", `${this.id}-${at}`);
    this.trace(i, j, "look");
  }

  /**
   * Light the cells that a sum is made of; `result` is the one that it makes.
   * @param {Iterable<number>} cells
   * @param {number} result
   */
  light(cells, result) {
    this.lit = new Set(cells);
    this.result = result;
    this.mark();
  }

  mark() {
    const { columns } = this.matrix;
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (this.sheet.querySelectorAll("[data-cell]"))) {
      const [i, j] = (cell.dataset.cell ?? "").split(" ").map(Number);
      const at = i * columns + j;
      cell.classList.toggle("one-lit", this.lit.has(at));
      cell.classList.toggle("one-result", this.result === at);
    }
  }
}
