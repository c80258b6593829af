// A plane to put points on, with the pointer or by keyboard; the whole list goes to the server after each change.

import { element, placeIn, styled } from "./dom.js";
import { colour } from "./theme.js";

/** @import { Component, Trigger } from "./types.js" */

/** @typedef {[x: number, y: number, kind: number]} Point from -1 to 1; kind is 0 or 1 */
/** @typedef {{ points: Point[], most: number }} Points `most` is how many there may be */

const SIDE = 420; // canvas pixels
const KINDS = [["blue", "blue, y = 0"], ["orange", "orange, y = 1"]];
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const NEAR = 0.05; // of the side: how close a click must be to take a point away

class Plane {
  /**
   * @param {HTMLElement} root
   * @param {Points} given
   */
  constructor(root, { points, most }) {
    this.points = points;
    this.most = most;
    this.at = [0, 0]; // where the next point goes
    this.kind = 0; // of the next point; 2 takes away
    /** @type {Trigger} */
    this.send = () => {};
    const label = "Plane from -1 to 1: click to add a point, or move with the arrow keys and add with space";
    const words = { tabindex: 0, role: "application", "aria-label": label };
    this.canvas = element("canvas", "pad points-plane", { width: SIDE, height: SIDE, ...words });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.bar = element("div", "pad-bar");
    this.kinds = KINDS.map(([, text], kind) => this.button(text, () => this.choose(kind)));
    this.eraser = this.button("take away", () => this.choose(2));
    this.button("clear all", () => this.change([]));
    this.count = element("p", "pad-count", { role: "status" });
    root.replaceChildren(this.bar, this.canvas, this.count);
    // A click and not a press, so that a swipe over the plane scrolls the page and puts nothing.
    this.canvas.onclick = (event) => {
      const box = this.canvas.getBoundingClientRect();
      this.at = [((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2];
      this.put();
    };
    this.canvas.onkeydown = (event) => this.key(event);
    this.canvas.onfocus = this.canvas.onblur = () => this.draw();
    this.choose(0);
  }

  /**
   * @param {string} text
   * @param {() => void} click
   */
  button(text, click) {
    const made = element("button", "", { type: "button" }, text);
    made.onclick = click;
    this.bar.append(made);
    return made;
  }

  /** @param {number} kind */
  choose(kind) {
    this.kind = kind;
    [...this.kinds, this.eraser].forEach((button, k) => {
      button.setAttribute("aria-pressed", String(k === kind));
    });
    this.draw();
  }

  put() {
    const [x, y] = this.at.map((value) => Math.round(Math.min(Math.max(value, -1), 1) * 1000) / 1000);
    if (this.kind < 2) {
      if (this.points.length < this.most) this.change([...this.points, [x, y, this.kind]]);
      return;
    }
    const distances = this.points.map((point) => Math.hypot(point[0] - x, point[1] - y));
    const nearest = distances.indexOf(Math.min(...distances));
    if (distances[nearest] < 2 * NEAR) this.change(this.points.filter((_, k) => k !== nearest));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const move = MOVES[event.key];
    if (move) this.at = this.at.map((value, k) => Math.min(Math.max(value + 0.05 * move[k], -1), 1));
    else if (event.key === " " || event.key === "Enter") this.put();
    else return;
    event.preventDefault();
    this.draw();
  }

  /** @param {Point[]} points */
  change(points) {
    this.points = points;
    this.draw();
    clearTimeout(this.timer); // a quick hand adds several before the server hears of them
    this.timer = setTimeout(() => this.send("placed", this.points), 300);
  }

  draw() {
    const { context } = this;
    const place = (/** @type {number[]} */ [x, y]) => [((x + 1) / 2) * SIDE, ((1 - y) / 2) * SIDE];
    context.clearRect(0, 0, SIDE, SIDE);
    context.strokeStyle = colour("grey");
    context.lineWidth = 1;
    context.globalAlpha = 0.5;
    context.beginPath();
    for (const line of [[SIDE / 2, 0, SIDE / 2, SIDE], [0, SIDE / 2, SIDE, SIDE / 2]]) {
      context.moveTo(line[0], line[1]);
      context.lineTo(line[2], line[3]);
    }
    context.stroke();
    context.globalAlpha = 1;
    for (const point of this.points) {
      const [x, y] = place(point);
      context.fillStyle = colour(KINDS[point[2]][0]);
      context.strokeStyle = "white";
      context.beginPath();
      if (point[2]) context.rect(x - 5, y - 5, 10, 10);
      else context.arc(x, y, 6, 0, 7);
      context.fill();
      context.stroke();
    }
    const of = [0, 1].map((kind) => this.points.filter((point) => point[2] === kind).length);
    this.count.textContent = `${of[0]} blue, ${of[1]} orange; at most ${this.most}`;
    if (document.activeElement !== this.canvas) return;
    const [x, y] = place(this.at);
    context.strokeStyle = colour("grey");
    context.lineWidth = 2;
    context.strokeRect(x - 8, y - 8, 16, 16);
  }
}

/** @type {WeakMap<HTMLElement, Plane>} */
const planes = new WeakMap();

/** @param {Component<Points>} component */
export async function receive({ data, parentElement, setTriggerValue }) {
  await styled("pads.css");
  const place = placeIn(parentElement);
  const plane = planes.get(place) ?? new Plane(place, data);
  planes.set(place, plane);
  plane.send = setTriggerValue;
}
