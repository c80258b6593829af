// Curves on Plotly's axes, linear or log, which grow point by point; Plotly draws the axes, and those seldom.

import { css } from "./colours.js";
import { Layer } from "./layer.js";
import { Growth } from "./ranges.js";
import { Series, nothing, widen } from "./series.js";
import { band, inside, lastFinite, line } from "./strokes.js";
import { SYMBOLS } from "./symbols.js";
import { letters, names, typeOf } from "./words.js";

/** @import { Axis, Colour, Figure, Values, Where } from "./types.js" */
/** @import { Type } from "./words.js" */

/** @typedef {{ x: Growth, y: Growth }} Growths of both axes */

/**
 * @typedef {object} CurveStyle
 * @property {Colour} colour
 * @property {number} [width] px
 * @property {readonly number[]} [dash] px on, px off and so on
 * @property {number} [band] opacity of the band between low and high: 0.2
 * @property {string} [name] written beside the line
 * @property {string} [letter] written at its end
 * @property {import("./symbols.js").Symbol} [symbol] a mark at the newest point, or where the run stands
 */

const SHORTEST = 10; // iterations on the axis: they are whole, and so are its ticks

export class Curves {
  /**
   * @param {Figure} div
   * @param {{ styles: readonly CurveStyle[], most?: number, ring?: Colour, highest?: number } & Where} options a style
   *   each; points that are kept of each; the colour around marks; the y above which the axis has no room for any
   */
  constructor(div, { styles, most = 1200, ring, highest = Infinity, ...where }) {
    this.styles = styles;
    this.highest = highest;
    this.series = styles.map(() => new Series(most));
    this.visible = styles.map(() => true);
    /** @type {(string | null)[]} */
    this.ends = styles.map(() => null); // the word at a curve that diverged
    this.ring = ring ? css(ring) : null;
    /** @type {Map<string, import("./naming.js").Place>} */
    this.places = new Map(); // of names
    /** @type {number | null} */
    this.stand = null;
    this.painted = "";
    /** @type {Type | undefined} */
    this.known = undefined;
    this.layer = new Layer(div, () => this.draw(), { over: true, ...where });
    /** @type {Growths} */
    this.growth = { x: new Growth(1.6, true, 0, SHORTEST), y: new Growth(1.15, true) };
  }

  /**
   * Other looks of the same curves.
   * @param {readonly CurveStyle[]} styles
   * @param {Colour} ring
   */
  restyle(styles, ring) {
    this.styles = styles;
    this.known = undefined;
    this.ring = css(ring);
    this.painted = "";
  }

  /** The page's type, asked for once a theme: in each frame its style would be reckoned for it. */
  get type() {
    return (this.known ??= typeOf(this.layer.div));
  }

  /**
   * One more point of curve k, and its band.
   * @param {number} k
   * @param {number} x
   * @param {number} y
   * @param {number} [low]
   * @param {number} [high]
   */
  append(k, x, y, low, high) {
    this.series[k].append(x, y, low, high);
  }

  /**
   * Other points in place of all of curve k.
   * @param {number} k
   * @param {Values} x rising
   * @param {Values} y
   * @param {Values} [low]
   * @param {Values} [high]
   */
  replace(k, x, y, low, high) {
    this.ends[k] = null;
    this.series[k].replace(x, y, low, high);
  }

  /** No points; the axes stay as they are until `fit`. */
  clear() {
    for (const series of this.series) series.clear();
    this.ends.fill(null);
    this.stand = null;
  }

  /** Forget a reader's zoom: the next ranges are fitted to what there is then. */
  fit() {
    this.growth.x.forget();
    this.growth.y.forget();
  }

  /**
   * Stand in for the curves that were in this figure before: a reader's zoom of those is kept.
   * @param {Growths} growth theirs
   */
  follow(growth) {
    const { x, y } = this.layer;
    this.growth = growth;
    if (x) growth.x.restart(x);
    if (y) growth.y.restart(y);
  }

  /**
   * Curve k ends in a cross, and `word` beside it, at its last point: it diverged there.
   * @param {number} k
   * @param {string} word
   */
  diverged(k, word = "") {
    this.ends[k] = word;
  }

