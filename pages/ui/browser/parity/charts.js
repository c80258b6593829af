// Units, parameters and layers against n: which line is which stands at its end, and a pointer on one sets n.

import { element } from "../dom.js";
import { drawn, larger } from "../iteration/svg.js";
import { FEWEST, MOST } from "./nets.js";

/** @import { Constructions, Message, Name, Settings } from "./types.js" */

const HEIGHT = 176;
const [LEFT, TOP, BOTTOM] = [40, 24, 24];
const CLAIM =
  "The course compares 2ⁿ⁻¹ hidden units in one layer (OR of ANDs) with log₂ n hidden layers (XOR tree). " +
  "It leaves out counting: n units in one layer.";
const LEARNED =
  "○ ◇ □: the narrowest net of 1, 2, 3 hidden layers that gradient descent learned (at least 80 of 100 seeds; " +
  "tanh, Adam). What you measure in the second tab takes its place.";
const LINE = 13; // px between two names at the ends
/** @type {Name[]} */
const ORDER = ["dnf", "tree", "counting", "folding"];

/**
 * @typedef {object} Kind
 * @property {string} title
 * @property {boolean} log whether the axis can be logarithmic, and is at first
 * @property {number} most at the top of a logarithmic axis
 * @property {number[]} ticks
 * @property {number[]} even ticks of an axis that is not
 * @property {number} right room for the names
 * @property {Partial<Record<Name, string>>} names at the end of the lines
 * @property {(all: Constructions, name: Name, n: number) => number} of
 * @property {[name: string, of: (n: number) => number][]} rules lines that are no construction's
 * @property {(n: number, layers: number, width: number) => number} learned
 */

/** @type {Kind[]} */
const KINDS = [
  {
    title: "Hidden units",
    log: true,
    most: 65536,
    ticks: [1, 10, 100, 1000, 10000],
    even: [0, 10000, 20000, 30000],
    right: 112,
    names: { dnf: "2ⁿ⁻¹ OR of ANDs", tree: "≈ 2n XOR tree", counting: "n counting", folding: "2 log₂ n folding" },
    of: (all, name, n) => all[name].units[n - FEWEST],
    rules: [],
    learned: (_, layers, width) => layers * width,
  },
  {
    title: "Parameters",
    log: true,
    most: 1e6,
    ticks: [10, 100, 1000, 10000, 100000],
    even: [0, 200000, 400000, 600000],
    right: 112,
    names: { dnf: "(n+2) 2ⁿ⁻¹ + 1", tree: "XOR tree", counting: "(n+1)² counting", folding: "2n + 6 log₂ n − 1" },
    of: (all, name, n) => all[name].parameters[n - FEWEST],
    rules: [],
    learned: (n, layers, width) => (n + 1) * width + (layers - 1) * (width + 1) * width + width + 1,
  },
  {
    title: "Hidden layers",
    log: false,
    most: MOST,
    ticks: [],
    even: [0, 4, 8, 12, 16],
    right: 142,
    names: { dnf: "1 OR of ANDs, counting" },
    of: (all, name, n) => all[name].widths[n - FEWEST].length,
    rules: [["n", (n) => n], ["log₂ n tree, folding", Math.log2]],
    learned: () => NaN,
  },
];

export class Charts {
  /**
   * @param {Constructions} all
   * @param {(n: number) => void} set
   */
  constructor(all, set) {
    this.all = all;
    this.element = element("div", "par-against");
    const row = element("div", "par-charts");
    this.log = true;
    this.axis = element("button", "par-axis", { type: "button" });
    this.axis.addEventListener("click", () => this.turn());
    this.element.append(this.axis, row, element("p", "par-caption", {}, CLAIM), element("p", "par-caption", {}, LEARNED));
    this.places = KINDS.map((kind) => {
      const place = element("figure", "", { "aria-label": `${kind.title} against the number of bits n` });
      const svg = drawn("svg");
      place.append(svg);
      /** @param {MouseEvent} event */
      const point = (event) => {
        const at = (event.clientX - place.getBoundingClientRect().left) / larger() - LEFT;
        const share = at / (place.clientWidth / larger() - LEFT - kind.right);
        set(Math.round(Math.min(Math.max(FEWEST + share * (MOST - FEWEST), FEWEST), MOST)));
      };
      place.addEventListener("pointerdown", (event) => {
        if (event.pointerType === "mouse") place.setPointerCapture(event.pointerId);
      });
      place.addEventListener("click", point); // a finger that scrolls sets nothing
      place.addEventListener("pointermove", (event) => {
        if (event.buttons && event.pointerType === "mouse") point(event);
      });
      row.append(place);
      return { kind, place, svg };
    });
  }

