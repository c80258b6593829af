// How a cell came about: its factors, and the sum of them as it is written. Nothing is computed here.

import { written } from "./numbers.js";

/** @import { Block, Equation, Factor, Format, Matrix, Place, Token } from "./types.js" */
/** @typedef {Record<string, Matrix>} Arrays */

const MOST_TERMS = 10; // of a sum; of a longer one the first are written
const WRITTEN = 8;
const NEVER = "x";
const MOST_EXTRA = 6;

/**
 * @param {Arrays} arrays
 * @param {Place} place
 */
export const valueAt = (arrays, { of, row, column }) => arrays[of].values[row * arrays[of].columns + column];

/**
 * @param {Block} block
 * @param {Arrays} arrays
 * @param {string} name
 * @returns {Format}
 */
export const formatOf = (block, arrays, name) => block.formats[name] ?? arrays[name];

/**
 * @param {Factor} factor
 * @param {number} i
 * @param {number} j
 * @param {number} k
 * @returns {Place}
 */
function placed({ of, at }, i, j, k) {
  const [row, column] = at.map((index) => ({ i, j, k, 0: 0 })[index]);
  return { of, row, column };
}

/**
 * The places that a cell is made of.
 * @param {Token[]} tokens
 * @param {number} i
 * @param {number} j
 * @returns {Place[]}
 */
export function factors(tokens, i, j, k = 0) {
  return tokens.flatMap((token) => {
    if (typeof token === "string") return [];
    if ("of" in token) return [placed(token, i, j, k)];
    return Array.from({ length: token.count }, (_, each) => factors(token.each, i, j, each)).flat();
  });
}

/**
 * The sum of a cell with its result, as "0.24·0.54 + 0.58·1.74 + 0.00 = 1.14".
 * @param {Equation} equation
 * @param {Block} block
 * @param {Arrays} arrays
 * @param {number} i
 * @param {number} j
 */
export function sum(equation, block, arrays, i, j, most = MOST_TERMS) {
  const place = { of: equation.result, row: i, column: j };
  const result = written(valueAt(arrays, place), formatOf(block, arrays, equation.result));
  const extra = equation.extra[i * arrays[equation.result].columns + j];
  if (extra === NEVER && equation.otherwise) return { text: equation.otherwise, result };
  const more = extra === NEVER ? MOST_EXTRA : Number(extra);
  const text = put(equation.cell, "");
  return { text: `${text} ${extra === NEVER ? "≈" : "="} ${result}`, result };

  /** @type {(tokens: Token[], text: string, k?: number) => string} */
  function put(tokens, text, k = 0) {
    for (const token of tokens) {
      if (typeof token === "string") text += token;
      else if ("of" in token) text += number(placed(token, i, j, k), text);
      else text = terms(token, text);
    }
    return text;
  }

  /** @type {(token: { each: Token[], count: number }, text: string) => string} */
  function terms({ each, count }, text) {
    const shown = count > most ? WRITTEN : count;
    for (let k = 0; k < shown; k += 1) text = put(each, k ? `${text} + ` : text, k);
    return count > shown ? `${text} + … ${count - shown} more` : text;
  }

  /** @type {(place: Place, before: string) => string} */
  function number(place, before) {
    const format = formatOf(block, arrays, place.of);
    const digits = format.whole ? format.digits : format.digits + more;
    const text = written(valueAt(arrays, place), { ...format, digits });
    const first = !before || before.endsWith("(");
    return !first && (text.startsWith("−") || text.includes("·")) ? `(${text})` : text;
  }
}

/**
 * Which block makes an array, and by which equation; nothing for what is given.
 * @param {Block[]} blocks
 * @param {string} name
 */
export function makerOf(blocks, name) {
  for (const block of blocks) {
    const all = [...block.equations, ...block.variants.flatMap((variant) => variant.equations)];
    const equation = all.find((each) => each.result === name);
    if (equation) return { block, equation };
  }
  return undefined;
}
