// The cost as it falls: one point an iteration, in the corner of the net.

import { cost } from "./numbers.js";
import { drawn } from "./svg.js";

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/**
 * @param {number[]} costs J before iteration 1, 2, ... as far as they are known
 * @param {Box} box
 */
export function curve(costs, { left, right, top, bottom }) {
  const group = drawn("g", { class: "one-curve" });
  const highest = Math.max(...costs.filter(Number.isFinite), 1e-300);
  const x = (/** @type {number} */ i) => left + ((right - left) * i) / Math.max(costs.length - 1, 9);
  const y = (/** @type {number} */ J) => bottom - ((bottom - top) * Math.min(J, highest)) / highest;
  const points = costs.map((J, i) => `${x(i)},${y(J)}`);
  const last = costs.length - 1;
  group.append(
    drawn("line", { class: "one-axis", x1: left, y1: bottom, x2: right, y2: bottom }),
    drawn("polyline", { points: points.join(" ") }),
    drawn("text", { x: left, y: 14 }, "cost J"),
    drawn("text", { x: left, y: top - 6, class: "one-cost" }, last < 0 ? "" : cost(costs[last])),
    drawn("text", { x: left, y: bottom + 14 }, "0"),
  );
  if (last < 0) return group;
  group.append(
    drawn("circle", { class: "one-now", r: 4, cx: x(last), cy: y(costs[last]) }),
    drawn("text", { x: right, y: bottom + 14, class: "one-end one-after" }, `after ${last} update${last === 1 ? "" : "s"}`),
  );
  return group;
}
