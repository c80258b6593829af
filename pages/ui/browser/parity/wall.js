// The OR of ANDs as a wall: a square for each of its 2^(n-1) units, which doubles with each bit.

import { index } from "../painters/colours.js";
import { unit } from "./net.js";

/** @import { WallState } from "./types.js" */
/** @import { Looks } from "./looks.js" */
/** @import { Place } from "./net.js" */

const LARGEST = 12; // px of a square: until the place is full the wall grows, and then its squares shrink
const SIDE = 14;
const FAN = 56; // px between bits and wall
const AFTER = 54; // px from the wall to the output

/** @typedef {{ rows: number, columns: number, cell: number, left: number, top: number }} Wall */

/**
 * Rows and columns, each a power of two, and where they lie.
 * @param {number} n
 * @param {Place} place
 * @returns {Wall}
 */
export function wallIn(n, { width, height, top }) {
  const rows = 2 ** Math.floor((n - 1) / 2);
  const columns = 2 ** Math.ceil((n - 1) / 2);
  const room = width - 2 * SIDE - FAN - AFTER;
  const cell = Math.min(LARGEST, room / columns, (height - top) / rows);
  return { rows, columns, cell, left: SIDE + FAN + (room - cell * columns) / 2, top: top + (height - top - cell * rows) / 2 };
}

/** @param {number} i */
const gray = (i) => i ^ (i >> 1);

/** Where a Gray code stands in the order. @param {number} code */
function ungray(code) {
  let i = code;
  for (let shift = 1; shift < 16; shift *= 2) i ^= i >> shift;
  return i;
}

/**
 * The square of a pattern: all of its bits but the last in Gray code, the first half down and the rest across, so that
 * neighbours differ in one of them. The last one follows, since patterns are odd.
 * @param {number} pattern
 * @param {number} n
 * @returns {[row: number, column: number]}
 */
export function cellOf(pattern, n) {
  const across = Math.ceil((n - 1) / 2);
  const rest = pattern >> 1;
  return [ungray(rest >> across), ungray(rest & (2 ** across - 1))];
}

/**
 * The pattern of each square, row by row.
 * @param {number} n
 */
export function patterns(n) {
  const across = Math.ceil((n - 1) / 2);
  const columns = 2 ** across;
  return Uint32Array.from({ length: 2 ** (n - 1) }, (_, k) => {
    const rest = (gray(Math.floor(k / columns)) << across) | gray(k % columns);
    return (rest << 1) | (countOnes(rest) % 2 ? 0 : 1);
  });
}

/** @param {number} x below 2^16 */
function countOnes(x) {
  let count = 0;
  for (let rest = x; rest; rest &= rest - 1) count += 1;
  return count;
}

/**
 * @typedef {object} More
 * @property {number} a of the output
 * @property {boolean} out whether it has switched
 * @property {number} ringed the pattern of the unit that has switched, or -1
 * @property {number[]} bits
 * @property {boolean[]} changed
 */

const sheet = typeof document === "undefined" ? undefined : document.createElement("canvas");
/** @type {Map<number, Uint32Array>} */
const known = new Map();

/** @param {number} n */
function patternsOf(n) {
  const found = known.get(n) ?? patterns(n);
  known.set(n, found);
  return found;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} n
 * @param {Place} place
 * @param {WallState} shown
 * @param {More} more
 * @param {Looks} looks
 */
