// Colours as numbers: CSS colours read, and tables of 256 colours between stops.

/** @import { Colour } from "./types.js" */

/**
 * Red, green and blue from 0 to 255, alpha from 0 to 1. Throws RangeError for what it cannot read.
 * @param {Colour} colour
 * @returns {[number, number, number, number]}
 */
export function rgba(colour) {
  if (typeof colour !== "string") return [colour[0], colour[1], colour[2], colour[3] ?? 1];
  const text = colour.trim();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex) {
    const parts = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    const [r, g, b] = parts.map((part) => parseInt(part, 16));
    return [r, g, b, 1];
  }
  const numbers = /^rgba?\(([^)]*)\)$/i.exec(text)?.[1].split(/[\s,/]+/).map(Number);
  if (numbers && (numbers.length === 3 || numbers.length === 4) && numbers.every(Number.isFinite)) {
    return [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
  }
  throw new RangeError(`${JSON.stringify(colour)} is no colour: write #rrggbb, rgb(r, g, b) or rgba(r, g, b, a)`);
}

/**
 * The colour as a canvas takes it.
 * @param {Colour} colour
 */
export const css = (colour) => `rgba(${rgba(colour).join(", ")})`;

/**
 * The colour at a place from 0 to 1 between stops that are evenly apart.
 * @param {[number, number, number, number][]} stops
 * @param {number} place
 */
function between(stops, place) {
  const at = place * (stops.length - 1);
  const i = Math.min(Math.floor(at), stops.length - 2);
  return stops[i].map((value, c) => value + (stops[i + 1][c] - value) * (at - i));
}

const LAST = 254; // of the table's indices that are used: an even number, so that the middle has an index of its own

/** Share of a table's range: what changes by less is not seen. */
export const VISIBLE = 3 / LAST;

/**
 * 256 colours as the bytes of an ImageData, four in one number. `opacity` is that of all; a stop may have its own.
 * @param {readonly Colour[]} stops at least two, from the low end to the high one
 * @param {number} opacity
 */
export function table(stops, opacity = 1) {
  const read = stops.map(rgba);
  const colours = new Uint32Array(256);
  const bytes = new Uint8ClampedArray(colours.buffer);
  for (let k = 0; k < 256; k++) {
    const [r, g, b, a] = between(read, Math.min(k / LAST, 1));
    bytes.set([r, g, b, a * opacity * 255], 4 * k);
  }
  return colours;
}

/**
 * The same 256 colours as a canvas takes them.
 * @param {readonly Colour[]} stops
 */
export function cssTable(stops) {
  const bytes = new Uint8ClampedArray(table(stops).buffer);
  return Array.from({ length: 256 }, (_, k) => {
    const [r, g, b, a] = bytes.subarray(4 * k, 4 * k + 4);
    return `rgba(${r}, ${g}, ${b}, ${a / 255})`;
  });
}

/**
 * How light a colour is, from 0 to 1: WCAG's relative luminance.
 * @param {Colour} colour
 */
function luminance(colour) {
  const [r, g, b] = rgba(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * For each of several colours, whichever ink stands out more from it, as a canvas takes it.
 * @param {readonly Colour[]} colours
 * @param {readonly Colour[]} inks
 */
export function inksOn(colours, inks) {
  /** @type {(a: number, b: number) => number} */
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return colours.map((colour) => {
    const light = luminance(colour);
    return css(inks.reduce((best, ink) => (contrast(luminance(ink), light) > contrast(luminance(best), light) ? ink : best)));
  });
}

/**
 * Which of 256 colours a value gets; whatever lies outside gets the end's, and what is no number the first.
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function index(value, low, high) {
  const at = (LAST * (value - low)) / (high - low) + 0.5;
  return at >= LAST ? LAST : at > 0 ? at | 0 : 0;
}

/**
 * Each value's colour into the pixel of its place.
 * @param {Uint32Array} pixels
 * @param {ArrayLike<number>} values as many, or fewer
 * @param {Uint32Array} colours a table
 * @param {number} low
 * @param {number} high
 */
export function dye(pixels, values, colours, low, high) {
  for (let k = 0; k < values.length; k++) pixels[k] = colours[index(values[k], low, high)];
}
