// The blocks themselves: a button each, and the one that goes round again.

import { element } from "../dom.js";
import { cost } from "./numbers.js";
import { larger } from "./svg.js";

/** @import { Block, State } from "./types.js" */
/** @import { Columns } from "./svg.js" */

/** Heights of the rows in the drawing. */
export const ROWS = { forward: 24, cost: 24, output: 117, backward: 117, update: 190 };
export const BOX = 38; // px, how high a block is

/**
 * Where a block stands in the drawing.
 * @param {Block} block
 * @param {Columns} columns
 * @returns {[number, number]}
 */
export function placeOf({ phase, layer }, columns) {
  return [columns.x(phase === "cost" || phase === "output" ? layer + 1 : layer), ROWS[phase]];
}

export class Boxes {
  /**
   * @param {(at: number) => void} go
   * @param {() => void} repeat
   */
  constructor(go, repeat) {
    this.go = go;
    this.element = element("div", "one-boxes", { role: "group", "aria-label": "Blocks of one iteration" });
    this.repeat = element("button", "one-repeat", { type: "button" });
    this.repeat.onclick = repeat;
  }

  /**
   * @param {State} state
   * @param {Columns} columns
   * @param {number} wide
   */
  show({ message, at }, columns, wide) {
    const held = document.activeElement;
    const kept = this.element.contains(held) ? [...this.element.children].indexOf(/** @type {Element} */ (held)) : -1;
    const made = message.blocks.map((block, i) => {
      const button = element("button", "one-box", { type: "button", "data-phase": block.phase, "aria-label": block.title });
      const [above, below] = this.words(block, message.activations, i <= at ? cost(message.costs[message.number - 1]) : "");
      button.append(element("b", "", {}, columns.narrow ? short(block) : above));
      if (!columns.narrow) button.append(element("small", "", {}, below));
      if (i === at) button.setAttribute("aria-current", "step");
      put(button, ...placeOf(block, columns), wide);
      button.onclick = () => this.go(i);
      return button;
    });
    const [before, after] = [message.costs[message.number - 1], message.costs[message.number]];
    const words = at === message.blocks.length - 1 ? `J ${cost(before)} → ${cost(after)}` : "with the new W, b";
    this.repeat.replaceChildren(element("b", "", {}, columns.narrow ? "↻" : "repeat"));
    if (!columns.narrow) this.repeat.append(element("small", "", {}, words));
    this.repeat.setAttribute("aria-label", `Repeat: ${words}`);
    this.repeat.disabled = message.number >= message.most;
    put(this.repeat, columns.x(0), ROWS.update, Math.min(columns.pitch - 8, 150));
    this.element.replaceChildren(...made, this.repeat);
    if (kept >= 0) /** @type {HTMLElement | undefined} */ (this.element.children[kept])?.focus({ preventScroll: true });
  }

  /**
   * The two lines of a block.
   * @param {Block} block
   * @param {string[]} activations
   * @param {string} J once it is known
   */
  words({ phase, layer }, activations, J) {
    if (phase === "cost") return ["cost", J ? `J ${J}` : "mean loss"];
    if (phase === "output") return ["back from J", "dZ = A − Y"];
    if (phase === "forward") return [`forward ${layer}`, activations[layer - 1]];
    return phase === "backward" ? [`backward ${layer}`, "dW, db"] : [`update ${layer}`, "W − α dW"];
  }
}

/** @param {Block} block */
function short({ phase, layer }) {
  return phase === "cost" ? "J" : phase === "output" ? "dZ" : `${phase[0].toUpperCase()}${layer}`;
}

/**
 * @param {HTMLElement} box
 * @param {number} x
 * @param {number} y
 * @param {number} wide
 */
function put(box, x, y, wide) {
  const px = (/** @type {number} */ value) => `${value * larger()}px`;
  Object.assign(box.style, { left: px(x - wide / 2), top: px(y - BOX / 2), width: px(wide), height: px(BOX) });
}