export function drawWall(pen, n, place, shown, more, looks) {
  const wall = wallIn(n, place);
  const { rows, columns, cell, left, top } = wall;
  const [right, bottom] = [left + columns * cell, top + rows * cell];
  const room = place.height - place.top;
  const bits = more.bits.map((_, i) => ({ x: SIDE, y: place.top + room / 2 + (i - (n - 1) / 2) * Math.min(36, room / n) }));
  const output = { x: place.width - SIDE, y: place.top + room / 2 };
  fans(pen, bits, output, [left, top, right, bottom], looks);
  squares(pen, n, wall, shown, looks);
  const middle = (/** @type {number} */ pattern) => {
    const [row, column] = cellOf(pattern, n);
    return { x: left + (column + 0.5) * cell, y: top + (row + 0.5) * cell };
  };
  if (shown.on >= 0) {
    const on = middle(shown.on);
    pen.lineWidth = 1.6;
    pen.globalAlpha = 0.85;
    bits.forEach(({ x, y }, i) => {
      pen.strokeStyle = (shown.on >> (n - 1 - i)) & 1 ? looks.positive : looks.negative;
      line(pen, x, y, on.x, on.y);
    });
    pen.strokeStyle = looks.positive;
    line(pen, on.x, on.y, output.x, output.y);
    pen.globalAlpha = 1;
    square(pen, on, Math.max(cell, 5), looks.tiles[index(1, -1, 1)]);
  }
  if (more.ringed >= 0) ring(pen, middle(more.ringed), Math.max(cell, 7) + 3, looks);
  const radius = Math.max(3.5, Math.min(10, (room / n) * 0.4));
  bits.forEach((point, i) => unit(pen, point, radius, more.bits[i], more.changed[i], looks));
  unit(pen, output, 11, more.a, more.out, looks);
}

/**
 * Each bit goes to each unit, and each unit to the output.
 * @param {CanvasRenderingContext2D} pen
 * @param {{ x: number, y: number }[]} bits
 * @param {{ x: number, y: number }} output
 * @param {number[]} box
 * @param {Looks} looks
 */
function fans(pen, bits, output, [left, top, right, bottom], looks) {
  pen.fillStyle = looks.panel;
  for (const [x0, high, low, x1, t, b] of [
    [bits[0].x, bits[0].y, bits[bits.length - 1].y, left, top, bottom],
    [output.x, output.y, output.y, right, top, bottom],
  ]) {
    pen.beginPath();
    pen.moveTo(x0, high);
    pen.lineTo(x1, t);
    pen.lineTo(x1, b);
    pen.lineTo(x0, low);
    pen.fill();
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} n
 * @param {Wall} wall
 * @param {WallState} shown
 * @param {Looks} looks
 */
function squares(pen, n, { rows, columns, cell, left, top }, shown, looks) {
  if (!sheet) return;
  sheet.width = columns;
  sheet.height = rows;
  const sketch = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  const image = sketch.createImageData(columns, rows);
  const bytes = new Uint32Array(image.data.buffer);
  const colours = shown.a.map((a) => looks.bytes[index(a, -1, 1)]);
  patternsOf(n).forEach((pattern, k) => (bytes[k] = colours[countOnes(pattern ^ shown.x)]));
  sketch.putImageData(image, 0, 0);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(sheet, left, top, columns * cell, rows * cell);
  const gap = cell >= 3 ? 1 : 0.5;
  pen.fillStyle = looks.edge;
  pen.globalAlpha = 0.6;
  for (let i = 0; i <= columns; i += 1) pen.fillRect(left + i * cell - gap / 2, top, gap, rows * cell);
  for (let i = 0; i <= rows; i += 1) pen.fillRect(left, top + i * cell - gap / 2, columns * cell, gap);
  pen.globalAlpha = 1;
  pen.lineWidth = 1;
  pen.strokeStyle = looks.edge;
  pen.strokeRect(left, top, columns * cell, rows * cell);
}

/** @param {CanvasRenderingContext2D} pen @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
function line(pen, x0, y0, x1, y1) {
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {{ x: number, y: number }} at @param {number} side @param {string} colour */
function square(pen, { x, y }, side, colour) {
  pen.fillStyle = colour;
  pen.fillRect(x - side / 2, y - side / 2, side, side);
}

/** @param {CanvasRenderingContext2D} pen @param {{ x: number, y: number }} at @param {number} side @param {Looks} looks */
function ring(pen, { x, y }, side, looks) {
  pen.lineWidth = 2;
  pen.strokeStyle = looks.ink;
  pen.strokeRect(x - side / 2, y - side / 2, side, side);
}
