// Own data is drawn on the boundary itself: a class, a brush, an eraser; the whole list goes to the server after a stroke.

import { element, styled } from "../dom.js";
import { holdLinks } from "../page.js";
import { Paper } from "./paper.js";
import { Points } from "./points.js";
import { toggle } from "./settings.js";

/** @import { Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */

const FIGURE = "boundary";
const LEAST = 3; // points of each class that can be learned from
const SOON = 300; // ms in which a quick hand adds several points before the server hears of them
const TOOLS = [
  ["0", "class 0", '<circle class="zero" cx="8" cy="8" r="5"/>'],
  ["1", "class 1", '<path class="one" d="M8 1.500l6.500 6.500l-6.500 6.500l-6.500-6.500z"/>'],
  ["erase", "eraser", '<path d="M2 10l7-7 5 5-6 6H5z M5.500 6.500l5 5"/>'],
  ["look", "hand off", '<path d="M2 2l5 12 2-5 5-2z"/>'],
];
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [0, 0.05], ArrowDown: [0, -0.05], ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0] };

/** @implements {Part} */
export class Pencil {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.points = new Points();
    /** @type {Paper | undefined} */
    this.paper = undefined;
    this.tool = "1";
    this.sent = true; // whether the server knows the points
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.release = holdLinks(() => this.hand());
    styled("stage/pencil.css");
    this.element = element("section", "controls pencil", { "aria-label": "Drawing", hidden: "" });
    this.tools = element("div", "pencil-tools", { role: "group", "aria-label": "What the pointer draws" });
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map(TOOLS.map(([name, label, drawing]) => [name, this.button(name, label, drawing)]));
    this.tools.append(...this.buttons.values());
    const brush = element("label", "pencil-brush");
    this.brush = element("input", "", { type: "checkbox" });
    this.brush.checked = matchMedia("(pointer: fine)").matches; // where a finger's swipe should scroll the page it is off
    this.brush.onchange = () => this.choose(this.tool);
    brush.append(this.brush, element("span", "", {}, "brush: a drag draws many"));
    const clear = element("button", "", { type: "button" }, "Clear all");
    clear.onclick = () => {
      this.points.all = [];
      this.changed();
    };
    const upload = element("button", "", { type: "button", title: "In the sidebar" }, "Upload a CSV");
    upload.onclick = toggle;
    const last = element("div", "pencil-last");
    last.append(clear, upload);
    this.count = element("p", "pencil-count", { role: "status" });
    this.element.append(element("h3", "control-title", {}, "Draw on the output"), this.tools, brush, this.count, last);
    this.choose(this.tool);
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} drawing
   */
  button(name, label, drawing) {
    const made = element("button", "", { type: "button" });
    made.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true">${drawing}</svg>`;
    made.append(element("span", "", {}, label));
    made.onclick = () => this.choose(name);
    return made;
  }

  /** @param {string} tool */
  choose(tool) {
    this.tool = tool;
    for (const [name, button] of this.buttons) button.setAttribute("aria-pressed", String(name === tool));
    this.paper?.take(tool !== "look", this.brush.checked);
  }

  /**
   * What is drawn now comes with whole figures.
   * @param {Header} header
   */
  show({ drawn, playing }) {
    if (drawn !== undefined) this.begin(drawn);
    if (playing && this.few) this.view.link?.say({ do: "pause" });
    const div = this.view.plots.figures.get(FIGURE)?.div;
    if (this.element.hidden || !div?._fullLayout || this.paper?.figure === div) return;
    this.paper?.dispose();
    this.paper = new Paper(div);
    this.listen(this.paper);
    this.choose(this.tool);
  }

  /** @param {Header["drawn"]} drawn points of the server, unless there are newer ones here; null where none are drawn */
  begin(drawn) {
    this.element.hidden = !drawn;
    if (!drawn) {
      this.paper?.dispose();
      this.paper = undefined;
      this.tell();
      return;
    }
    this.points.most = drawn.most;
    if (this.sent) {
      this.points.all = drawn.points;
      this.paper?.show(undefined);
    }
    this.tell();
  }

  /** @param {Paper} paper */
  listen(paper) {
    const { canvas } = paper;
    let before = this.points.all;
    canvas.onpointerdown = (event) => {
      if (event.button) return;
      before = this.points.all;
      canvas.setPointerCapture(event.pointerId);
      if (this.points.begin(this.tool, paper.where(event))) this.draw();
    };
    canvas.onpointermove = (event) => {
      if (!this.brush.checked || !canvas.hasPointerCapture(event.pointerId)) return;
      if (this.points.stroke(this.tool, paper.where(event))) this.draw();
    };
    canvas.onpointerup = () => {
      this.points.last = undefined;
      if (this.points.all !== before) this.changed();
    };
    canvas.onpointercancel = () => {
      this.points.all = before; // it was a swipe that scrolls the page
      this.points.last = undefined;
      this.draw();
    };
    canvas.onkeydown = (event) => {
      const move = MOVES[event.key];
      if (move) paper.at = paper.at.map((value, k) => Math.min(1, Math.max(-1, value + move[k])));
      else if (event.key !== " " && event.key !== "Enter") return;
      else if (this.points.begin(this.tool, [paper.at[0], paper.at[1]])) this.changed();
      event.preventDefault();
      paper.draw();
    };
  }

  draw() {
    this.sent = false;
    this.paper?.show(this.points.all);
    this.tell();
  }

  /** A stroke is done: the server hears of it, unless the next comes at once. */
  changed() {
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hand(), SOON);
  }

  /** The server hears of a stroke now, of which it has not; returns whether there was one. */
  hand() {
    if (this.timer === undefined) return false;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sent = true;
    this.view.link?.tell("drawn", { points: this.points.all });
    return true;
  }

  /** Whether there is too little to learn from. */
  get few() {
    return !this.element.hidden && Math.min(...this.points.counts) < LEAST;
  }

  tell() {
    const [zero, one] = this.points.counts, stage = this.element.closest(".stage"), { few } = this;
    // What the net has learned from is gone, and so is what it says, until there is something new.
    stage?.classList.toggle("waits", few);
    stage?.querySelector(".stage-transport")?.toggleAttribute("inert", few);
    const rule = few ? "put at least three points of each class on the plane." : `at most ${this.points.most}`;
    this.count.textContent = `${zero} of class 0, ${one} of class 1; ${rule}`;
  }

  dispose() {
    clearTimeout(this.timer);
    this.release();
    this.paper?.dispose();
  }
}
