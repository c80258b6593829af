// A net on a canvas: a column a layer, units coloured by a, those that switched ringed, and edges that carry something.

import { index } from "../painters/colours.js";

/** @import { LayerState, Net } from "./types.js" */
/** @import { Looks } from "./looks.js" */

/**
 * @typedef {object} Place
 * @property {number} width
 * @property {number} height
 * @property {number} top room above, for headings
 */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ at: Point[][], radius: number }} Placed */

const SIDE = 18; // px beside the first and the last column

/**
 * Where the units stand: units that read the same stand beside each other, in the middle of what they read.
 * @param {Net} net
 * @param {number} n
 * @param {Place} place
 * @returns {Placed}
 */
export function placed(net, n, { width, height, top }) {
  const most = Math.max(n, ...net.layers.map(({ b }) => b.length));
  const room = height - top;
  const pitch = Math.min(36, room / most);
  const radius = Math.max(2.5, Math.min(16, pitch * 0.4, width / (4 * (net.layers.length + 1))));
  const side = Math.max(SIDE, radius + 3);
  const x = (/** @type {number} */ l) => side + (l * (width - 2 * side)) / net.layers.length;
  const middle = top + room / 2;
  const column = (/** @type {number} */ l, /** @type {number} */ many, /** @type {number} */ apart, centre = middle) =>
    Array.from({ length: many }, (_, i) => ({ x: x(l), y: centre + (i - (many - 1) / 2) * apart }));
  const at = [column(0, n, Math.min(36, room / n))];
  net.layers.forEach(({ W }, k) => {
    /** @type {Map<string, number[]>} */
    const groups = new Map();
    W.forEach((row, i) => {
      const reads = row.map((w) => (w ? 1 : 0)).join("");
      groups.set(reads, [...(groups.get(reads) ?? []), i]);
    });
    /** @type {Point[]} */
    const points = [];
    for (const units of groups.values()) {
      const read = at[k].filter((_, j) => W[units[0]][j]);
      const centre = read.reduce((sum, { y }) => sum + y, 0) / read.length;
      const apart = Math.min(36, room / Math.max(n, units.length));
      column(k + 1, units.length, apart, centre).forEach((point, i) => (points[units[i]] = point));
    }
    at.push(points);
  });
  return { at, radius };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Net} net
 * @param {Placed} where
 * @param {LayerState[]} shown what each unit shows now
 * @param {boolean[][]} ringed
 * @param {Looks} looks
 * @param {boolean} numbers
 */
export function drawNet(pen, net, where, shown, ringed, looks, numbers = false) {
  edges(pen, net, where, shown, looks);
  where.at.forEach((points, l) => {
    points.forEach((point, i) => {
      const last = l === where.at.length - 1;
      const radius = last ? Math.max(where.radius, 9) : where.radius;
      unit(pen, point, radius, shown[l].a[i], Boolean(ringed[l]?.[i]), looks);
      if (numbers || (l === 0 && radius >= 6)) {
        const value = l === 0 ? String(shown[0].a[i]).replace("-", "−") : short(shown[l].a[i]);
        number(pen, point, value, shown[l].a[i], radius, looks);
      }
    });
  });
}

/** @param {number} a */
const short = (a) => (Math.round(a * 100) / 100).toString().replace("-", "−").replace("0.", ".").replace(/^\.$/, "0");

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Net} net
 * @param {Placed} where
 * @param {LayerState[]} shown
 * @param {Looks} looks
 */
function edges(pen, { layers }, { at }, shown, looks) {
  for (const lit of [false, true]) {
    layers.forEach(({ W }, k) => {
      const many = W.length * W[0].length;
      const faint = Math.min(1, Math.sqrt(40 / many)); // so that many are no darker than few
      pen.globalAlpha = (lit ? 0.85 : 0.3) * faint;
      pen.lineWidth = lit ? 1.6 : 1;
      for (const positive of [true, false]) {
        pen.strokeStyle = positive ? looks.positive : looks.negative;
        pen.beginPath();
        W.forEach((row, i) => {
          row.forEach((w, j) => {
            const carries = shown[k].a[j] > 0.5;
            if (!w || w > 0 !== positive || carries !== lit) return;
            pen.moveTo(at[k][j].x, at[k][j].y);
            pen.lineTo(at[k + 1][i].x, at[k + 1][i].y);
          });
        });
        pen.stroke();
      }
    });
  }
  pen.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Point} point
 * @param {number} radius
 * @param {number} a
 * @param {boolean} ringed
 * @param {Looks} looks
 */
export function unit(pen, { x, y }, radius, a, ringed, looks) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = looks.tiles[index(a, -1, 1)];
  pen.fill();
  pen.lineWidth = ringed ? 2.5 : 1;
  pen.strokeStyle = ringed ? looks.ink : looks.edge;
  pen.stroke();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Point} point
 * @param {string} text
 * @param {number} a
 * @param {number} radius
 * @param {Looks} looks
 */
function number(pen, { x, y }, text, a, radius, looks) {
  pen.fillStyle = looks.inks[index(a, -1, 1)];
  pen.font = `${Math.max(8, Math.min(12, radius * 1.05))}px ${looks.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x, y + 0.5);
}