  /** From a logarithmic axis to an even one, on which the exponential is a wall; and back. */
  turn() {
    this.log = !this.log;
    if (this.shown) this.show(...this.shown);
  }

  /** @param {Settings} settings @param {Message["measured"]} measured */
  show(settings, measured) {
    this.shown = /** @type {const} */ ([settings, measured]);
    this.axis.textContent = this.log ? "Even axis" : "Logarithmic axis";
    for (const { kind, place, svg } of this.places) {
      const width = (place.clientWidth || 400) / larger();
      svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
      svg.replaceChildren(...chart(this.all, { ...kind, log: kind.log && this.log }, width, settings, measured));
    }
  }
}

/**
 * @param {Constructions} all
 * @param {Kind} kind
 * @param {number} width
 * @param {Settings} settings
 * @param {Message["measured"]} measured
 */
function chart(all, kind, width, settings, measured) {
  const right = width - kind.right;
  const x = (/** @type {number} */ n) => LEFT + ((n - FEWEST) / (MOST - FEWEST)) * (right - LEFT);
  const most = kind.log ? kind.most : Math.max(kind.even[kind.even.length - 1], kind.of(all, "dnf", MOST));
  const place = (/** @type {number} */ v) => (kind.log ? Math.log(Math.max(v, 1)) / Math.log(most) : v / most);
  const y = (/** @type {number} */ v) => HEIGHT - BOTTOM - place(v) * (HEIGHT - BOTTOM - TOP);
  const line = (/** @type {(n: number) => number} */ of, fine = 1) =>
    Array.from({ length: (MOST - FEWEST) * fine + 1 }, (_, i) => FEWEST + i / fine)
      .map((n) => `${x(n).toFixed(1)},${y(of(n)).toFixed(1)}`)
      .join(" ");
  const parts = [drawn("text", { x: 0, y: 13, class: "par-head" }, kind.title)];
  for (const tick of kind.log ? kind.ticks : kind.even) {
    const words = tick >= 1000 ? `${tick / 1000}k` : String(tick);
    parts.push(drawn("line", { x1: LEFT, x2: right, y1: y(tick), y2: y(tick), class: "par-grid" }));
    parts.push(drawn("text", { x: LEFT - 6, y: y(tick) + 4, class: "par-tick par-end" }, words));
  }
  for (const n of [2, 4, 8, 12, MOST]) {
    parts.push(drawn("text", { x: x(n), y: HEIGHT - 8, class: "par-tick par-middle" }, n === MOST ? `n = ${n}` : String(n)));
  }
  parts.push(drawn("line", { x1: x(settings.n), x2: x(settings.n), y1: TOP - 4, y2: HEIGHT - BOTTOM, class: "par-now" }));
  for (const [n, layers, size] of measured) {
    const value = kind.learned(n, layers, size);
    if (Number.isFinite(value)) parts.push(mark(x(n), y(value), layers));
  }
  /** @type {{ y: number, text: string, colour: string }[]} */
  const names = [];
  for (const [text, of] of kind.rules) {
    parts.push(drawn("polyline", { points: line(of, 8), class: "par-rule" }));
    names.push({ y: y(of(MOST)), text, colour: "var(--ink)" });
  }
  for (const name of ORDER) {
    const { colour } = all[name];
    const of = (/** @type {number} */ n) => kind.of(all, name, n);
    const chosen = name === settings.focus ? " par-chosen" : "";
    parts.push(drawn("polyline", { points: line(of), class: `par-line${chosen}`, style: `stroke: ${colour}` }));
    parts.push(drawn("circle", { cx: x(settings.n), cy: y(of(settings.n)), r: 4, style: `fill: ${colour}` }));
    const text = kind.names[name];
    if (text) names.push({ y: y(of(MOST)), text, colour });
  }
  apart(names);
  for (const { y: at, text, colour } of names) {
    parts.push(drawn("text", { x: right + 8, y: at + 4, class: "par-name", style: `--of: ${colour}` }, text));
  }
  return parts;
}

/** Move names so far that each has a line of its own. @param {{ y: number }[]} names */
function apart(names) {
  names.sort((a, b) => a.y - b.y);
  names.forEach((each, i) => (each.y = i ? Math.max(each.y, names[i - 1].y + LINE) : each.y));
  let lowest = HEIGHT - BOTTOM + 4;
  for (const each of names.toReversed()) {
    each.y = Math.min(each.y, lowest);
    lowest -= LINE;
  }
}

/** What gradient descent learned. @param {number} x @param {number} y @param {number} layers */
function mark(x, y, layers) {
  if (layers === 1) return drawn("circle", { cx: x, cy: y, r: 4, class: "par-mark" });
  if (layers === 2) return drawn("path", { d: `M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`, class: "par-mark" });
  return drawn("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7, class: "par-mark" });
}
