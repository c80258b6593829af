// The net as an instrument: every unit a live picture, every weight an edge; shown, held, switched and set in place.

import { element } from "../dom.js";
import { onTheme } from "../theme.js";
import { arrange, edgeAt, unitAt, walked } from "./geometry.js";
import { Heads } from "./heads.js";
import { instrumentOf } from "./instrument.js";
import { inputMark, said } from "./marks.js";
import { Nodes } from "./nodes.js";
import { colours } from "./tokens.js";
import { Units, outlineOf } from "./units.js";
import { STRONGEST, Wires } from "./wires.js";

/** @import { Drawing, Header, Painter, Part } from "../types.js" */
/** @import { View } from "../view.js" */
/** @import { Column, Edge, Unit } from "./geometry.js" */
/** @import { Input } from "./instrument.js" */

const PHONE = 700; // px of the window: inputs that are off are folded away
const WIDE = 1680; // px of the window, from which on tiles may be larger
const LARGEST = { phone: 44, wide: 84, else: 60 }; // px of a tile
const KINDS = ["wires", "board"];

/** @implements {Part} */
export class Board {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.instrument = instrumentOf(view);
    this.seen = true;
    /** @type {Column[]} */
    this.columns = [];
    /** @type {(Input & { at: number })[]} */
    this.shown = []; // inputs that are on the board
    this.unfolded = false; // those that are off, on a phone
    this.outline = new Path2D();
    /** @type {Header | undefined} */
    this.header = undefined;
    this.element = element("section", "board", { "aria-label": "The net" });
    this.edges = element("canvas", "board-canvas", { "aria-hidden": "true" });
    this.tiles = element("canvas", "board-canvas", { "aria-hidden": "true" });
    this.labels = element("div", "board-labels", { "aria-hidden": "true" });
    this.more = element("button", "board-more", { type: "button", hidden: "" });
    this.more.onclick = () => this.unfold();
    this.note = element("p", "board-note");
    this.heads = new Heads(view, (unit) => this.hold(unit));
    this.nodes = new Nodes(this);
    this.element.append(this.edges, this.tiles, this.labels, this.nodes.element, this.heads.element, this.more, this.note);
    this.colours = colours();
    this.font = { family: "sans-serif", size: 12 };
    /** @type {Wires | undefined} */
    this.wires = undefined;
    for (const kind of KINDS) view.canvases.hosts[kind] = this;
    this.instrument.listeners.add((numbers) => numbers || this.again());
    this.resized = new ResizeObserver(() => this.lay());
    this.resized.observe(this.element);
    this.sight = new IntersectionObserver(([entry]) => {
      this.seen = entry.isIntersecting;
      if (this.seen) view.plots.onSeen();
    });
    this.sight.observe(this.element);
    this.forgetTheme = onTheme(this.element, () => this.retheme());
  }

  /** Whether a unit stands out now. */
  get hot() {
    return this.instrument.looks || this.nodes.focused;
  }

  /**
   * A painter of one kind of drawing: the last one made for a kind is the one in use.
   * @param {Drawing} drawing
   * @returns {Painter}
   */
  painter(drawing) {
    this.instrument.takeNet(drawing.spec);
    if (drawing.paint === "wires") {
      this.wires = new Wires(this);
      this.lay();
      return this.wires;
    }
    this.takeInputs(drawing);
    this.lay();
    const units = new Units(this, drawing);
    this.instrument.tile = (unit) => units.field(unit);
    return units;
  }

  /** @param {Drawing} drawing */
  takeInputs({ names, offered, spec, extent }) {
    this.instrument.extent = extent;
    this.instrument.inputs = [
      .../** @type {string[]} */ (names).map((label, k) => ({ label, name: "", setting: "", place: k + 1 })),
      .../** @type {[string, string][]} */ (offered).map(([name, label]) => {
        const at = spec.features.indexOf(name);
        return { label, name, setting: `feature_${name}`, place: at < 0 ? 0 : names.length + at + 1 };
      }),
    ];
  }

  /** @param {Header} header */
  show(header) {
    const before = this.header;
    this.header = header;
    if (String(before?.hidden) !== String(header.hidden)) this.lay();
    this.heads.show(header, this.columns);
    this.nodes.show(header);
  }

  /** Where everything lies: after another net, or in another window. */
  lay() {
    const { spec, inputs } = this.instrument, { clientWidth: width, clientHeight: height } = this.element;
    if (!spec || !inputs.length || !width || !height) return;
    const phone = innerWidth < PHONE, { hidden = [] } = this.header ?? {};
    const can = inputs.map((input, at) => ({ ...input, at })).filter(({ place, setting }) => place || !hidden.includes(setting));
    this.shown = can.filter(({ place }) => place || !phone || this.unfolded);
    const style = getComputedStyle(this.element), top = parseFloat(style.getPropertyValue("--board-top"));
    this.font = { family: style.fontFamily, size: parseFloat(style.fontSize) };
    const counts = [this.shown.length, ...spec.sizes.slice(1)], most = LARGEST[phone ? "phone" : innerWidth < WIDE ? "else" : "wide"];
    const room = { width: width - 10, height: height - 12, top, left: phone ? 8 : 70, most };
    this.columns = arrange(counts, room);
    const thinned = spec.sizes.slice(1).some((n, k) => n * spec.sizes[k] > STRONGEST && (this.columns[k].mosaic || this.columns[k + 1].mosaic));
    this.note.textContent = thinned ? `The ${STRONGEST} strongest weights of a layer are drawn, and all into the unit you look at.` : "";
    if (thinned) this.columns = arrange(counts, { ...room, height: room.height - this.note.offsetHeight });
    this.outline = outlineOf(this.columns);
    for (const canvas of [this.edges, this.tiles]) {
      Object.assign(canvas, { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) });
    }
    const off = inputs.length - this.shown.length;
    this.more.hidden = !phone || (!off && !this.unfolded) || can.length === this.shown.length - off;
    this.more.textContent = this.unfolded ? "fewer" : `+ ${can.length - this.shown.length}`;
    this.more.setAttribute("aria-label", this.unfolded ? "Hide inputs that are off" : "Show inputs that are off");
    this.label(phone);
    this.nodes.lay();
    if (this.header) this.heads.show(this.header, this.columns);
    this.more.style.bottom = `${this.note.offsetHeight}px`;
    this.again();
  }

  /** @param {boolean} phone */
  label(phone) {
    const [first] = this.columns, last = this.columns[this.columns.length - 1];
    /** @type {(mark: HTMLElement, x: number, y: number, off: boolean) => HTMLElement} */
    const put = (mark, x, y, off) => {
      const label = element("span", off ? "board-label off" : "board-label");
      Object.assign(label.style, { left: `${x}px`, top: `${y}px` });
      label.append(mark);
      return label;
    };
    const marks = this.shown.map(({ label, place }, k) => {
      const x = phone ? first.x[k] : first.x[k] - first.size / 2 - 10;
      return put(inputMark(label), x, phone ? first.y[k] - first.size / 2 - 9 : first.y[k], !place);
    });
    const output = element("i", "", {}, "ŷ");
    const end = put(output, last.middle, last.y[last.y.length - 1] + last.size / 2 + 4, false);
    end.classList.add("below");
    const { output: g } = /** @type {NonNullable<typeof this.instrument.spec>} */ (this.instrument.spec);
    const heads = [put(element("span", "", {}, "inputs"), first.middle, 32, true), put(element("span", "", {}, `g = ${g}`), last.middle, 32, true)];
    for (const head of heads) head.classList.add("head-label");
    this.labels.classList.toggle("above", phone);
    this.labels.replaceChildren(...marks, end, ...heads);
  }

  unfold() {
    this.unfolded = !this.unfolded;
    this.lay();
  }

  again() {
    this.view.canvases.again(KINDS);
    this.view.schedule();
    this.nodes.mark();
  }

  retheme() {
    this.colours = colours();
    this.view.canvases.retheme();
    this.view.schedule();
  }

  /**
   * An empty canvas in CSS pixels.
   * @param {HTMLCanvasElement} canvas
   */
  begin(canvas) {
    const context = canvas.getContext("2d");
    context?.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context?.clearRect(0, 0, canvas.width, canvas.height);
    return this.columns.length ? context : null;
  }

  /**
   * The tile of a unit in its layer, from 0; -1 for an input that is not on the board.
   * @param {Unit} unit
   */
  nodeOf([l, i]) {
    return l ? i - 1 : this.shown.findIndex(({ at }) => at === i - 1);
  }

  /**
   * The unit of a tile.
   * @param {Unit} tile its layer, and place from 1
   * @returns {Unit}
   */
  unitOf([l, k]) {
    return l ? [l, k] : [0, this.shown[k - 1].at + 1];
  }

  /**
   * An edge as the tiles are counted.
   * @param {Edge} edge as the net counts
   * @returns {Edge}
   */
  placed([l, i, j]) {
    return l > 1 ? [l, i, j] : [l, i, this.shown.findIndex(({ place }) => place === j) + 1];
  }

  /**
   * What lies at a point of the board.
   * @param {number} x
   * @param {number} y
   * @returns {{ unit?: Unit, edge?: Edge }}
   */
  at(x, y) {
    const tile = unitAt(this.columns, x, y);
    if (tile) return { unit: this.unitOf(tile) };
    const edges = [...(this.wires?.edges() ?? [])];
    const found = edgeAt(this.columns, edges.map((edge) => this.placed(edge)), x, y);
    return found ? { edge: edges.find((edge) => String(this.placed(edge)) === String(found)) } : {};
  }

  /**
   * The unit that a key leads to.
   * @param {Unit} unit
   * @param {string} key
   */
  next(unit, key) {
    const node = this.nodeOf(unit), tile = walked(this.columns, [unit[0], Math.max(node, 0) + 1], key);
    return tile && this.unitOf(tile);
  }

  /** @param {Unit} unit */
  hold(unit) {
    const { held, unit: now } = this.instrument;
    this.instrument.held = !(held && String(now) === String(unit));
    this.instrument.look(unit);
  }

  /**
   * Switches an input on or off, if it can be.
   * @param {Unit} unit
   */
  toggle([, i]) {
    const { setting, place } = this.instrument.inputs[i - 1];
    if (setting && !this.header?.locked.includes(setting)) this.view.set({ [setting]: !place });
  }

  /**
   * What a screen reader says of a unit.
   * @param {Unit} unit
   */
  nameOf([l, i]) {
    const { spec, inputs } = this.instrument;
    if (l === 0) {
      const { label, place, setting } = inputs[i - 1], locked = this.header?.locked.includes(setting);
      const state = setting ? `${place ? "on" : "off"}${locked ? ", locked by this lesson" : ""}` : "always on";
      return `Input ${said(label)}, ${state}`;
    }
    const bias = this.instrument.bias([l, i]), last = spec && l === spec.sizes.length - 1;
    const many = last && spec.sizes[l] > 1 ? ` ${i}` : "";
    return `${last ? `Output${many}` : `Unit ${i} of layer ${l}`}${Number.isFinite(bias) ? `, bias ${bias.toFixed(2)}` : ""}`;
  }

  /**
   * @param {Edge} edge as the net counts
   */
  edgeName([l, i, j]) {
    const { spec, inputs } = this.instrument, input = inputs.find(({ place }) => place === j);
    const from = l > 1 ? `unit ${j} of layer ${l - 1}` : said(input?.label ?? `input ${j}`);
    const to = spec && l === spec.sizes.length - 1 ? "the output" : `unit ${i} of layer ${l}`;
    return `Weight from ${from} to ${to}, ${this.instrument.weight([l, i, j]).toFixed(2)}`;
  }

  dispose() {
    this.resized.disconnect();
    this.sight.disconnect();
    this.forgetTheme();
  }
}
