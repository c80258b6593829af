// Elements of a drawing, and where its columns stand.

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} text
 */
export function drawn(tag, attributes = {}, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text) made.textContent = text;
  return made;
}

/** @typedef {{ width: number, pitch: number, narrow: boolean, x: (column: number) => number }} Columns */

const NARROW = 128; // px between two columns below which little is written between them

/**
 * Column 0 is the input, 1 ... L the layers, L + 1 the cost: net and blocks stand in the same.
 * @param {number} width
 * @param {number} L
 * @returns {Columns}
 */
export function columns(width, L) {
  const pitch = width / (L + 2);
  return { width, pitch, narrow: pitch < NARROW, x: (column) => (column + 0.5) * pitch };
}

/**
 * An arrow with its head.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {string} name class
 */
export function arrow([x0, y0], [x1, y1], name = "") {
  const angle = Math.atan2(y1 - y0, x1 - x0);
  const group = drawn("g", { class: `one-arrow ${name}` });
  const tips = [angle + 2.6, angle - 2.6].map((turn) => `${x1 + 7 * Math.cos(turn)},${y1 + 7 * Math.sin(turn)}`);
  group.append(
    drawn("line", { x1: x0, y1: y0, x2: x1 - 3 * Math.cos(angle), y2: y1 - 3 * Math.sin(angle) }),
    drawn("polygon", { points: `${x1},${y1} ${tips.join(" ")}` }),
  );
  return group;
}

/** How much larger than usual the page's type is, as in presenter mode: drawings grow with it. */
export const larger = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

const MOVES = 700; // ms

/**
 * A dot that carries an array along a way; nothing where motion is not wanted.
 * @param {Element} svg
 * @param {[number, number][]} way
 * @param {string} carries
 */
export function pulse(svg, way, carries) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const dot = drawn("circle", { r: 5, class: "one-dot", "data-carries": carries });
  svg.append(dot);
  const moves = dot.animate(
    way.map(([x, y]) => ({ transform: `translate(${x}px, ${y}px)` })),
    { duration: MOVES, easing: "ease-in-out" },
  );
  moves.onfinish = moves.oncancel = () => dot.remove();
}
