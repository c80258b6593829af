// One curve on a canvas: its line and its band, with gaps where the axes have no place for a point.

import { css, rgba } from "./colours.js";

/** @import { Axis } from "./types.js" */
/** @import { CurveStyle } from "./curves.js" */
/** @import { Series } from "./series.js" */

const FAR = 1e5; // px: what lies farther out is drawn as if it lay there
const APART = 0.5; // px: a point that is nearer to the last one is not drawn

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const inside = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * The place of the last point that is a number, or -1.
 * @param {Series} series
 */
export function lastFinite({ n, y }) {
  let last = n - 1;
  while (last >= 0 && !Number.isFinite(y[last])) last--;
  return last;
}

/**
 * From point to point, but for those that lie on the last one.
 * @param {CanvasRenderingContext2D} context
 * @param {Axis} x
 * @param {Axis} y
 * @param {Series} series
 * @param {CurveStyle} style
 */
export function line(context, x, y, { n, x: xs, y: ys }, { colour, width = 2, dash = [] }) {
  context.strokeStyle = css(colour);
  context.lineWidth = width;
  context.setLineDash(/** @type {number[]} */ (dash));
  context.beginPath();
  let drawn = false, px_last = 0, py_last = 0;
  for (let k = 0; k < n; k++) {
    const px = x.c2p(xs[k]), py = inside(y.c2p(ys[k]), -FAR, FAR);
    if (!Number.isFinite(px + py)) {
      drawn = false;
    } else if (!drawn) {
      context.moveTo(px, py);
      [drawn, px_last, py_last] = [true, px, py];
    } else if (k === n - 1 || Math.abs(px - px_last) > APART || Math.abs(py - py_last) > APART) {
      context.lineTo(px, py);
      [px_last, py_last] = [px, py];
    }
  }
  context.stroke();
  context.setLineDash([]);
}

/**
 * Between low and high, wherever they are two; what a log axis cannot show goes to its lower edge.
 * @param {CanvasRenderingContext2D} context
 * @param {Axis} x
 * @param {Axis} y
 * @param {Series} series
 * @param {CurveStyle} style
 */
export function band(context, x, y, { n, x: xs, low, high }, { colour, band: opacity = 0.2 }) {
  const [r, g, b] = rgba(colour);
  context.fillStyle = css([r, g, b, opacity]);
  let from = -1;
  for (let k = 0; k <= n; k++) {
    const open = k < n && Number.isFinite(x.c2p(xs[k])) && Number.isFinite(y.c2p(high[k])) && !Number.isNaN(low[k]);
    if (open && from < 0) from = k;
    if (open || from < 0) continue;
    context.beginPath();
    let two = false;
    for (let i = from; i < k; i++) {
      two ||= high[i] > low[i];
      context.lineTo(x.c2p(xs[i]), inside(y.c2p(high[i]), -FAR, FAR));
    }
    for (let i = k - 1; i >= from; i--) context.lineTo(x.c2p(xs[i]), inside(y.c2p(low[i]) ?? FAR, -FAR, FAR));
    if (two) context.fill();
    from = -1;
  }
}

/**
 * A dash of Plotly's as px on, px off and so on, as long as its own.
 * @param {string | undefined} name
 * @param {number} width of the line
 */
export function dashes(name, width) {
  const unit = Math.max(width, 3), [dot, short, long] = [unit, 3 * unit, 5 * unit];
  /** @type {Record<string, number[]>} */
  const known = { dot: [dot, dot], dash: [short, short], longdash: [long, long], dashdot: [short, dot, dot, dot] };
  return known[name ?? ""] ?? [];
}
