// Marching squares: where a field on a grid crosses a level, as line segments.

/** @import { Values } from "./types.js" */

// For each kind of cell the sides that its segments join, two and two; a saddle has two segments, see below.
// Corners above the level: top left 1, top right 2, bottom right 4, bottom left 8.
const TOP = 0, RIGHT = 1, BOTTOM = 2, LEFT = 3;
const SIDES = [
  [], [LEFT, TOP], [TOP, RIGHT], [LEFT, RIGHT], [RIGHT, BOTTOM], [], [TOP, BOTTOM], [LEFT, BOTTOM],
  [LEFT, BOTTOM], [TOP, BOTTOM], [], [RIGHT, BOTTOM], [LEFT, RIGHT], [TOP, RIGHT], [LEFT, TOP], [],
]; // prettier-ignore
const CUT_TOP_LEFT = [LEFT, TOP, RIGHT, BOTTOM];
const CUT_TOP_RIGHT = [TOP, RIGHT, LEFT, BOTTOM];

/**
 * How many numbers `contour` may write.
 * @param {number} rows
 * @param {number} columns
 */
export const contourRoom = (rows, columns) => 8 * (rows - 1) * (columns - 1);

/**
 * Segments on which `values` (rows, columns) is `level`: column, row, column, row of each into `out`. Returns how many
 * numbers were written. In a saddle the mean of the four corners says which of them hang together.
 * @param {Values} values
 * @param {number} rows
 * @param {number} columns
 * @param {number} level
 * @param {Float32Array} out of `contourRoom` numbers
 */
export function contour(values, rows, columns, level, out) {
  let n = 0;
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0, k = r * columns; c < columns - 1; c++, k++) {
      const a = values[k] - level, b = values[k + 1] - level;
      const d = values[k + columns] - level, e = values[k + columns + 1] - level;
      const kind = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (e > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
      if (kind === 0 || kind === 15) continue;
      let sides = SIDES[kind];
      if (kind === 5) sides = a + b + d + e > 0 ? CUT_TOP_RIGHT : CUT_TOP_LEFT;
      else if (kind === 10) sides = a + b + d + e > 0 ? CUT_TOP_LEFT : CUT_TOP_RIGHT;
      for (const side of sides) {
        if (side === TOP) [out[n], out[n + 1]] = [c + a / (a - b), r];
        else if (side === RIGHT) [out[n], out[n + 1]] = [c + 1, r + b / (b - e)];
        else if (side === BOTTOM) [out[n], out[n + 1]] = [c + d / (d - e), r + 1];
        else [out[n], out[n + 1]] = [c, r + a / (a - d)];
        n += 2;
      }
    }
  }
  return n;
}
