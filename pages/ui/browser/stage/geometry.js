// Where the nodes and edges of a net lie on the board, and which of them a point catches. Knows no page.

/**
 * @typedef {object} Column a layer, inputs first
 * @property {number[]} x middles of its tiles
 * @property {number[]} y
 * @property {number} size of a tile
 * @property {boolean} mosaic whether its tiles are too small to be told apart at a glance
 * @property {number} step from one tile to the next
 * @property {number} middle of the whole
 */

/** @typedef {readonly [l: number, i: number]} Unit layer, inputs are 0, and place in it from 1 */
/** @typedef {readonly [l: number, i: number, j: number]} Edge into unit i of layer l from j of the one before */

const SMALLEST = 26; // px from tile to tile: below it a layer is a mosaic
const STEPS = [16, 14, 12, 10, 9, 8, 7, 6]; // px from tile to tile of a mosaic, the first with which all layers fit
const SHARE = 0.8; // of a step that a tile takes
const LOOSEST = 1.65; // tiles from one to the next
const LEAST_GAP = 12; // px between two layers
const CAUGHT = 12; // px from an edge, or from the nearest tile of a mosaic
const SAMPLES = 16; // points of a curve that are looked at
const LEAST_TARGET = 24; // px

/**
 * @param {readonly number[]} counts nodes of each layer: inputs, hidden, output
 * @param {{ width: number, height: number, top: number, left: number, most: number }} room
 *   `top` and `left` are for words; `most` is the largest tile
 * @returns {Column[]}
 */
export function arrange(counts, { width, height, top, left, most }) {
  const room = Math.max(height - top, 1), L = counts.length - 1;
  const first = SHARE * Math.min(room / counts[0], most / SHARE);
  const last = Math.min(1.7 * first, (SHARE * room) / counts[L], 1.4 * most);
  const within = width - left - first - last;
  for (const step of STEPS) {
    const columns = counts.map((n, l) => shape(n, l === 0 ? first : l === L ? last : 0, first, room, step));
    const gap = (within - columns.slice(1, -1).reduce((sum, { across }) => sum + across, 0)) / L;
    if (gap >= LEAST_GAP || step === STEPS[STEPS.length - 1]) return placed(counts, columns, left, gap, top + room / 2);
  }
  return [];
}

/**
 * @param {number} n units
 * @param {number} size of each, 0 for what fits
 * @param {number} most
 * @param {number} room
 * @param {number} tiny
 */
function shape(n, size, most, room, tiny) {
  const pitch = room / n;
  if (size || pitch >= SMALLEST) {
    const side = size || Math.min(SHARE * pitch, most);
    return { size: side, step: Math.min(pitch, LOOSEST * side), rows: n, across: side, mosaic: false };
  }
  const columns = Math.ceil(n / Math.max(1, Math.floor(room / tiny)));
  return { size: tiny - 1, step: tiny, rows: Math.ceil(n / columns), across: columns * tiny - 1, mosaic: true };
}

/**
 * @param {readonly number[]} counts
 * @param {ReturnType<typeof shape>[]} shapes
 * @param {number} left
 * @param {number} gap
 * @param {number} middle
 */
function placed(counts, shapes, left, gap, middle) {
  let at = left;
  return shapes.map(({ size, step, rows, across, mosaic }, l) => {
    const x = [], y = [];
    for (let k = 0; k < counts[l]; k++) {
      x.push(at + size / 2 + step * Math.floor(k / rows));
      y.push(middle + ((k % rows) - (rows - 1) / 2) * step);
    }
    const column = { x, y, size, step, mosaic, middle: at + across / 2 };
    at += across + gap;
    return column;
  });
}

/**
 * An edge's curve: where it leaves, where it arrives, at which heights; edges of one tile lie a little apart.
 * @param {Column[]} columns
 * @param {Edge} edge
 * @returns {[x0: number, y0: number, x1: number, y1: number]}
 */
