// The blocks as the course draws them: forward, cost, back, update, the cache between, and the way round again.

import { element } from "../dom.js";
import { BOX, Boxes, ROWS, placeOf } from "./boxes.js";
import { brief } from "./numbers.js";
import { arrow, columns, drawn, larger, pulse } from "./svg.js";

/** @import { State } from "./types.js" */
/** @typedef {[number, number]} Point */

const HEIGHT = 226;

export class Chain {
  /**
   * @param {(at: number) => void} go
   * @param {() => void} repeat
   */
  constructor(go, repeat) {
    this.element = element("div", "one-chain");
    this.svg = drawn("svg", { "aria-hidden": "true" });
    this.boxes = new Boxes(go, repeat);
    this.element.append(this.svg, this.boxes.element);
    /** @type {State | undefined} */
    this.state = undefined;
    this.wide = 0;
    this.columns = columns(0, 1);
  }

  /**
   * @param {State} state
   * @param {number} width
   */
  show(state, width) {
    this.state = state;
    const L = state.message.sizes.length - 1;
    this.columns = columns(width, L);
    this.wide = Math.min(this.columns.narrow ? this.columns.pitch - 12 : Math.max(this.columns.pitch * 0.5, 88), 132);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.element.style.height = `${HEIGHT * larger()}px`;
    this.svg.replaceChildren(...this.ways(L));
    this.light();
    this.boxes.show(state, this.columns, this.wide);
  }

  get narrow() {
    return this.columns.narrow;
  }

  /** @param {number} column */
  x(column) {
    return this.columns.x(column);
  }

  /**
   * All arrows with what they carry.
   * @param {number} L
   */
  ways(L) {
    const half = this.wide / 2;
    const { forward, backward, update } = ROWS;
    /** @type {Element[]} */
    const made = [];
    for (let l = 0; l <= L; l += 1) {
      const from = l === 0 ? this.x(0) + (this.narrow ? 10 : 12) : this.x(l) + half;
      made.push(arrow([from, forward], [this.x(l + 1) - half, forward], this.passed(`A[${l}]`)));
      this.carries(made, `A[${l}]`, (from + this.x(l + 1) - half) / 2, forward, this.x(l + 1) - half - from);
    }
    made.push(drawn("text", { x: this.x(0), y: forward + 5, class: "one-given" }, "X"));
    made.push(arrow([this.x(L + 1), forward + BOX / 2], [this.x(L + 1), backward - BOX / 2], this.passed("J")));
    for (let l = L; l >= 1; l -= 1) {
      const name = l === L ? `dZ[${L}]` : `dA[${l}]`;
      const [from, to] = [this.x(l + 1) - half, this.x(l) + half];
      made.push(arrow([from, backward], [to, backward], this.passed(name)));
      this.carries(made, name, (from + to) / 2, backward, from - to);
      made.push(arrow([this.x(l), backward + BOX / 2], [this.x(l), update - BOX / 2], this.passed(`dW[${l}]`)));
      this.beside(made, `dW[${l}]`, this.x(l), (backward + update) / 2);
      this.cache(made, l, L);
    }
    const bottom = update + BOX / 2 + 12;
    const path = `M${this.x(L)},${update + BOX / 2} V${bottom} H${this.x(0)}`;
    made.push(drawn("path", { d: path, class: `one-round ${this.passed(`W[${L}] new`)}` }));
    for (let l = 1; l < L; l += 1) made.push(drawn("path", { d: `M${this.x(l)},${update + BOX / 2} V${bottom}`, class: "one-round" }));
    made.push(arrow([this.x(0), bottom], [this.x(0), update + BOX / 2], this.passed(`W[${L}] new`)));
    made.push(arrow([this.x(0), update - BOX / 2], [this.x(0), forward + 14], this.passed(`W[${L}] new`)));
    if (!this.narrow) made.push(drawn("text", { x: this.x(0) + 10, y: backward, class: "one-aside" }, "new W, b"));
    return made;
  }

  /**
   * Classes of an arrow: whether what it carries is there already, and whether it is all 0.
   * @param {string} name
   */
  passed(name) {
    const { message, at } = /** @type {State} */ (this.state);
    const maker = message.blocks.findIndex((block) => block.equations.some((each) => each.result === name));
    return `${maker <= at ? "one-passed" : ""} ${message.arrays[name].zero && maker <= at ? "one-zero" : ""}`;
  }

