// How far and how well the run is: the counter in large type, cost and accuracy of both parts as a small table.

import { element, write } from "../dom.js";

/** @import { Header } from "../types.js" */

const ROWS = /** @type {const} */ ([
  ["cost", ["cost ", "J"]],
  ["accuracy", ["accuracy"]],
]);
const PARTS = ["train", "test"];

export class Reads {
  constructor() {
    /** @type {Record<string, HTMLElement>} */
    this.cells = {};
    this.element = element("div", "reads", { hidden: "" });
    const counter = element("div", "reads-counter");
    const unit = element("div", "reads-unit");
    this.pace = element("span", "reads-pace");
    this.pace.append(" · ", this.cell("pace", "span"), " / s");
    unit.append("iterations", this.pace);
    counter.append(this.cell("iteration", "span"), unit);
    this.said = element("p", "reads-said", { role: "status" }); // for screen readers: once it rests, not while it runs
    this.playing = false;
    this.element.append(counter, this.table(), this.said);
  }

  /**
   * @param {string} name
   * @param {"span" | "td"} tag
   */
  cell(name, tag) {
    return (this.cells[name] = element(tag, "", { "data-measure": name }));
  }

  table() {
    const table = element("table"), head = element("tr");
    head.append(element("td"), ...PARTS.map((part) => element("th", `reads-${part}`, { scope: "col" }, part)));
    table.append(head);
    for (const [name, [word, symbol]] of ROWS) {
      const row = element("tr"), label = element("th", "", { scope: "row" }, word);
      if (symbol) label.append(element("i", "", {}, symbol));
      row.append(label, ...PARTS.map((part) => this.cell(`${name}_${part}`, "td")));
      table.append(row);
    }
    return table;
  }

  /** @param {string} name */
  text(name) {
    return this.cells[name].textContent;
  }

  /** @param {Header} header */
  show({ numbers, playing, replaying }) {
    this.element.hidden = !numbers.length;
    this.pace.hidden = !playing || replaying;
    for (const [name, , text] of numbers) {
      if (this.cells[name]) write(this.cells[name], text);
    }
    if (this.playing && !playing) this.said.textContent = `Iteration ${this.text("iteration")}, J ${this.text("cost_train")}`;
    this.playing = playing;
  }
}
