// The arithmetic of the filmstrip: where an iteration lies, and what finds room. Knows no page.

const KNEE = 10; // iterations from which on the scale is more logarithmic than linear
const SHORTEST = 20; // iterations that the scale has room for at first

/** Iterations from 0 to the last on a width in px; the first of them have more room. */
export class Scale {
  /**
   * @param {number} last
   * @param {number} width
   */
  constructor(last, width) {
    this.whole = Math.log1p(Math.max(last, SHORTEST) / KNEE);
    this.width = width;
  }

  /** @param {number} iteration */
  x(iteration) {
    return (this.width * Math.log1p(iteration / KNEE)) / this.whole;
  }

  /** @param {number} x in px */
  at(x) {
    return KNEE * Math.expm1((Math.min(Math.max(x / this.width, 0), 1) * this.whole));
  }
}

/**
 * Which of some iterations, which rise, is the nearest on the scale.
 * @param {readonly number[]} iterations
 * @param {number} x
 * @param {Scale} scale
 */
export function nearest(iterations, x, scale) {
  let best = 0;
  iterations.forEach((iteration, k) => {
    if (Math.abs(scale.x(iteration) - x) < Math.abs(scale.x(iterations[best]) - x)) best = k;
  });
  return best;
}

/**
 * Those that find room, the first ones first: each takes its width around its middle, and no two may touch.
 * @template {{ x: number, width: number }} Item
 * @param {readonly Item[]} items
 * @returns {Item[]}
 */
export function fitting(items) {
  /** @type {Item[]} */
  const found = [];
  for (const item of items)
    if (found.every((other) => Math.abs(other.x - item.x) >= (other.width + item.width) / 2)) found.push(item);
  return found;
}

/**
 * Round numbers up to the last, the roundest first: 0, powers of ten, then their fivefold and twofold.
 * @param {number} last
 */
export function numbers(last) {
  const found = [0];
  for (const digit of [1, 5, 2]) for (let power = 1; digit * power < last; power *= 10) found.push(digit * power);
  return found;
}

/**
 * How strong each number of a picture is, from -1 to 1, by the picture's own range: a pale one can be told apart, too.
 * @param {Uint8Array} picture 0 to 255, the middle stands for nothing
 */
export function strengths(picture) {
  const middle = 127.5;
  const most = picture.reduce((largest, value) => Math.max(largest, Math.abs(value - middle)), 1);
  return Float32Array.from(picture, (value) => (value - middle) / most);
}
