// The canvases of a view: which painter paints which of its pictures, where it is seen.

import { GrowingCurves } from "./growing.js";
import { Moving } from "./moving.js";
import { PAINTERS } from "./painting.js";
import { NetStates } from "./states.js";

/** @import { Plots } from "./plots.js" */
/** @import { Growths } from "./painters/curves.js" */
/** @import { Arrays, CurvesUpdate, Drawing, NetUpdate, PaintUpdate, Painter, State } from "./types.js" */

/**
 * @typedef {object} Host paints drawings where no figure is
 * @property {boolean} seen
 * @property {(drawing: Drawing) => Painter} painter
 */

const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Canvases {
  /**
   * @param {Plots} plots
   * @param {() => void} wantFields is called when a net cannot be computed here in time
   */
  constructor(plots, wantFields) {
    this.plots = plots;
    /** @type {Map<string, Moving>} */
    this.paintings = new Map();
    /** @type {Map<string, NetStates>} */
    this.nets = new Map();
    /** @type {Map<string, [NetUpdate, Arrays]>} */
    this.latest = new Map(); // of each net
    /** @type {Map<string, GrowingCurves>} */
    this.curves = new Map(); // of each figure that has some
    /** @type {Map<string, Growths>} */
    this.growths = new Map(); // of their axes, also while figures are made anew
    /** @type {Record<string, Host>} */
    this.hosts = {}; // kind of drawing -> who paints it where no figure is
    /** @type {number[] | null} */
    this.looked = null; // the unit that is shown in place of the output: layer, and place in it
    /** Told of a unit to look at that the server has to compute. @type {(unit: number[] | null) => void} */
    this.wantLook = () => {};
    this.asks = false; // whether the server computes what a reader looks at
    /** @type {Record<string, Partial<Drawing>>} */
    this.looks = {}; // of each figure that is drawn otherwise than the page has it
    this.wantFields = wantFields;
    this.playing = false;
  }

  /** The theme is another one: painters keep the colours that they were made with. */
  retheme() {
    this.remake();
    for (const curves of this.curves.values()) curves.retheme();
  }

  /**
   * Draw a figure otherwise: with more options for its painters.
   * @param {string} figure
   * @param {Partial<Drawing>} options
   */
  drawAs(figure, options) {
    this.looks[figure] = options;
    this.remake(figure);
  }

  /** @param {string} [figure] whose painters are made anew: without it all */
  remake(figure) {
    for (const painting of this.paintings.values()) {
      if (figure && painting.drawing.figure !== figure) continue;
      painting.painter.dispose();
      const painter = this.painter(painting.drawing);
      if (painter) painting.remake(painter);
    }
  }

  /**
   * @param {Drawing} drawing
   * @returns {Painter | undefined}
   */
  painter(drawing) {
    const host = this.hosts[drawing.paint];
    if (host) return host.painter(drawing);
    const div = this.plots.figures.get(drawing.figure)?.div;
    return div && PAINTERS[drawing.paint]?.(/** @type {any} */ (div), { ...drawing, ...this.looks[drawing.figure] }, this.plots.plotly);
  }

  /** Figures have been made anew: nothing that was painted is of use. */
  clear() {
    for (const { painter } of this.paintings.values()) painter.dispose();
    this.paintings.clear();
    for (const curves of this.curves.values()) curves.dispose();
    this.curves.clear();
    this.nets.clear();
    this.latest.clear();
    this.asks = false;
  }

  /**
   * @param {NetUpdate} update
   * @param {Arrays} arrays
   */
  takeNet(update, arrays) {
    const key = keyOf(update), { net, params, drawings } = update;
    this.latest.set(key, [update, arrays]);
    if (!this.nets.has(key)) this.nets.set(key, new NetStates(net, this.wantFields));
    const seen = drawings.filter((drawing) => this.isSeen(drawing));
    const states = this.nets.get(key)?.of(/** @type {Float32Array} */ (arrays[params]), seen, this.playing, this.looked) ?? [];
    for (const { drawing, state } of states) this.put(drawing, `${key} ${drawing.n} ${drawing.look}`, state);
  }

  /**
   * @param {PaintUpdate} update
   * @param {Arrays} arrays
   */
  takePaint(update, arrays) {
    this.asks ||= update.looks === true;
    this.put(update, keyOf(update), update.values.map((name) => unit(arrays[name])));
  }

  /**
   * Curves are not blended: their points are of one iteration each.
   * @param {CurvesUpdate} update
   * @param {Arrays} arrays
   */
  takeCurves(update, arrays) {
    const { figure } = update, div = this.plots.figures.get(figure)?.div;
    if (!div) return;
    let curves = this.curves.get(figure);
    if (!curves) {
      curves = new GrowingCurves(this.plots.plotly, div, update, this.growths.get(figure));
      this.curves.set(figure, curves);
      this.growths.set(figure, curves.curves.growth);
    }
    curves.take(update, arrays);
  }

  /** @param {Drawing} drawing */
  isSeen({ paint, figure, looks }) {
    return this.hosts[paint]?.seen ?? (this.plots.isSeen(figure) || (looks === true && this.looked !== null));
  }

  /**
   * Shows a unit where the output is shown, or the output again.
   * @param {number[] | null} unit
   */
  look(unit) {
    if (String(unit) === String(this.looked)) return;
    this.looked = unit;
    if (this.asks) this.wantLook(unit);
    this.seen();
  }

  /**
   * Paints what a host paints once more, with what it has.
   * @param {string[]} kinds
   */
  again(kinds) {
    for (const painting of this.paintings.values())
      if (kinds.includes(painting.drawing.paint)) painting.again();
  }

  /**
   * The newest state of a picture.
   * @param {string} figure
   * @param {Drawing["paint"]} paint
   */
  latestOf(figure, paint) {
    const { drawing, to } = this.paintings.get(`${figure}/${paint}`) ?? {};
    return drawing && to && { drawing, state: to };
  }

  /** A figure has come into sight: nothing was computed for it while it was not seen. */
  seen() {
    for (const [update, arrays] of [...this.latest.values()]) this.takeNet(update, arrays);
  }

  /**
   * @param {Drawing} drawing
   * @param {string} made another one when the painter has to be made anew
   * @param {State} state
   */
  put(drawing, made, state) {
    const key = `${drawing.figure}/${drawing.paint}`, now = performance.now();
    const known = this.paintings.get(key);
    if (known?.made === made) return known.take(state, now, this.playing && !still.matches && !drawing.jumps);
    const painter = this.painter(drawing);
    if (!painter) return;
    known?.painter.dispose();
    this.paintings.set(key, new Moving(made, drawing, painter, state, now));
  }

  /**
   * Paints what is between states now; returns whether there is more to come.
   * @param {number} now
   */
  paint(now) {
    let more = false;
    for (const [figure, curves] of this.curves) if (this.plots.isSeen(figure)) curves.paint(this.playing);
    for (const painting of this.paintings.values()) if (this.isSeen(painting.drawing)) more = painting.paint(now, this.playing) || more;
    return more;
  }

  /**
   * What is painted in a figure, as layout images for one that is saved; curves are saved as Plotly's own lines.
   * @param {string} figure
   */
  images(figure) {
    this.curves.get(figure)?.tell();
    const painted = [...this.paintings.values()].filter(({ drawing }) => drawing.figure === figure);
    return painted.flatMap(({ painter }) => painter.asImages());
  }
}

/** @type {WeakMap<object, string>} */
const keys = new WeakMap();

/**
 * All that stays the same of an update from frame to frame; the names of arrays may change.
 * @param {NetUpdate | PaintUpdate} update
 */
function keyOf(update) {
  const known = keys.get(update);
  if (known) return known;
  const key = JSON.stringify({ ...update, params: 0, values: 0 });
  keys.set(update, key);
  return key;
}

/**
 * Small whole numbers as what they stand for: uint8 from 0 to 1, int8 from -1 to 1.
 * @param {Arrays[string]} array
 */
function unit(array) {
  if (array instanceof Uint8Array) return Float32Array.from(array, (value) => value / 255);
  if (array instanceof Int8Array) return Float32Array.from(array, (value) => value / 127);
  return array;
}
