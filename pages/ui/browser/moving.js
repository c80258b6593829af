// One picture that moves: its last two states, and what is painted between them. It is never ahead of the newest.

/** @import { Drawing, Painter, State } from "./types.js" */

const SOONEST = 16, LATEST = 250; // ms from one state to the next

export class Moving {
  /**
   * @param {string} made what its painter was made for
   * @param {Drawing} drawing
   * @param {Painter} painter
   * @param {State} state
   * @param {number} now ms
   */
  constructor(made, drawing, painter, state, now) {
    this.made = made;
    this.drawing = drawing;
    this.painter = painter;
    /** @type {State | null} */
    this.from = null;
    this.to = state;
    this.at = now; // when `to` came
    this.gap = 0; // ms in which `from` becomes `to`
    this.done = false; // whether `to` itself is on the screen
    this.steps = 0; // that can be seen from `from` to `to`
    this.behind = Infinity; // steps from what is on the screen to `from`
    painter.take?.(state);
  }

  /**
   * The next state.
   * @param {State} state
   * @param {number} now ms
   * @param {boolean} moves whether what lies between is painted, too
   */
  take(state, now, moves) {
    this.behind += this.steps;
    this.steps = this.painter.steps?.(this.to, state) ?? 0;
    this.gap = moves ? Math.min(Math.max(now - this.at, SOONEST), LATEST) : 0;
    this.from = moves ? this.to : null;
    this.to = state;
    this.at = now;
    this.done = false;
    this.painter.take?.(state);
  }

  /**
   * Paints what it shows now; returns whether there is more to come. While it plays, what would look as it does already
   * is left as it is; what rests is exact.
   * @param {number} now ms
   * @param {boolean} playing
   */
  paint(now, playing) {
    if (this.done) return false;
    const t = this.gap && playing ? Math.min(Math.max((now - this.at) / this.gap, 0), 1) : 1;
    if (playing && this.behind + this.steps * t < 1) return t < 1;
    this.painter.paint(this.from, this.to, t);
    this.done = t === 1;
    this.behind = this.painter.steps ? -this.steps * t : Infinity;
    return t < 1;
  }

  /** It has to be painted, whatever is on the screen. */
  again() {
    this.done = false;
    this.behind = Infinity;
  }

  /** @param {Painter} painter */
  remake(painter) {
    this.painter = painter;
    this.again();
  }
}
