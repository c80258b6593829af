// The net for pointer, keyboard and screen reader: one stop, in which arrows walk; each unit has a name.

import { element } from "../dom.js";

/** @import { Header } from "../types.js" */
/** @import { Board } from "./board.js" */
/** @import { Edge, Unit } from "./geometry.js" */

const HELP = "Arrow keys walk, Enter holds, E walks the weights of a unit, Space switches an input, Escape lets go.";

export class Nodes {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.focused = false;
    /** @type {Unit} */
    this.cursor = [0, 1];
    /** @type {Map<string, HTMLElement>} */
    this.options = new Map();
    const words = { role: "listbox", tabindex: 0, "aria-label": `The net. ${HELP}`, "aria-multiselectable": "true" };
    this.element = element("div", "board-nodes", words);
    this.wire = element("span", "board-wire", { role: "option", "aria-selected": "false" });
    this.made = "";
    this.counter = 0;
    this.playing = false;
    this.element.onpointermove = (event) => this.move(event);
    this.element.onpointerleave = () => this.leave();
    this.element.onclick = (event) => this.click(event);
    this.element.onkeydown = (event) => this.key(event);
    this.element.onfocus = () => this.focus();
    this.element.onblur = () => {
      this.focused = false;
      this.leave();
    };
  }

  /** An option for each unit, where its tile lies. */
  lay() {
    const { board } = this, { columns } = board, made = columns.map(({ x }, l) => (l ? x.length : board.shown.map(({ at }) => at))).join("|");
    if (made !== this.made) this.make();
    this.made = made;
    columns.forEach(({ x, y, size }, l) => {
      x.forEach((middle, k) => {
        const { style } = /** @type {HTMLElement} */ (this.options.get(String(board.unitOf([l, k + 1]))));
        Object.assign(style, { left: `${middle - size / 2}px`, top: `${y[k] - size / 2}px`, width: `${size}px`, height: `${size}px` });
      });
    });
    this.name();
  }

  make() {
    const { board } = this, last = board.columns.length - 1;
    this.options.clear();
    const groups = board.columns.map(({ x }, l) => {
      const group = element("div", "", { role: "group", "aria-label": l === 0 ? "Inputs" : l === last ? "Output" : `Layer ${l}` });
      for (let k = 1; k <= x.length; k++) {
        const unit = board.unitOf([l, k]), option = element("span", l ? "board-node" : "board-node input", { role: "option" });
        option.id = `board-${unit.join("-")}`;
        option.dataset.unit = String(unit);
        this.options.set(String(unit), option);
        group.append(option);
      }
      return group;
    });
    this.element.replaceChildren(...groups, this.wire);
    if (!this.options.has(String(this.cursor))) this.cursor = [0, 1];
    this.mark();
  }

  /** @param {Header} header */
  show({ playing }) {
    const rests = this.playing && !playing;
    this.playing = playing;
    if (!rests) return;
    this.name();
    this.board.instrument.tell(true); // whoever reads the tiles: they are painted exactly now
  }

  /** Names have numbers in them: all are said anew when the net rests, the one that is in use at once. */
  name() {
    for (const [unit, option] of this.options) this.say(/** @type {any} */ (unit.split(",").map(Number)), option);
  }

  /**
   * @param {Unit} unit
   * @param {HTMLElement | undefined} option
   */
  say(unit, option) {
    option?.setAttribute("aria-label", this.board.nameOf(unit));
    option?.setAttribute("title", unit[0] ? "" : this.board.nameOf(unit));
  }

  /** What is chosen, and where the keyboard is. */
  mark() {
    const { inputs, held, unit, near } = this.board.instrument;
    for (const [key, option] of this.options) {
      const [l, i] = key.split(",").map(Number), on = l === 0 ? (inputs[i - 1]?.place ?? 0) > 0 : held && key === String(unit);
      if (option.getAttribute("aria-selected") !== String(on)) option.setAttribute("aria-selected", String(on));
    }
    const option = this.options.get(String(this.cursor));
    for (const other of this.element.querySelectorAll(".active")) if (other !== option) other.classList.remove("active");
    option?.classList.add("active");
    this.element.setAttribute("aria-activedescendant", (this.focused && near ? this.wire : option)?.id ?? "");
  }

  focus() {
    this.focused = true;
    if (this.element.matches(":focus-visible")) this.go(this.cursor);
  }

  /** @param {Unit} unit */
  go(unit) {
    this.cursor = unit;
    this.say(unit, this.options.get(String(unit)));
    this.board.instrument.near = null;
    if (!this.board.instrument.held) this.board.instrument.look(unit);
    this.board.again();
  }

  /** @param {PointerEvent | MouseEvent} event */
  place(event) {
    const { left, top } = this.element.getBoundingClientRect();
    return this.board.at(event.clientX - left, event.clientY - top);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { instrument } = this.board, { unit, edge } = this.place(event);
    this.element.classList.toggle("caught", Boolean(unit ?? edge));
    instrument.approach(edge ?? null);
    if (instrument.held || String(unit ?? null) === String(instrument.looks ? instrument.unit : null)) return;
    instrument.look(unit ?? null);
  }

  leave() {
    const { instrument } = this.board;
    instrument.approach(null);
    if (!instrument.held && instrument.looks) instrument.look(null);
  }

  /** @param {MouseEvent} event one without a place comes from a screen reader */
  click(event) {
    const { board } = this, { instrument } = board, named = /** @type {HTMLElement} */ (event.target).dataset.unit;
    const { unit, edge } = event.detail === 0 && named ? { unit: /** @type {any} */ (named.split(",").map(Number)), edge: undefined } : this.place(event);
    if (unit) {
      this.cursor = unit;
      if (unit[0] === 0) board.toggle(unit);
      else board.hold(unit);
    } else if (edge) instrument.choose(edge);
    else if (instrument.held) instrument.look(null);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { board, cursor } = this, { instrument } = board, next = board.next(cursor, event.key);
    if (next) this.go(next);
    else if (event.key === "Enter") {
      if (instrument.near) instrument.choose(instrument.near);
      else board.hold(cursor);
    } else if (event.key === " ") {
      if (cursor[0] === 0) board.toggle(cursor);
    } else if (event.key === "e" || event.key === "E") this.walkEdges(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      instrument.near = null;
      instrument.edge = null;
      instrument.look(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * To the next of the edges into a unit, or out of an input.
   * @param {number} by
   */
  walkEdges(by) {
    const { instrument } = this.board, { spec, near } = instrument, [l, i] = instrument.counted(this.cursor);
    if (!spec || !i) return;
    const n = l ? spec.sizes[l - 1] : spec.sizes[1];
    const edges = Array.from({ length: n }, (_, k) => /** @type {Edge} */ (l ? [l, i, k + 1] : [1, k + 1, i]));
    const at = edges.findIndex((edge) => String(edge) === String(near));
    const edge = edges[at < 0 ? (by > 0 ? 0 : n - 1) : (at + by + n) % n];
    this.counter += 1;
    this.wire.id = `board-wire-${this.counter}`; // another one, so that it is said
    this.wire.setAttribute("aria-label", this.board.edgeName(edge));
    instrument.approach(edge);
    this.mark();
  }
}
