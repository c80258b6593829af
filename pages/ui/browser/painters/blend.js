// What is shown between two states: never ahead of the newer one, and at its end exactly that one.

/** @import { Values } from "./types.js" */

/**
 * The largest difference between values and the same values later; Infinity if they are not as many.
 * @param {ArrayLike<number>} from
 * @param {ArrayLike<number>} to
 */
export function apart(from, to) {
  if (from.length !== to.length) return Infinity;
  let most = 0;
  for (let k = 0; k < to.length; k++) {
    const far = Math.abs(to[k] - from[k]);
    if (!(far <= most)) most = far; // what is no number counts as well
  }
  return most;
}

/**
 * `from` + (`to` - `from`) t, into `out`. Without `from`, or with one of another length, it is `to`.
 * @param {Values | null | undefined} from
 * @param {Values} to
 * @param {number} t from 0 to 1; what lies outside counts as the nearer end
 * @param {Float32Array | Float64Array} out
 */
export function blend(from, to, t, out) {
  if (!from || t >= 1 || from.length !== to.length) {
    out.set(to);
    return out;
  }
  const part = t > 0 ? t : 0;
  for (let k = 0; k < out.length; k++) out[k] = from[k] + (to[k] - from[k]) * part;
  return out;
}
