// A small grid of pixels to paint on, with the pointer or by keyboard; each finished stroke goes to the server.

import { element } from "./looks.js";

const CELL = 24; // canvas pixels of a cell

class Grid {
  constructor(root, { height, width, pixels, label }) {
    Object.assign(this, { height, width, pixels: Float32Array.from(pixels), at: [0, 0], value: 1 });
    this.canvas = element("canvas", "paint-grid", {
      tabindex: 0, role: "application", width: width * CELL, height: height * CELL, "aria-label": label,
    });
    Object.assign(this.canvas.style, {
      width: "min(100%, 20rem)", aspectRatio: `${width} / ${height}`, touchAction: "none", cursor: "crosshair",
      border: "1px solid var(--st-border-color)", display: "block",
    });
    this.context = this.canvas.getContext("2d");
    const bar = element("div", "", { style: "display: flex; gap: .5rem; margin-top: .5rem" });
    this.eraser = this.button(bar, "Erase", () => this.setBrush(this.value ? 0 : 1));
    this.button(bar, "Clear", () => {
      this.pixels.fill(0);
      this.done();
    });
    root.replaceChildren(this.canvas, bar);
    this.canvas.onpointerdown = (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      this.painting = true;
      this.paintAt(event);
    };
    this.canvas.onpointermove = (event) => this.painting && this.paintAt(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => {
      if (this.painting) this.done();
      this.painting = false;
    };
    this.canvas.onkeydown = (event) => this.key(event);
    this.canvas.onfocus = this.canvas.onblur = () => this.draw();
    this.draw();
  }

  button(bar, text, click) {
    const made = element("button", "", { type: "button", "aria-pressed": "false", style: "font: inherit; padding: .3rem .7rem; cursor: pointer; color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: .5rem" }, text);
    made.onclick = click;
    bar.append(made);
    return made;
  }

  setBrush(value) {
    this.value = value;
    this.eraser.setAttribute("aria-pressed", String(!value));
    this.eraser.textContent = value ? "Erase" : "Paint";
  }

  paintAt(event) {
    const box = this.canvas.getBoundingClientRect();
    this.at = [
      Math.floor(((event.clientY - box.top) / box.height) * this.height),
      Math.floor(((event.clientX - box.left) / box.width) * this.width),
    ];
    this.stroke();
  }

  // A soft brush: the cell itself, and a little of its neighbours, as in the scanned digits.
  stroke() {
    const [row, column] = this.at;
    for (const [dr, dc, share] of [[0, 0, 1], [0, 1, 0.35], [1, 0, 0.35], [0, -1, 0.35], [-1, 0, 0.35]]) {
      const r = row + dr, c = column + dc;
      if (r < 0 || c < 0 || r >= this.height || c >= this.width) continue;
      const i = r * this.width + c;
      if (this.value) this.pixels[i] = Math.max(this.pixels[i], share);
      else if (share === 1) this.pixels[i] = 0;
    }
    this.draw();
  }

  key(event) {
    const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (move) {
      this.at = [this.at[0] + move[0], this.at[1] + move[1]];
      this.at = [Math.min(Math.max(this.at[0], 0), this.height - 1), Math.min(Math.max(this.at[1], 0), this.width - 1)];
      this.draw();
    } else if (event.key === " " || event.key === "Enter") {
      this.stroke();
      this.done();
    } else return;
    event.preventDefault();
  }

  draw() {
    for (let i = 0; i < this.pixels.length; i++) {
      const v = Math.round(255 * this.pixels[i]);
      this.context.fillStyle = `rgb(${v}, ${v}, ${v})`;
      this.context.fillRect((i % this.width) * CELL, Math.floor(i / this.width) * CELL, CELL, CELL);
    }
    if (document.activeElement !== this.canvas) return;
    this.context.strokeStyle = "#e8790c";
    this.context.lineWidth = 4;
    this.context.strokeRect(this.at[1] * CELL + 2, this.at[0] * CELL + 2, CELL - 4, CELL - 4);
  }

  done() {
    this.draw();
    this.send("painted", Array.from(this.pixels, (value) => Math.round(value * 255)));
  }
}

const grids = new WeakMap();

export function receive({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div") ?? parentElement;
  const known = grids.get(root);
  if (known?.height !== data.height || known?.width !== data.width) grids.set(root, new Grid(root, data));
  grids.get(root).send = setTriggerValue;
}
