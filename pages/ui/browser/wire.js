// The other end of pages/ui/live/wire.py: a frame's bytes as a header and the arrays it names.

/** @import { Arrays, Frame, Header, NumbersUpdate, Update, WordsUpdate } from "./types.js" */

const KINDS = { uint8: Uint8Array, float32: Float32Array, float64: Float64Array };

/**
 * The length of the header, the header, then the arrays.
 * @param {Uint8Array} bytes
 * @returns {Frame}
 */
export function unpack(bytes) {
  const whole = bytes.slice().buffer; // arrays need an aligned start
  const length = new DataView(whole).getUint32(0, true);
  /** @type {Header} */
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  /** @type {Arrays} */
  const arrays = {};
  for (const [name, [dtype, start, items]] of Object.entries(header.segments)) {
    arrays[name] = new KINDS[dtype](whole, 4 + length + start, items);
  }
  return { header, arrays };
}

/** @param {Arrays[string]} bytes */
export function pngUrl(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return `data:image/png;base64,${btoa(text)}`;
}

/**
 * @param {Arrays[string]} flat
 * @param {number} columns
 */
function rows(flat, columns) {
  return Array.from({ length: flat.length / columns }, (_, i) => flat.subarray(i * columns, (i + 1) * columns));
}

/**
 * The newer frame with what the older one carried and the newer does not replace.
 * @param {Frame} older
 * @param {Frame} newer
 */
export function merged(older, newer) {
  const replaced = new Set(newer.header.updates.map(target));
  const kept = older.header.updates.filter((update) => !replaced.has(target(update)));
  newer.header.updates.unshift(...kept);
  newer.arrays = { ...older.arrays, ...newer.arrays };
  if (older.header.figures) newer.header.figures = older.header.figures;
  return newer;
}

/**
 * Two updates with one target say the same thing of different times.
 * @param {Update} update
 */
export function target(update) {
  if (update.image !== undefined) return `${update.figure}/image`;
  return `${update.figure}/${update.traces}/${Object.keys(update.set ?? update.words)}`;
}

/**
 * What restyle wants: for each attribute a list with the values of each trace.
 * @param {NumbersUpdate | WordsUpdate} update
 * @param {Arrays} arrays
 * @returns {Record<string, unknown[]>}
 */
export function restyled(update, arrays) {
  if (update.words) return update.words;
  const { set, columns } = update;
  const values = (/** @type {string} */ name) => (columns ? rows(arrays[name], columns) : arrays[name]);
  return Object.fromEntries(Object.entries(set).map(([attribute, names]) => [attribute, names.map(values)]));
}
