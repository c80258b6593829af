// The curves of one figure, painted as they grow. Plotly draws the axes and the legend, and is given the points for
// hover and for saving when nobody waits for it; its own lines are not seen (live.css).

import { Curves } from "./painters/curves.js";
import { rgba } from "./painters/colours.js";
import { dashes } from "./painters/strokes.js";
import { token } from "./theme.js";

/** @import { Arrays, CurvesUpdate, Drawn, Plotly } from "./types.js" */
/** @import { Growths } from "./painters/curves.js" */

const RELAYOUT = 250; // ms from one growth of the axes to the next while the run plays
const HOVER = 500; // ms from one redraw to the next while the pointer is over a figure that plays
const IDLE = 250; // ms without a change after which a figure at rest is redrawn
const WORD = "diverged";

export class GrowingCurves {
  /**
   * @param {Plotly} plotly
   * @param {Drawn} div
   * @param {CurvesUpdate} update
   * @param {Growths} [growth] of the curves that were there before
   */
  constructor(plotly, div, { lines, stand, highest }, growth) {
    this.plotly = plotly;
    this.div = div;
    const known = new Set(lines.flatMap(({ trace, band }) => [trace, ...band]));
    const others = div._fullData.filter(({ index, mode }) => mode === "lines" && !known.has(index));
    this.lines = lines;
    this.traces = [...lines.map(({ trace }) => trace), ...others.map(({ index }) => index)];
    this.marks = Boolean(stand);
    this.curves = new Curves(/** @type {any} */ (div), { styles: this.styles(), ring: token("paper"), highest });
    if (growth) this.curves.follow(growth);
    others.forEach(({ x, y }, k) => this.curves.replace(lines.length + k, x, y));
    /** @type {CurvesUpdate | undefined} */
    this.update = undefined; // the latest
    /** @type {ArrayLike<number> | undefined} */
    this.stand = undefined; // x and y of where the run stands
    this.playing = false;
    this.hovered = false;
    this.stale = false; // whether Plotly does not know the latest points
    this.asking = false; // whether Plotly is being given other ranges
    this.asked = this.redrawn = -Infinity; // when it was
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.idle = undefined;
    div.classList.add("painted");
    this.enter = () => this.onHover(true);
    this.leave = () => this.onHover(false);
    this.changed = () => this.asking || this.paint();
    div.addEventListener("pointerenter", this.enter);
    div.addEventListener("pointerleave", this.leave);
    for (const event of ["plotly_relayout", "plotly_restyle"]) div.on(event, this.changed);
  }

  /** How the lines look, as the figure has them now. */
  styles() {
    const { data, layout } = this.div;
    return this.traces.map((trace, k) => ({
      ...lineOf(data[trace]),
      ...(k < this.lines.length ? { band: rgba(data[this.lines[k].band[1]].fillcolor)[3] } : {}),
      ...(k === 0 && this.marks ? { symbol: /** @type {const} */ ("circle") } : {}),
      ...(layout.showlegend === false ? named(k < this.lines.length, data[trace]) : {}),
    }));
  }

  /** The theme is another one. */
  retheme() {
    this.curves.restyle(this.styles(), token("paper"));
    this.curves.paint();
  }

  /**
   * @param {CurvesUpdate} update
   * @param {Arrays} arrays
   */
  take(update, arrays) {
    const { whole, lines, stand, ended } = update;
    lines.forEach(({ points }, k) => {
      const [x, y, low, high] = points.map((name) => /** @type {Float64Array} */ (arrays[name]));
      if (whole) this.curves.replace(k, x, y, low, high);
      else x.forEach((at, i) => this.curves.append(k, at, y[i], low?.[i], high?.[i]));
    });
    for (const trace of ended) this.curves.diverged(this.traces.indexOf(trace), WORD);
    this.update = update;
    this.stand = stand ? arrays[stand] : undefined;
    this.curves.stand = this.stand ? this.stand[0] : null;
    this.stale = true;
  }

