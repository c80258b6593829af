// Numbers as they are written: pages/ui/lessons/trace/arrays.py rounds in the same way.

/** @import { Format, Matrix } from "./types.js" */

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * @param {number | null} value
 * @param {Format} format
 * @returns {string}
 */
export function written(value, { digits, power }) {
  if (value === null) return "—";
  if (power && value !== 0) {
    const [mantissa, exponent] = value.toExponential(digits).split("e");
    const raised = [...String(Math.abs(Number(exponent)))].map((digit) => RAISED[Number(digit)]).join("");
    return `${signed(mantissa)}·10${Number(exponent) < 0 ? "⁻" : ""}${raised}`;
  }
  return signed(value.toFixed(digits));
}

/** @param {string} text */
function signed(text) {
  if (!text.startsWith("-")) return text;
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.slice(1);
}

/** @param {number} J */
export const cost = (J) => written(J, { digits: 4, power: J !== 0 && J < 1e-4, whole: false });

const BRIEF = 3; // digits where there is little room

/**
 * A number of an array on a drawing.
 * @param {Matrix} matrix
 * @param {number} i
 * @param {number} j
 */
export function brief(matrix, i, j) {
  return written(matrix.values[i * matrix.columns + j], { ...matrix, digits: Math.min(matrix.digits, BRIEF) });
}

/**
 * With a prime that stands where it should: that of KaTeX's font is large and low.
 * @param {string} text
 */
export const primed = (text) => text.replaceAll("′", "ʹ");
