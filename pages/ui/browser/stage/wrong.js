// Which points lie on the wrong side of the line that is drawn.

/** @import { Drawn, Drawing, State } from "../types.js" */

/**
 * For each trace of the plane, class 0 and class 1 by turns, the indices of its points that lie on the other's side.
 * @param {Drawn} div
 * @param {{ drawing: Drawing, to: State } | undefined} painting the field that is shown
 * @returns {number[][] | undefined}
 */
export function wrongOnes(div, painting) {
  if (!painting) return undefined;
  const { drawing: { n, extent }, to: [field] } = painting;
  return div.data.slice(0, 4).map(({ x, y }, k) => {
    /** @type {number[]} */
    const wrong = [];
    for (let i = 0; i < x.length; i++) if (at(field, n, extent, x[i], y[i]) > 0.5 !== (k % 2 === 1)) wrong.push(i);
    return wrong;
  });
}

/**
 * The field (n x n, row by row from the top) between its points.
 * @param {ArrayLike<number>} field
 * @param {number} n
 * @param {number[]} extent x low and high, y low and high
 * @param {number} x
 * @param {number} y
 */
export function at(field, n, [left, right, bottom, top], x, y) {
  const place = (/** @type {number} */ share) => Math.min(Math.max(share * (n - 1), 0), n - 1.000001);
  const column = place((x - left) / (right - left)), row = place((top - y) / (top - bottom));
  const j = Math.floor(column), i = Math.floor(row), [u, v] = [column - j, row - i], k = i * n + j;
  return (1 - v) * ((1 - u) * field[k] + u * field[k + 1]) + v * ((1 - u) * field[k + n] + u * field[k + n + 1]);
}
