// Cost curves of many seeds as a fan: all of them thin, their middle half as a band, and the median.

/** @import { Again } from "../types.js" */

const WIDE = 460, HIGH = 220, LEFT = 58, BOTTOM = 26, TOP = 8, RIGHT = 8; // of the drawing, in its own units
const APART = 20; // times the least cost at which the axis is logarithmic

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function svg(tag, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text) made.textContent = text;
  return made;
}

/**
 * The value below which a share of them lies; NaN of none.
 * @param {readonly number[]} sorted
 * @param {number} share
 */
export function quantile(sorted, share) {
  const at = share * (sorted.length - 1), low = Math.floor(at), high = Math.ceil(at);
  return sorted.length ? sorted[low] + (sorted[high] - sorted[low]) * (at - low) : NaN;
}

/**
 * Lower quartile, median and upper quartile of the curves at each point.
 * @param {readonly (readonly (number | null)[])[]} curves
 */
export function quartiles(curves) {
  const points = curves[0]?.length ?? 0;
  return Array.from({ length: points }, (_, i) => {
    const values = curves.map((curve) => curve[i]).filter((value) => value !== null).sort((a, b) => a - b);
    return [0.25, 0.5, 0.75].map((share) => quantile(values, share));
  });
}

/**
 * A few round numbers from low to high.
 * @param {number} low
 * @param {number} high
 * @param {boolean} log
 */
export function ticks(low, high, log) {
  if (log) {
    const decades = Array.from({ length: 24 }, (_, k) => 10 ** (k - 16)).filter((value) => value >= low * 0.999 && value <= high * 1.001);
    return decades.length > 1 ? decades.filter((_, k) => k % Math.ceil(decades.length / 5) === 0) : [low, high];
  }
  const step = 10 ** Math.floor(Math.log10((high - low) / 2)), every = step * ([1, 2, 5].find((by) => (high - low) / (step * by) <= 5) ?? 10);
  return Array.from({ length: 12 }, (_, k) => (Math.ceil(low / every) + k) * every).filter((value) => value <= high);
}

/**
 * @param {Again} again
 * @param {(k: number) => void} take
 */
export function fan({ x, curves, seeds, goal, reached }, take) {
  const known = curves.flat().filter((value) => value !== null && value > 0).map(Number);
  const least = Math.min(...known), most = Math.max(...known), log = most > APART * least;
  const [low, high] = log ? [least, most] : [0, most || 1];
  const place = log ? Math.log10 : (/** @type {number} */ value) => value;
  const across = (/** @type {number} */ i) => LEFT + ((WIDE - LEFT - RIGHT) * i) / Math.max(goal, 1);
  const up = (/** @type {number} */ value) => TOP + ((HIGH - TOP - BOTTOM) * (place(high) - place(Math.max(value, low)))) / (place(high) - place(low) || 1);
  const at = (/** @type {number} */ i, /** @type {number} */ value) => `${across(x[i]).toFixed(1)},${up(value).toFixed(1)}`;
  const label = `Cost J of ${seeds.length} seeds against the iteration`;
  const root = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "seeds-fan", role: "img", "aria-label": label });
  for (const value of ticks(low, high, log)) {
    root.append(svg("line", { x1: LEFT, x2: WIDE - RIGHT, y1: up(value), y2: up(value), class: "seeds-grid" }));
    root.append(svg("text", { x: LEFT - 6, y: up(value) + 4, "text-anchor": "end" }, String(Number(value.toPrecision(3)))));
  }
  for (const [i, anchor] of /** @type {const} */ ([[0, "start"], [goal / 2, "middle"], [goal, "end"]]))
    root.append(svg("text", { x: across(i), y: HIGH - 6, "text-anchor": anchor }, Math.round(i).toLocaleString("en")));
  root.append(svg("text", { x: WIDE - RIGHT, y: TOP + 12, "text-anchor": "end", class: "seeds-axis" }, log ? "cost J, log scale" : "cost J"));
  const middle = quartiles(curves), sound = middle.map((_, i) => i).filter((i) => middle[i].every(Number.isFinite));
  const band = [...sound.map((i) => at(i, middle[i][2])), ...sound.toReversed().map((i) => at(i, middle[i][0]))];
  root.append(svg("polygon", { points: band.join(" "), class: "seeds-band" }));
  curves.forEach((curve, k) => {
    const points = curve.flatMap((value, i) => (value === null ? [] : [at(i, value)])).join(" ");
    const group = svg("g", { class: reached[k] ? "seeds-curve reached" : "seeds-curve" });
    group.append(svg("polyline", { points, class: "seeds-hit" }), svg("polyline", { points }), svg("title", {}, `seed ${seeds[k]}`));
    group.addEventListener("click", () => take(k));
    root.append(group);
  });
  root.append(svg("polyline", { points: sound.map((i) => at(i, middle[i][1])).join(" "), class: "seeds-median" }));
  return root;
}
