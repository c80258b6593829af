// What is written at curves: names beside the lines, letters at their ends.

import { css } from "./colours.js";
import { inside, lastFinite } from "./strokes.js";

/** @import { Axis, Values } from "./types.js" */
/** @import { CurveStyle } from "./curves.js" */
/** @import { Series } from "./series.js" */

/** @typedef {{ family: string, size: number }} Type CSS family; px of a name */
/** @typedef {{ x: Axis, y: Axis, width: number, height: number }} Frame the axes, and px of what they span */
/** @typedef {{ series: Series, style: CurveStyle }} Seen */

const NAMED_AT = 0.35; // of the way along a line: where its name stands
const NEAR = 12; // px over which a line's slope is taken there
const SHARE = 0.7; // of the page's type that a name takes

/**
 * The type of names at an element.
 * @param {HTMLElement} div
 * @returns {Type}
 */
export function typeOf(div) {
  const { fontSize } = getComputedStyle(document.documentElement);
  return { family: getComputedStyle(div).fontFamily, size: SHARE * parseFloat(fontSize) };
}

/**
 * The x of a line's point that is nearest to a place on the axis.
 * @param {Axis} axis
 * @param {number} px
 * @param {Values} xs rising
 * @param {number} n how many of them
 */
function inverse(axis, px, xs, n) {
  let low = 0, high = n - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (axis.c2p(xs[middle]) < px) low = middle + 1;
    else high = middle;
  }
  return xs[low];
}

/**
 * Letters at the ends of lines.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Type} type
 * @param {Seen[]} seen
 */
export function letters(context, { x, y, width, height }, { family }, seen) {
  const ended = seen.map(({ series, style }) => ({ series, style, last: style.letter ? lastFinite(series) : -1 })).filter(({ last }) => last >= 0);
  if (!ended.length) return; // a font that is set, be it the same, has the page's style reckoned anew in the middle of a frame
  Object.assign(context, { font: `600 12px ${family}`, textAlign: "center", textBaseline: "bottom" });
  for (const { series, style, last } of ended) {
    context.fillStyle = css(style.colour);
    context.fillText(style.letter ?? "", inside(x.c2p(series.x[last]), 8, width - 8), inside(y.c2p(series.y[last]) - 3, 14, height - 4));
  }
}

/**
 * Names beside the lines, on the side where no other line is: of the highest above it, of the others below.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Type} type
 * @param {Seen[]} seen
 */
export function names(context, { x, y, width, height }, { family, size }, seen) {
  const named = seen.filter(({ series, style }) => style.name && series.n > 1);
  if (!named.length) return;
  const { series: { x: xs, n } } = named[0];
  const wide = Math.min(x.c2p(xs[n - 1]), width), at = inverse(x, wide * NAMED_AT, xs, n), before = inverse(x, wide * NAMED_AT - NEAR, xs, n);
  const places = named.map(({ series, style }) => ({ style, py: y.c2p(series.at(at)), rise: y.c2p(series.at(before)) - y.c2p(series.at(at)) }));
  const seenAt = places.filter(({ py }) => Number.isFinite(py)).sort((one, other) => one.py - other.py);
  context.font = `${size}px ${family}`;
  const low = seenAt.length > 1 && seenAt[seenAt.length - 1].py > height - 2 * size; // no room below: all stand above
  seenAt.forEach(({ style, py, rise }, k) => {
    const steep = Math.abs(rise) > NEAR / 3, right = rise < 0 === (k === 0); // beside a line that falls the room is up right
    context.fillStyle = css(style.colour);
    const below = k > 0 && !low, top = low ? seenAt[0].py - 1.15 * size * (seenAt.length - 1 - k) : py;
    Object.assign(context, { textAlign: steep ? (right ? "left" : "right") : "center", textBaseline: below ? "top" : "bottom" });
    const px = Math.max(x.c2p(at) + (steep ? (right ? 5 : -5) : 0), 24);
    context.fillText(style.name ?? "", px, inside(top + (below ? 3 + size * 1.2 * (k - 1) : -3), size + 2, height - (below ? size + 4 : 2)));
  });
}