  /**
   * What to relayout so that all is in sight, or null: seldom anything, and nothing where a reader has zoomed.
   * @returns {Record<string, [number, number]> | null}
   */
  wanted() {
    const { x, y, axes } = this.layer;
    if (!x || !y) return null;
    const reach = { x: nothing(), y: nothing() };
    this.series.forEach((series, k) => {
      if (!this.visible[k]) return;
      for (const axis of /** @type {const} */ (["x", "y"])) {
        for (const value of Object.values(series.reach[axis])) widen(reach[axis], value);
      }
    });
    reach.y.most = Math.min(reach.y.most, this.highest);
    /** @type {Record<string, [number, number]>} */
    const ranges = {};
    const [wide, high] = [this.growth.x.wanted(x, reach.x), this.growth.y.wanted(y, reach.y)];
    if (wide) ranges[`xaxis${axes[0].slice(1)}.range`] = wide;
    if (high) ranges[`yaxis${axes[1].slice(1)}.range`] = high;
    return wide || high ? ranges : null;
  }

  /**
   * The last point of curve k that is a number, or none.
   * @param {number} k
   */
  end(k) {
    const series = this.series[k], last = lastFinite(series);
    return [series.x[last], series.y[last]];
  }

  /** Draws, if anything has changed since it was drawn. */
  paint() {
    const versions = this.series.map((series) => series.version);
    const state = JSON.stringify([versions, this.visible, this.ends, this.stand]);
    if (state === this.painted) return;
    this.painted = state;
    this.draw();
  }

  draw() {
    const canvas = this.layer.begin();
    if (!canvas) return;
    const { context, x, y } = canvas;
    context.lineJoin = "round";
    const shown = this.series.map((series, k) => ({ series, style: this.styles[k], end: this.ends[k] }));
    const seen = shown.filter(({ series }, k) => this.visible[k] && series.n);
    for (const { series, style } of seen) band(context, x, y, series, style);
    for (const { series, style } of seen.toReversed()) line(context, x, y, series, style); // the run's own over those beside it
    const { type, layer: { width, height } } = this;
    names(context, { x, y, width, height }, type, seen, this.places);
    letters(context, { x, y, width, height }, type, seen);
    for (const { series, style, end } of seen) this.mark(context, x, y, series, style, end);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Axis} x
   * @param {Axis} y
   * @param {Series} series
   * @param {CurveStyle} style
   * @param {string | null} end
   */
  mark(context, x, y, series, style, end) {
    const last = lastFinite(series);
    if (last < 0) return;
    context.strokeStyle = context.fillStyle = css(style.colour);
    if (end !== null) {
      const px = inside(x.c2p(series.x[last]), 6, this.layer.width - 6), py = inside(y.c2p(series.y[last]), 6, this.layer.height - 6);
      context.lineWidth = 2.5;
      context.beginPath();
      SYMBOLS.cross(context, px, py, 5);
      context.stroke();
      const left = px > this.layer.width / 2;
      Object.assign(context, { font: `12px ${this.type.family}`, textBaseline: "middle", textAlign: left ? "right" : "left" });
      context.fillText(end, px + (left ? -10 : 10), py);
      return;
    }
    const place = this.stand ?? series.x[last];
    const px = x.c2p(place), py = y.c2p(this.stand === null ? series.y[last] : series.at(place));
    const { width, height } = this.layer;
    if (!style.symbol || !(px >= -1 && px <= width + 1 && py >= -1 && py <= height + 1)) return;
    context.beginPath();
    SYMBOLS[style.symbol](context, inside(px, 6, width - 6), inside(py, 6, height - 6), 5); // whole at the edges too
    if (style.symbol === "cross") context.stroke();
    else context.fill();
    if (!this.ring) return;
    context.strokeStyle = this.ring;
    context.lineWidth = 2;
    context.stroke();
  }

  asImages() {
    return [this.layer.asImage()];
  }

  dispose() {
    this.layer.dispose();
  }
}
