// A figure's own traces, painted as Plotly would draw them: bars, steps, lines with marks and cells, all new in each
// state. Plotly draws the axes and the legend, and is told the numbers when somebody asks; its own are not seen.

import { Bars } from "./bars.js";
import { Cells } from "./cells.js";
import { Fit } from "./fit.js";
import { Lines } from "./lines.js";
import { nothing, widen } from "./series.js";
import { dashes } from "./strokes.js";

/** @import { Figure, Values } from "./types.js" */
/** @import { Relayout } from "./fit.js" */
/** @import { LineStyle } from "./lines.js" */
/** @import { Reach } from "./series.js" */

/** @typedef {{ x?: Values, y: Values, z?: Values }} Points */
/** @typedef {{ paint(from: any, to: any, t: number): void, draw(): void, dispose(): void, visible?: boolean[] }} One */
/** @typedef {{ axes: [string, string], members: number[], painter: One, kind: string }} Group traces that one painter paints */

export class Traces {
  /**
   * @param {Figure} div
   * @param {{ traces: readonly number[], attributes: readonly ("x" | "y" | "z")[] }} options numbers of each of these
   *   traces come, attribute after attribute
   * @param {Relayout} relayout
   */
  constructor(div, { traces, attributes }, relayout) {
    this.div = div;
    this.traces = traces;
    this.attributes = attributes;
    this.groups = groupsOf(div, traces);
    this.fits = [...new Set(this.groups.map(({ axes }) => axes.join()))].map((axes) => new Fit(div, /** @type {any} */ (axes.split(",")), relayout));
    /** @type {Points[]} */
    this.latest = [];
    this.changed = () => this.groups.forEach((group) => this.show(group) && group.painter.draw());
    div.on("plotly_restyle", this.changed);
    div.classList.add("painted");
  }

  /**
   * @param {Values[] | null} from
   * @param {Values[]} to
   * @param {number} t from 0, the first, to 1, the second
   */
  paint(from, to, t) {
    const then = from && this.points(from), now = (this.latest = this.points(to));
    for (const group of this.groups) {
      this.show(group);
      const [a, b] = [then, now].map((all) => all && group.members.map((k) => all[k]));
      if (group.kind === "scatter") group.painter.paint(a, b, t);
      else group.painter.paint(numbers(a), numbers(b), t);
    }
    for (const fit of this.fits) fit.show(this.reach(fit.axes.join()));
  }

  /**
   * Take over which traces a reader has left out.
   * @param {Group} group
   */
  show({ members, painter }) {
    painter.visible = members.map((k) => (/** @type {any} */ (this.div).data[this.traces[k]].visible ?? true) === true);
    return true;
  }

  /**
   * @param {Values[]} state
   * @returns {Points[]}
   */
  points(state) {
    const per = this.attributes.length;
    return this.traces.map((_, k) => /** @type {any} */ (Object.fromEntries(this.attributes.map((name, i) => [name, state[k * per + i]]))));
  }

  /**
   * What the latest numbers at these axes reach; bars begin at 0.
   * @param {string} at
   * @returns {{ x: Reach, y: Reach }}
   */
  reach(at) {
    const reach = { x: nothing(), y: nothing() };
    for (const { axes, members, kind } of this.groups) {
      if (axes.join() !== at) continue;
      for (const { x = [], y } of members.map((k) => this.latest[k])) {
        for (const value of x) widen(reach.x, value);
        for (const value of y ?? []) widen(reach.y, value);
      }
      if (kind === "bar") widen(reach.y, 0);
    }
    return reach;
  }

  /** Plotly knows them when the figure is saved. */
  asImages() {
    return [];
  }

  dispose() {
    this.div.removeListener("plotly_restyle", this.changed);
    this.div.classList.remove("painted");
    for (const { painter } of this.groups) painter.dispose();
  }
}

/**
 * What a painter of one trace takes: where its bars end, or its cells with where they are.
 * @param {Points[] | null} points
 */
const numbers = (points) => points && (points[0].z ? points[0] : points[0].y);

/**
 * Lines at the same axes share a canvas.
 * @param {Figure} div
 * @param {readonly number[]} traces
 * @returns {Group[]}
 */
function groupsOf(div, traces) {
  const full = traces.map((trace) => /** @type {any} */ (div)._fullData[trace]);
  /** @type {Map<string, number[]>} */
  const keyed = new Map();
  full.forEach(({ type, xaxis, yaxis }, k) => {
    const key = `${xaxis},${yaxis},${type}${type === "scatter" ? "" : k}`;
    keyed.set(key, [...(keyed.get(key) ?? []), k]);
  });
  return [...keyed.values()].map((members) => {
    const { type: kind, xaxis, yaxis } = full[members[0]], axes = /** @type {[string, string]} */ ([xaxis, yaxis]);
    return { axes, members, kind, painter: painterOf(div, axes, kind, members.map((k) => full[k])) };
  });
}

/**
 * @param {Figure} div
 * @param {[string, string]} axes
 * @param {string} kind
 * @param {any[]} full
 * @returns {One}
 */
function painterOf(div, axes, kind, full) {
  const [{ marker, colorscale, x }] = full;
  if (kind === "scatter") return new Lines(div, { axes, styles: full.map(styleOf) });
  if (kind === "heatmap") return new Cells(div, { axes, colours: colorscale.map((/** @type {any} */ [, colour]) => colour) });
  const scale = marker.colorscale ?? [[0, marker.color]];
  return new Bars(div, { axes, over: true, n: x.length, negative: scale[0][1], positive: scale.at(-1)[1] });
}

/**
 * @param {any} full a scatter trace
 * @returns {LineStyle}
 */
function styleOf({ mode, line, marker }) {
  const lined = mode.includes("lines"), marked = mode.includes("markers");
  const colour = marked && !lined ? marker.color : line.color;
  const [symbol, open] = marked ? String(marker.symbol ?? "circle").split("-") : [];
  const style = { colour, width: lined ? line.width : 0, steps: line?.shape === "hvh", open: open === "open" };
  return { ...style, dash: lined ? dashes(line.dash, line.width) : [], size: marker?.size, symbol: /** @type {any} */ (symbol) };
}
