// Where the name of a curve stands: beside its line, on no line, and on no other name; nowhere, if there is no such place.

/** @import { Axis } from "./types.js" */
/** @import { Series } from "./series.js" */

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box px */
/** @typedef {{ x: Axis, y: Axis, width: number, height: number }} Frame the axes, and px of what they span */
/** @typedef {{ wide: number, high: number }} Size px of a name */
/** @typedef {[along: number, above: boolean] | "end"} Place how far along a line and on which side, or behind its end */

const ALONG = [0.35, 0.5, 0.22, 0.65, 0.8]; // of a line, in the order in which they are tried
const GAP = 4; // px between a line and its name
const BEHIND = 10; // px from the end of a line, which has a mark
const NEAR = 20; // px over which a line's slope is taken
const STEEP = 0.35; // a name stands beside a line that is steeper, not above its middle
const EDGE = 1; // px that a name keeps from the edges

/**
 * The least and the largest y in px that a line and its band have between two places, or null where they have none.
 * @param {Pick<Frame, "x" | "y">} axes
 * @param {Pick<Series, "x" | "y" | "low" | "high" | "n">} series
 * @param {number} left px
 * @param {number} right px
 * @returns {[least: number, most: number] | null}
 */
export function spanned({ x, y }, { x: xs, y: ys, low: lows, high: highs, n }, left, right) {
  let first = 0, high = n - 1; // the first point that lies not left of `left`, or the last of all
  while (first < high) {
    const middle = (first + high) >> 1;
    if (x.c2p(xs[middle]) < left) first = middle + 1;
    else high = middle;
  }
  let least = Infinity, most = -Infinity, last = [NaN, NaN, NaN];
  for (let k = Math.max(0, first - 1); k < n; k++) {
    const px = x.c2p(xs[k]), here = y.c2p(ys[k]), ends = [highs[k], lows[k]].map((end) => finite(y.c2p(end), here));
    const from = Math.max(last[0], left), to = Math.min(px, right);
    if (from <= to && Number.isFinite(last[1] + here)) {
      for (const at of [from, to]) {
        const share = px > last[0] ? (at - last[0]) / (px - last[0]) : 1;
        least = Math.min(least, last[1] + share * (ends[0] - last[1]));
        most = Math.max(most, last[2] + share * (ends[1] - last[2]));
      }
    }
    if (px > right) break;
    last = [px, ...ends];
  }
  return least <= most ? [least, most] : null;
}

/**
 * @param {number} value a log axis has none for what is not above 0
 * @param {number} otherwise
 */
const finite = (value, otherwise) => (Number.isFinite(value) ? value : otherwise);

/**
 * The box of a name at a place of its line.
 * @param {Frame} frame
 * @param {Series} series
 * @param {Size} size
 * @param {Place} place
 * @returns {Box | null}
 */
function boxAt(frame, series, { wide, high }, place) {
  const end = frame.x.c2p(series.x[series.n - 1]);
  if (place === "end") {
    const [least, most] = spanned(frame, series, end, end) ?? [NaN, NaN], middle = (least + most) / 2;
    return { left: end + BEHIND, right: end + BEHIND + wide, top: middle - high / 2, bottom: middle + high / 2 };
  }
  const [along, above] = place, at = Math.min(end, frame.width) * along;
  const [here] = spanned(frame, series, at, at) ?? [NaN], [before] = spanned(frame, series, at - NEAR, at - NEAR) ?? [here];
  const rise = before - here, steep = Math.abs(rise) > STEEP * NEAR;
  const left = at + (steep ? (rise < 0 === above ? GAP : -GAP - wide) : -wide / 2);
  const own = spanned(frame, series, left, left + wide);
  if (!own) return null;
  const top = above ? own[0] - GAP - high : own[1] + GAP;
  return { left, right: left + wide, top, bottom: top + high };
}

/**
 * @param {Frame} frame
 * @param {Box | null} box
 * @param {readonly Series[]} lines
 * @param {readonly Box[]} taken
 */
function isFree(frame, box, lines, taken) {
  if (!box || !(box.left >= EDGE && box.right <= frame.width - EDGE && box.top >= EDGE && box.bottom <= frame.height - EDGE)) return false;
  const apart = GAP / 2;
  if (taken.some(({ left, right, top, bottom }) => box.left < right + apart && left < box.right + apart && box.top < bottom + apart && top < box.bottom + apart)) {
    return false;
  }
  return lines.every((line) => {
    const span = spanned(frame, line, box.left, box.right);
    return !span || span[1] < box.top - apart || span[0] > box.bottom + apart;
  });
}

/**
 * The boxes of names, or null for one that has no place. A name stays where it was as long as that is free.
 * @param {Frame} frame
 * @param {readonly Series[]} lines all that are seen
 * @param {readonly { name: string, series: Series, size: Size }[]} named those of them that have a name, highest first
 * @param {Map<string, Place>} places where each stood, which is brought up to date
 * @returns {(Box | null)[]}
 */
export function placed(frame, lines, named, places) {
  /** @type {Box[]} */
  const taken = [];
  return named.map(({ name, series, size }, k) => {
    const before = places.get(name), highest = k === 0;
    /** @type {Place[]} */
    const wanted = [...ALONG.flatMap((along) => /** @type {Place[]} */ ([[along, highest], [along, !highest]])), "end"];
    for (const place of before ? [before, ...wanted] : wanted) {
      const box = boxAt(frame, series, size, place);
      if (!box || !isFree(frame, box, lines, taken)) continue;
      places.set(name, place);
      taken.push(box);
      return box;
    }
    return null;
  });
}
