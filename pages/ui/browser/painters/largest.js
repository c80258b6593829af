// The largest of many numbers by size.

/** @import { Values } from "./types.js" */

/**
 * Indices, in rising order, of the `most` values of largest size; of equal ones the first are taken.
 * @param {Values} values
 * @param {number} most
 */
export function largest(values, most) {
  if (values.length <= most) return Uint32Array.from(values, (_, k) => k);
  const sizes = Float64Array.from(values, Math.abs);
  const least = sizes.slice().sort()[values.length - most];
  let equal = most - sizes.reduce((sum, size) => sum + (size > least ? 1 : 0), 0);
  const chosen = new Uint32Array(most);
  let n = 0;
  for (let k = 0; k < sizes.length; k++) {
    if (sizes[k] > least || (sizes[k] === least && equal-- > 0)) chosen[n++] = k;
  }
  return chosen;
}