export function ends(columns, [l, i, j]) {
  const from = columns[l - 1], to = columns[l];
  const x0 = from.x[j - 1] + from.size / 2, x1 = to.x[i - 1] - to.size / 2;
  return [x0, from.y[j - 1] + spread(from, i, to.x.length), x1, to.y[i - 1] + spread(to, j, from.x.length)];
}

/**
 * @param {Column} column
 * @param {number} k
 * @param {number} n
 */
function spread({ size, mosaic }, k, n) {
  return mosaic || n < 2 ? 0 : ((k - 1) / (n - 1) - 0.5) * 0.5 * size;
}

/**
 * A point of the curve, which leaves and arrives level.
 * @param {readonly number[]} ends
 * @param {number} t
 */
export function pointOn([x0, y0, x1, y1], t) {
  const s = 1 - t, m = (x0 + x1) / 2;
  const a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
  return [a * x0 + (b + c) * m + d * x1, (a + b) * y0 + (c + d) * y1];
}

/**
 * Pixels from a point to an edge's curve.
 * @param {readonly number[]} ends
 * @param {number} x
 * @param {number} y
 */
export function distance(ends, x, y) {
  let least = Infinity, [x0, y0] = ends;
  for (let k = 1; k <= SAMPLES; k++) {
    const [x1, y1] = pointOn(ends, k / SAMPLES), dx = x1 - x0, dy = y1 - y0;
    const t = Math.min(Math.max(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    least = Math.min(least, Math.hypot(x0 + t * dx - x, y0 + t * dy - y));
    [x0, y0] = [x1, y1];
  }
  return least;
}

/**
 * The nearest of these edges, if the point is near enough to one.
 * @param {Column[]} columns
 * @param {Iterable<Edge>} edges
 * @param {number} x
 * @param {number} y
 * @returns {Edge | null}
 */
export function edgeAt(columns, edges, x, y) {
  /** @type {Edge | null} */
  let found = null;
  let least = CAUGHT;
  for (const edge of edges) {
    const to = columns[edge[0]], from = columns[edge[0] - 1];
    if (x < from.x[edge[2] - 1] || x > to.x[edge[1] - 1]) continue;
    const far = distance(ends(columns, edge), x, y);
    if (far < least) [found, least] = [edge, far];
  }
  return found;
}

/**
 * The tile at a point; of a mosaic the nearest one.
 * @param {Column[]} columns
 * @param {number} x
 * @param {number} y
 * @returns {Unit | null}
 */
export function unitAt(columns, x, y) {
  for (const [l, column] of columns.entries()) {
    const reach = column.mosaic ? column.step : Math.max(column.size, Math.min(LEAST_TARGET, column.step)) / 2;
    let nearest = 0, least = Infinity;
    column.x.forEach((middle, k) => {
      const far = Math.max(Math.abs(middle - x), Math.abs(column.y[k] - y));
      if (far <= reach && far < least) [nearest, least] = [k + 1, far];
    });
    if (nearest) return [l, nearest];
  }
  return null;
}

/**
 * The unit that an arrow key leads to: left and right by layer, to the nearest height; up and down by unit.
 * @param {Column[]} columns
 * @param {Unit} unit
 * @param {string} key
 * @returns {Unit | null}
 */
export function walked(columns, [l, i], key) {
  const n = columns[l].x.length;
  if (key === "ArrowUp") return [l, Math.max(1, i - 1)];
  if (key === "ArrowDown") return [l, Math.min(n, i + 1)];
  if (key === "Home") return [0, 1];
  if (key === "End") return [columns.length - 1, 1];
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const next = Math.min(Math.max(l + (key === "ArrowLeft" ? -1 : 1), 0), columns.length - 1);
  if (next === l) return [l, i];
  const y = columns[l].y[i - 1], heights = columns[next].y.map((other) => Math.abs(other - y));
  return [next, 1 + heights.indexOf(Math.min(...heights))];
}
