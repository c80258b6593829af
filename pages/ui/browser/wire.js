// The other end of pages/ui/live/wire.py: a frame's bytes as a header and the arrays it names.

/** @import { Arrays, Frame, Header, Lasting, NumbersUpdate, Passing, Update, WordsUpdate } from "./types.js" */

const KINDS = { float32: Float32Array, uint8: Uint8Array, int8: Int8Array, float64: Float64Array };
const MOST_KNOWN = 16; // lasting parts, as in wire.py

/** Frames from one server: keeps the lasting parts, which are sent once. */
export class Decoder {
  constructor() {
    /** @type {Map<number, Lasting>} */
    this.known = new Map();
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {Frame}
   */
  decode(bytes) {
    const whole = bytes.byteOffset % 8 ? bytes.slice().buffer : /** @type {ArrayBuffer} */ (bytes.buffer); // arrays need an aligned start
    const start = bytes.byteOffset % 8 ? 0 : bytes.byteOffset;
    const [number, lasts, passes] = new Uint32Array(whole, start, 3);
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      JSON.parse(new TextDecoder().decode(new Uint8Array(whole, start + from, length)));
    if (lasts) this.keep(number, text(12, lasts));
    const lasting = this.known.get(number);
    if (!lasting) throw new Error(`frame of an unknown kind ${number}`);
    const passing = text(12 + lasts, passes);
    return { header: header(lasting, passing), arrays: arrays(lasting, passing, whole, start + 12 + lasts + passes) };
  }

  /**
   * @param {number} number
   * @param {Lasting} lasting
   */
  keep(number, lasting) {
    if (this.known.size === MOST_KNOWN) this.known.delete(this.known.keys().next().value ?? number);
    this.known.set(number, lasting);
  }
}

/**
 * @param {Lasting} lasting
 * @param {Passing} passing
 * @returns {Header}
 */
function header({ segments: _, ...lasting }, { sizes: __, texts = [], ...passing }) {
  const numbers = (lasting.numbers ?? []).map(([name, label], i) => /** @type {const} */ ([name, label, texts[i]]));
  return { ...lasting, ...passing, numbers };
}

/**
 * @param {Lasting} lasting
 * @param {Passing} passing
 * @param {ArrayBuffer} whole
 * @param {number} at
 */
function arrays({ segments }, { sizes }, whole, at) {
  /** @type {Arrays} */
  const found = {};
  segments.forEach(([name, dtype], i) => {
    const array = (found[name] = new KINDS[dtype](whole, at, sizes[i]));
    at += Math.ceil(array.byteLength / 8) * 8;
  });
  return found;
}

/**
 * @param {Arrays[string]} flat
 * @param {number} columns
 */
function rows(flat, columns) {
  return Array.from({ length: flat.length / columns }, (_, i) => flat.subarray(i * columns, (i + 1) * columns));
}

/**
 * Two updates with one target say the same thing of different times.
 * @param {Update} update
 */
export function target(update) {
  if (update.net) return `net ${update.drawings.map(({ figure }) => figure)}`;
  if (update.paint) return `${update.figure}/${update.paint}`;
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
