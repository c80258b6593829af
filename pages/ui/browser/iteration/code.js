// The code of a block, as it stands in the files that run; the lines of the chosen equation are marked.

import { element } from "../dom.js";

/** @import { Equation, State } from "./types.js" */

export class Code {
  constructor() {
    this.element = element("div", "one-code", { role: "region", "aria-label": "The code that runs" });
    /** @type {HTMLElement[][]} */
    this.lines = [];
  }

  /** @param {State} state */
  show({ block }) {
    this.lines = [];
    const pieces = block.pieces.map(({ place, lines }) => {
      const made = lines.map((line) => {
        const [code, ...comment] = line.split(/(?= {2}# )/);
        const row = element("span", "one-code-line", {}, code || " ");
        row.style.setProperty("--indent", `${code.search(/\S|$/) + 4}ch`);
        if (comment.length) row.append(element("i", "", {}, comment.join("")));
        return row;
      });
      this.lines.push(made);
      const text = element("pre", "", { tabindex: 0 });
      text.append(...made);
      const figure = element("figure");
      figure.append(element("figcaption", "", {}, place), text);
      return figure;
    });
    this.element.replaceChildren(...pieces);
  }

  /** @param {Equation | undefined} equation */
  mark(equation) {
    const marked = new Set((equation?.code ?? []).map(([piece, line]) => this.lines[piece][line]));
    for (const line of this.lines.flat()) line.classList.toggle("one-marked", marked.has(line));
  }
}
