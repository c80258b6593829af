// A plane to put points on, with the pointer or by keyboard; the whole list goes to the server after each change.

import { element } from "./looks.js";

const SIDE = 420; // canvas pixels
const LOOKS = [["#2a7fd4", "blue, y = 0"], ["#e8790c", "orange, y = 1"]];
const NEAR = 0.05; // of the side: how close a click must be to take a point away

class Plane {
  constructor(root, { points, most }) {
    Object.assign(this, { points: points.map((point) => [...point]), most, at: [0, 0], kind: 0 });
    this.canvas = element("canvas", "points-plane", {
      tabindex: 0, role: "application", width: SIDE, height: SIDE,
      "aria-label": "Plane from -1 to 1: click to add a point, or move with the arrow keys and add with space",
    });
    Object.assign(this.canvas.style, {
      width: "min(100%, 26rem)", aspectRatio: "1", cursor: "crosshair", touchAction: "none", display: "block",
      border: "1px solid var(--st-border-color)",
    });
    this.context = this.canvas.getContext("2d");
    this.bar = element("div", "", { style: "display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0" });
    this.kinds = LOOKS.map(([, text], kind) => this.button(text, () => this.choose(kind)));
    this.eraser = this.button("take away", () => this.choose(2));
    this.button("clear all", () => this.change([]));
    this.count = element("p", "", { role: "status", style: "margin: 0; font-size: .9rem" });
    root.replaceChildren(this.bar, this.canvas, this.count);
    this.canvas.onpointerdown = (event) => {
      const box = this.canvas.getBoundingClientRect();
      this.at = [((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2];
      this.put();
    };
    this.canvas.onkeydown = (event) => this.key(event);
    this.canvas.onfocus = this.canvas.onblur = () => this.draw();
    this.choose(0);
  }

  button(text, click) {
    const made = element("button", "", {
      type: "button",
      style: "font: inherit; padding: .3rem .7rem; cursor: pointer; border-radius: .5rem; color: var(--st-text-color);"
        + " background: var(--st-background-color); border: 1px solid var(--st-border-color)",
    }, text);
    made.onclick = click;
    this.bar.append(made);
    return made;
  }

  choose(kind) {
    this.kind = kind;
    [...this.kinds, this.eraser].forEach((button, k) => {
      button.setAttribute("aria-pressed", String(k === kind));
      button.style.borderColor = k === kind ? "var(--st-primary-color)" : "var(--st-border-color)";
      button.style.fontWeight = k === kind ? "600" : "400";
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

  key(event) {
    const move = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (move) this.at = this.at.map((value, k) => Math.min(Math.max(value + 0.05 * move[k], -1), 1));
    else if (event.key === " " || event.key === "Enter") this.put();
    else return;
    event.preventDefault();
    this.draw();
  }

  change(points) {
    this.points = points;
    this.draw();
    clearTimeout(this.timer); // a quick hand adds several before the server hears of them
    this.timer = setTimeout(() => this.send("placed", this.points), 300);
  }

  draw() {
    const { context } = this;
    const place = ([x, y]) => [((x + 1) / 2) * SIDE, ((1 - y) / 2) * SIDE];
    context.clearRect(0, 0, SIDE, SIDE);
    context.strokeStyle = "rgba(128,138,148,.5)";
    context.lineWidth = 1;
    context.beginPath();
    for (const line of [[SIDE / 2, 0, SIDE / 2, SIDE], [0, SIDE / 2, SIDE, SIDE / 2]]) {
      context.moveTo(line[0], line[1]);
      context.lineTo(line[2], line[3]);
    }
    context.stroke();
    for (const point of this.points) {
      const [x, y] = place(point);
      context.fillStyle = LOOKS[point[2]][0];
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
    context.strokeStyle = "#808a94";
    context.lineWidth = 2;
    context.strokeRect(x - 8, y - 8, 16, 16);
  }
}

const planes = new WeakMap();

export function receive({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div") ?? parentElement;
  if (!planes.has(root)) planes.set(root, new Plane(root, data));
  planes.get(root).send = setTriggerValue;
}