  /** @param {boolean} playing */
  paint(playing = this.playing) {
    this.playing = playing;
    this.curves.visible = this.traces.map((trace) => (this.div.data[trace].visible ?? true) === true);
    if (this.redrawn < 0) this.begin();
    else this.fit();
    this.curves.paint();
    if (playing) clearTimeout(this.idle); // of a rest that is over
    if (!this.stale) return;
    if (!playing) this.rest();
    else if (this.hovered && performance.now() - this.redrawn > HOVER) this.redraw();
  }

  /** Plotly's legend has traces with points alone, so it is given the first ones at once. */
  begin() {
    for (const [path, range] of Object.entries(this.wanted() ?? {}))
      Object.assign(this.div.layout[path.split(".")[0]], { range, autorange: false });
    this.redraw();
  }

  /** Axes with room for all, unless a reader has zoomed. */
  fit() {
    const now = performance.now();
    if (this.asking || (this.playing && now - this.asked < RELAYOUT)) return;
    const ranges = this.wanted();
    if (!ranges) return;
    this.asked = now;
    this.asking = true;
    this.plotly.relayout(this.div, ranges).then(() => (this.asking = false));
  }

  /** Ranges to give to the axes, but for an axis whose range is the figure's own. */
  wanted() {
    const ranges = this.curves.wanted(), wanted = Object.entries(ranges ?? {});
    const free = this.update?.fixed ? wanted.filter(([path]) => !path.startsWith("yaxis")) : wanted;
    return free.length ? Object.fromEntries(free) : null;
  }

  /** Plotly has all points at once, but draws them a moment later: a reader may be stepping or scrubbing. */
  rest() {
    this.tell();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.redraw(), this.hovered ? 0 : IDLE);
    this.stale = false;
  }

  /** @param {boolean} hovered */
  onHover(hovered) {
    this.hovered = hovered;
    if (hovered && this.stale) this.redraw();
  }

  /** The latest points as data of Plotly's traces. */
  tell() {
    if (!this.update) return;
    const { data } = this.div, { lines, marks, ended, highest = Infinity } = this.update;
    lines.forEach(({ trace, band }, k) => {
      const { x, y, low, high, n } = this.curves.series[k], [bottom, top] = band, at = x.slice(0, n);
      Object.assign(data[trace], { x: at, y: y.slice(0, n) });
      Object.assign(data[bottom], { x: at, y: low.slice(0, n) });
      Object.assign(data[top], { x: at, y: high.slice(0, n) });
    });
    const ends = ended.map((trace) => this.curves.end(this.traces.indexOf(trace)));
    const gone = { x: ends.map(([x]) => x), y: ends.map(([, y]) => Math.min(y, highest)) };
    if (marks.diverged !== undefined) Object.assign(data[marks.diverged], gone);
    if (marks.stands !== undefined && this.stand) Object.assign(data[marks.stands], { x: [this.stand[0]], y: [this.stand[1]] });
  }

  redraw() {
    clearTimeout(this.idle);
    this.redrawn = performance.now();
    this.stale = false;
    this.tell();
    this.plotly.redraw(this.div);
  }

  dispose() {
    clearTimeout(this.idle);
    this.div.classList.remove("painted");
    this.div.removeEventListener("pointerenter", this.enter);
    this.div.removeEventListener("pointerleave", this.leave);
    for (const event of ["plotly_relayout", "plotly_restyle"]) this.div.removeListener(event, this.changed);
    this.curves.dispose();
  }
}

/**
 * What is written at a line where there is no legend: the name beside one of the run, a pinned one's letter at its end.
 * @param {boolean} own
 * @param {Drawn["data"][number]} trace
 */
const named = (own, { name, showlegend }) => (own ? { name } : showlegend === false ? {} : { letter: name });

/**
 * How a trace's line looks.
 * @param {Drawn["data"][number]} trace
 */
function lineOf({ line: { color, width = 2, dash } }) {
  return { colour: color, width, dash: dashes(dash, width) };
}
