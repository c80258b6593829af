// The net with its numbers: what is known after the present block stands on units and edges, for one example.

import { element } from "../dom.js";
import { curve } from "./curve.js";
import { brief } from "./numbers.js";
import { columns, drawn, pulse } from "./svg.js";

/** @import { Place, State } from "./types.js" */

const HEAD = 26;
const FOOT = 12;
const MOST_WRITTEN = 6; // edges between two layers that have their numbers on them

export class Net {
  constructor() {
    this.element = element("div", "one-net");
    this.svg = drawn("svg", { role: "img" });
    this.element.append(this.svg);
    /** @type {Place[]} */
    this.lit = [];
    /** @type {State | undefined} */
    this.state = undefined;
    this.pitch = this.radius = this.height = 0;
    this.columns = columns(0, 1);
  }

  /**
   * @param {State} state
   * @param {number} width in which it is drawn; what that comes to on the page is the drawing's own matter
   */
  show(state, width) {
    this.state = state;
    const { message } = state;
    const most = Math.max(...message.sizes);
    this.columns = columns(width, message.sizes.length - 1);
    this.pitch = Math.max(this.columns.narrow ? 36 : 42, Math.min(64, 240 / most));
    this.radius = Math.min(this.pitch * 0.44, this.columns.narrow ? 19 : 23);
    this.height = HEAD + most * this.pitch + FOOT;
    this.svg.classList.toggle("one-narrow", this.columns.narrow);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${this.height}`);
    this.svg.setAttribute("aria-label", `Net ${message.sizes.join("-")}, example ${state.example + 1}`);
    this.svg.replaceChildren(...this.heads(), ...this.edges(), ...this.units(), this.cost());
    this.light(this.lit);
  }

  /**
   * Where a unit stands.
   * @param {number} l
   * @param {number} i
   * @returns {[number, number]}
   */
  at(l, i) {
    const { sizes } = /** @type {State} */ (this.state).message;
    const middle = HEAD + (Math.max(...sizes) * this.pitch) / 2;
    return [this.columns.x(l), middle + (i - (sizes[l] - 1) / 2) * this.pitch];
  }

  heads() {
    const { message } = /** @type {State} */ (this.state);
    const L = message.sizes.length - 1;
    const narrow = this.columns.narrow;
    return message.sizes.map((_, l) => {
      const g = l ? message.activations[l - 1] : "";
      const name = l === 0 ? "inputs" : narrow ? g : `${l === L ? "output" : `layer ${l}`}, ${g}`;
      return drawn("text", { x: this.at(l, 0)[0], y: 14, "text-anchor": "middle", class: "one-head" }, name);
    });
  }

  /**
   * Whether the present block, or one before it, is this one.
   * @param {string} phase
   * @param {number} layer
   */
  done(phase, layer) {
    const { message, at } = /** @type {State} */ (this.state);
    return message.blocks.findIndex((block) => block.phase === phase && block.layer === layer) <= at;
  }

  /** What stands on the edges into layer l: the array, and the sign before its numbers. @param {number} l */
  onEdges(l) {
    const { block } = /** @type {State} */ (this.state);
    if (block.phase === "backward" && block.layer === l) return { name: `dW[${l}]`, sign: "dw " };
    if (block.phase === "update" && this.done("update", l)) return { name: `W[${l}] new`, sign: "" };
    return { name: `W[${l}]`, sign: "" };
  }

  edges() {
    const { message } = /** @type {State} */ (this.state);
    /** @type {Element[]} */
    const lines = [];
    /** @type {Element[]} */
    const words = [];
    for (let l = 1; l < message.sizes.length; l += 1) {
      const { name, sign } = this.onEdges(l);
      const matrix = message.arrays[name];
      for (let i = 0; i < matrix.rows; i += 1) {
        for (let j = 0; j < matrix.columns; j += 1) {
          const value = matrix.values[i * matrix.columns + j] ?? 0;
          const size = matrix.largest ? Math.min(Math.abs(value) / matrix.largest, 1) : 0;
          const [[x0, y0], [x1, y1]] = [this.at(l - 1, j), this.at(l, i)];
          const key = `${l} ${i} ${j}`;
          const looks = `stroke-width: ${0.8 + 4 * size}; opacity: ${0.3 + 0.6 * size}`;
          const side = value > 0 ? "one-positive" : value < 0 ? "one-negative" : "one-nothing";
          lines.push(drawn("line", { x1: x0, y1: y0, x2: x1, y2: y1, style: looks, class: `one-edge ${side}`, "data-edge": key }));
          const few = matrix.values.length <= MOST_WRITTEN && !this.columns.narrow;
          const t = matrix.rows > 1 ? 0.3 : 0.5;
          words.push(
            drawn(
              "text",
              { x: x0 + t * (x1 - x0), y: y0 + t * (y1 - y0) + 4, class: few ? "one-weight" : "one-weight one-rare", "data-edge": key },
              sign + brief(matrix, i, j),
            ),
          );
        }
      }
    }
    return [...lines, ...words];
  }

  units() {
    const { message, example } = /** @type {State} */ (this.state);
    const L = message.sizes.length - 1;
    return message.sizes.flatMap((n, l) =>
      Array.from({ length: n }, (_, i) => {
        const [x, y] = this.at(l, i);
        const A = message.arrays[`A[${l}]`];
        const known = l === 0 || this.done("forward", l);
        const group = drawn("g", { class: "one-unit", "data-unit": `${l} ${i}` });
        const share = known && A.largest ? (A.values[i * A.columns + example] ?? 0) / A.largest : 0;
        group.append(drawn("circle", { cx: x, cy: y, r: this.radius, style: tint(share) }));
        if (known) group.append(label(x, y + 4, brief(A, i, example), "one-value"));
        if (l === 0) {
          const name = label(x - this.radius - 5, y + 4, "x", "one-name one-end");
          name.append(drawn("tspan", { dy: 4, class: "one-below" }, String(i + 1)));
          group.append(name);
        }
        const dZ = message.arrays[`dZ[${l}]`];
        const back = l === L ? this.done("output", L) : l > 0 && this.done("backward", l);
        if (back && this.pitch > 2 * this.radius + 13) {
          group.append(label(x, y + this.radius + 12, `dz ${brief(dZ, i, example)}`, "one-slope"));
        }
        if (l === L && !this.columns.narrow) {
          group.append(label(x + this.radius + 6, y + 4, `y = ${message.classes[example]}`, "one-name one-start"));
        }
        return group;
      }),
    );
  }

  cost() {
    const { message, block } = /** @type {State} */ (this.state);
    const at = this.columns;
    const L = message.sizes.length - 1;
    const room = at.narrow ? 0.06 : 0.3;
    const updated = block.phase === "update" && block.layer === L;
    const known = message.number - 1 + (this.done("cost", L) ? 1 : 0) + (updated ? 1 : 0);
    const box = { left: at.x(L + 1) - at.pitch * (0.5 - room), right: at.width - 6, top: HEAD + 14, bottom: this.height - 22 };
    return curve(message.costs.slice(0, known), box);
  }

  /**
   * The units and edges that a traced sum speaks of.
   * @param {Place[]} places
   */
  light(places) {
    this.lit = places;
    const arrays = this.state?.message.arrays ?? {};
    const keys = new Set(
      places.map(({ of, row, column }) => {
        const { kind, layer } = arrays[of];
        return kind === "weight" ? `${layer} ${row} ${column}` : kind === "" ? "" : `${layer} ${row}`;
      }),
    );
    for (const each of this.svg.querySelectorAll("[data-edge], [data-unit]")) {
      const key = each.getAttribute("data-edge") ?? each.getAttribute("data-unit") ?? "";
      each.classList.toggle("one-lit", keys.has(key));
    }
  }

  /** What moves into the present block. */
  pulse() {
    const { block, message } = /** @type {State} */ (this.state);
    const { phase, layer: l } = block;
    const L = message.sizes.length - 1;
    if (phase === "cost") pulse(this.svg, [this.at(L, 0), [this.columns.x(L + 1), this.at(L, 0)[1]]], `A[${L}]`);
    if (phase !== "forward" && phase !== "backward") return;
    const carries = phase === "forward" ? `A[${l - 1}]` : `dA[${l - 1}]`;
    for (let i = 0; i < message.sizes[l]; i += 1) {
      for (let j = 0; j < message.sizes[l - 1]; j += 1) {
        const way = [this.at(l - 1, j), this.at(l, i)];
        pulse(this.svg, phase === "forward" ? way : way.reverse(), carries);
      }
    }
  }
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {string} name class
 */
function label(x, y, text, name) {
  return drawn("text", { x, y, class: name }, text);
}

/**
 * A colour between the two, stronger the farther from 0.
 * @param {number} share of the largest, with its sign
 */
export function tint(share) {
  const strength = Math.round(Math.min(Math.abs(share), 1) * 45);
  return `--tint: var(--${share < 0 ? "negative" : "positive"}); --strength: ${strength}%`;
}