  /**
   * Name and numbers of what an arrow carries to the side.
   * @param {Element[]} made
   * @param {string} name
   * @param {number} x
   * @param {number} y
   * @param {number} room
   */
  carries(made, name, x, y, room) {
    const { message, example } = /** @type {State} */ (this.state);
    const matrix = message.arrays[name];
    if (this.narrow) return;
    made.push(drawn("text", { x, y: y - 8, class: "one-carried" }, name));
    if (!this.passed(name).includes("one-passed")) return;
    const fits = Math.max(1, Math.floor(room / 40));
    const values = Array.from({ length: Math.min(matrix.rows, fits) }, (_, i) => brief(matrix, i, example));
    const words = matrix.zero ? "all 0" : values.join("  ") + (matrix.rows > fits ? " …" : "");
    made.push(drawn("text", { x, y: y + 16, class: "one-numbers" }, words));
  }

  /**
   * The same beside an arrow that goes down: its first rows.
   * @param {Element[]} made
   * @param {string} name
   * @param {number} x
   * @param {number} y
   */
  beside(made, name, x, y) {
    const matrix = /** @type {State} */ (this.state).message.arrays[name];
    if (this.narrow) return;
    made.push(drawn("text", { x: x - 8, y: y + 4, class: "one-carried one-end" }, name));
    if (!this.passed(name).includes("one-passed")) return;
    const small = matrix.rows <= 2 && matrix.columns <= 3;
    const rows = matrix.zero ? ["all 0"] : small ? lines(matrix) : [`(${matrix.rows}, ${matrix.columns})`];
    rows.forEach((row, i) => {
      made.push(drawn("text", { x: x + 8, y: y + 4 + (i - (rows.length - 1) / 2) * 14, class: "one-numbers one-start" }, row));
    });
  }

  /**
   * What forward l writes down, and who reads it again.
   * @param {Element[]} made
   * @param {number} l
   * @param {number} L
   */
  cache(made, l, L) {
    const [top, bottom] = [ROWS.forward + BOX / 2, ROWS.backward - BOX / 2];
    const names = [`A[${l - 1}]`, `Z[${l}]`, `A[${l}]`];
    names.forEach((name, i) => {
      const x = this.x(l) + (i - 1) * this.wide * 0.36;
      const out = l === L && i > 0;
      /** @type {Point} */
      const to = out ? [this.x(L + 1) - this.wide * (i === 1 ? 0.42 : 0.24), bottom] : [x, bottom];
      const way = arrow([x, top], to, `one-cache ${this.passed(name)}`);
      way.setAttribute("data-cache", `${l} ${name}`);
      made.push(way);
      if (this.narrow) return;
      const t = out ? 0.36 : 0.5;
      made.push(drawn("text", { x: x + t * (to[0] - x), y: top + t * (bottom - top) + 4, class: "one-kept", "data-cache": `${l} ${name}` }, name));
    });
    if (!this.narrow) made.push(drawn("text", { x: this.x(l) - this.wide * 0.36 - 20, y: (top + bottom) / 2 + 4, class: "one-aside one-end" }, "cache"));
  }

  /**
   * The cached arrays that the present block writes or reads.
   */
  light() {
    const { block } = /** @type {State} */ (this.state);
    const names = block.equations.flatMap((equation) => equation.cached);
    for (const each of this.svg.querySelectorAll("[data-cache]")) {
      const [l, name] = (each.getAttribute("data-cache") ?? "").split(" ");
      const here = Number(l) === block.layer;
      each.classList.toggle("one-lit", here && (block.phase === "forward" || names.includes(name)));
    }
  }

  /** What moves into the present block. */
  pulse() {
    const { block, message } = /** @type {State} */ (this.state);
    const { phase, layer: l } = block;
    const L = message.sizes.length - 1;
    const to = placeOf(block, this.columns);
    const top = ROWS.forward;
    if (phase === "forward") pulse(this.svg, [[this.x(l - 1), top], to], `A[${l - 1}]`);
    if (phase === "cost") pulse(this.svg, [[this.x(L), top], to], `A[${L}]`);
    if (phase === "output") pulse(this.svg, [[this.x(L + 1), top], to], "J");
    if (phase === "backward") {
      pulse(this.svg, [[this.x(l + 1), ROWS.backward], to], l === L ? `dZ[${L}]` : `dA[${l}]`);
      const x = this.x(l) - this.wide * 0.36;
      pulse(this.svg, [[x, top + BOX / 2], [x, ROWS.backward - BOX / 2]], `A[${l - 1}]`);
    }
    if (phase === "update") pulse(this.svg, [[this.x(l), ROWS.backward], to], `dW[${l}]`);
  }

  /** The new parameters on their way to the next iteration. */
  pulseRound() {
    pulse(this.svg, [[this.x(0), ROWS.update], [this.x(0), ROWS.forward]], "new W, b");
  }
}

/** @param {import("./types.js").Matrix} matrix */
function lines(matrix) {
  return Array.from({ length: matrix.rows }, (_, i) =>
    Array.from({ length: matrix.columns }, (_unused, j) => brief(matrix, i, j)).join("  "),
  );
}
