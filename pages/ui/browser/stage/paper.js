// A sheet over the axes of a figure that takes the pointer and the keys, and shows points that are not yet the figure's.

import { element } from "../dom.js";
import { Box } from "../painters/box.js";
import { css } from "../painters/colours.js";
import { SYMBOLS } from "../painters/symbols.js";
import { token } from "../theme.js";

/** @import { Drawn, Point } from "../types.js" */

const LABEL = "Plane from -1 to 1: click or drag to draw, or move with the arrow keys and draw with the space bar";
const RADIUS = 4, CURSOR = 9; // px
const LOOKS = /** @type {const} */ ([["circle", "negative-text"], ["diamond", "positive-text"]]);

export class Paper extends Box {
  /** @param {Drawn} div */
  constructor(div) {
    const canvas = element("canvas", "paper", { tabindex: 0, role: "application" });
    super(/** @type {any} */ (div), canvas, { over: true });
    this.figure = div;
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    canvas.removeAttribute("aria-hidden");
    canvas.setAttribute("aria-label", LABEL);
    /** @type {Point[] | undefined} */
    this.points = undefined; // that the figure does not have yet
    this.at = [0, 0]; // of the keyboard
    canvas.onfocus = canvas.onblur = () => this.draw();
    this.place();
  }

  /**
   * Whether it takes the pointer; a finger's swipe scrolls the page unless all of it is drawn.
   * @param {boolean} open
   * @param {boolean} all
   */
  take(open, all) {
    this.canvas.style.pointerEvents = open ? "auto" : "none";
    this.canvas.style.touchAction = all ? "none" : "manipulation";
    this.canvas.tabIndex = open ? 0 : -1;
  }

  /**
   * @param {PointerEvent} event
   * @returns {[number, number]}
   */
  where(event) {
    const box = this.canvas.getBoundingClientRect(), [left, right] = this.x?.range ?? [-1, 1], [bottom, top] = this.y?.range ?? [-1, 1];
    const x = left + ((event.clientX - box.left) / box.width) * (right - left);
    return [x, top - ((event.clientY - box.top) / box.height) * (top - bottom)];
  }

  /** @param {Point[] | undefined} points */
  show(points) {
    this.points = points;
    this.figure.classList.toggle("drawn-anew", !!points);
    this.draw();
  }

  /** @override */
  moved() {
    this.draw();
  }

  draw() {
    const { canvas, context, x, y } = this;
    canvas.width = canvas.clientWidth * devicePixelRatio;
    canvas.height = canvas.clientHeight * devicePixelRatio;
    if (!x || !y) return;
    context.scale(devicePixelRatio, devicePixelRatio);
    for (const [kind, [symbol, name]] of LOOKS.entries()) {
      context.beginPath();
      for (const point of this.points ?? [])
        if (point[2] === kind) SYMBOLS[symbol](context, x.c2p(point[0]), y.c2p(point[1]), RADIUS);
      context.fillStyle = css(token(name));
      context.fill();
    }
    if (document.activeElement !== canvas) return;
    context.strokeStyle = css(token("ink"));
    context.lineWidth = 2;
    context.strokeRect(x.c2p(this.at[0]) - CURSOR, y.c2p(this.at[1]) - CURSOR, 2 * CURSOR, 2 * CURSOR);
  }

  /** @override */
  dispose() {
    this.figure.classList.remove("drawn-anew");
    super.dispose();
  }
}
