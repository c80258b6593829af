// A small grid of pixels to paint on, with the pointer or by keyboard; each finished stroke goes to the server.

import { element, placeIn, styled } from "./dom.js";
import { css } from "./painters/colours.js";
import { token } from "./theme.js";

/** @import { Component, Trigger } from "./types.js" */

/**
 * @typedef {object} Painting
 * @property {number} height in pixels
 * @property {number} width
 * @property {number[]} pixels row by row, 0 to 1
 * @property {string} label
 */

const CELL = 24; // canvas pixels of a cell
const BRUSH = [[0, 0, 1], [0, 1, 0.35], [1, 0, 0.35], [0, -1, 0.35], [-1, 0, 0.35]]; // row, column, share
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

class Grid {
  /**
   * @param {HTMLElement} root
   * @param {Painting} painting
   */
  constructor(root, { height, width, pixels, label }) {
    this.height = height;
    this.width = width;
    this.pixels = Float32Array.from(pixels);
    this.at = [0, 0]; // row, column
    this.value = 1; // of the brush: 0 erases
    this.painting = false;
    /** @type {Trigger} */
    this.send = () => {};
    const size = { width: width * CELL, height: height * CELL };
    const words = { tabindex: 0, role: "application", "aria-label": label };
    this.canvas = element("canvas", "pad paint-grid", { ...size, ...words });
    this.canvas.style.aspectRatio = `${width} / ${height}`;
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    const bar = element("div", "pad-bar");
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

  /**
   * @param {HTMLElement} bar
   * @param {string} text
   * @param {() => void} click
   */
  button(bar, text, click) {
    const made = element("button", "", { type: "button", "aria-pressed": "false" }, text);
    made.onclick = click;
    bar.append(made);
    return made;
  }

  /** @param {number} value */
  setBrush(value) {
    this.value = value;
    this.eraser.setAttribute("aria-pressed", String(!value));
    this.eraser.textContent = value ? "Erase" : "Paint";
  }

  /** @param {PointerEvent} event */
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
    for (const [dr, dc, share] of BRUSH) {
      const [r, c] = [row + dr, column + dc];
      if (r < 0 || c < 0 || r >= this.height || c >= this.width) continue;
      const i = r * this.width + c;
      if (this.value) this.pixels[i] = Math.max(this.pixels[i], share);
      else if (share === 1) this.pixels[i] = 0;
    }
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const move = MOVES[event.key];
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
    this.context.strokeStyle = css(token("positive")); // ink would not be seen on ink
    this.context.lineWidth = 4;
    this.context.strokeRect(this.at[1] * CELL + 2, this.at[0] * CELL + 2, CELL - 4, CELL - 4);
  }

  done() {
    this.draw();
    this.send("painted", Array.from(this.pixels, (value) => Math.round(value * 255)));
  }
}

/** @type {WeakMap<HTMLElement, Grid>} */
const grids = new WeakMap();

/** @param {Component<Painting>} component */
export async function receive({ data, parentElement, setTriggerValue }) {
  await styled("pads.css");
  const place = placeIn(parentElement);
  let grid = grids.get(place);
  if (grid?.height !== data.height || grid.width !== data.width) grid = new Grid(place, data);
  grids.set(place, grid);
  grid.send = setTriggerValue;
}
