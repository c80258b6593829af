// What is written at curves: names beside the lines, letters at their ends.

import { css } from "./colours.js";
import { placed, spanned } from "./naming.js";
import { inside, lastFinite } from "./strokes.js";

/** @import { CurveStyle } from "./curves.js" */
/** @import { Frame, Place } from "./naming.js" */
/** @import { Series } from "./series.js" */

/** @typedef {{ family: string, size: number }} Type CSS family; px of a name */
/** @typedef {{ series: Series, style: CurveStyle }} Seen */

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
 * Names beside the lines, of the highest above it where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Type} type
 * @param {Seen[]} seen
 * @param {Map<string, Place>} places where they stood before
 */
export function names(context, frame, { family, size }, seen, places) {
  const { x, y } = frame;
  Object.assign(context, { font: `${size}px ${family}`, textAlign: "left", textBaseline: "alphabetic" });
  const named = seen.flatMap(({ series, style }) => {
    if (!style.name || series.n < 2) return [];
    const { width: wide, actualBoundingBoxAscent: high } = context.measureText(style.name);
    const middle = Math.min(x.c2p(series.x[series.n - 1]), frame.width) / 2, [at] = spanned({ x, y }, series, middle, middle) ?? [Infinity];
    return [{ name: style.name, style, series, at, size: { wide, high } }];
  });
  named.sort((one, other) => one.at - other.at);
  placed(frame, seen.map(({ series }) => series), named, places).forEach((box, k) => {
    if (!box) return;
    context.fillStyle = css(named[k].style.colour);
    context.fillText(named[k].name, box.left, box.bottom);
  });
}
