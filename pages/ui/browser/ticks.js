// Frames by Streamlit itself, where no socket can be had: a few a second, each asked for when the last has come.

/** @import { Command, Screen, Trigger } from "./types.js" */

const APART = 333; // ms between two ticks while it plays
const WATCHED = 1000; // ms between two looks of a view that only watches
const LOST = 4000; // ms after which a tick without an answer counts as lost

export class Ticks {
  /** @param {Screen} screen */
  constructor(screen) {
    this.screen = screen;
    /** @type {Trigger} */
    this.trigger = () => {}; // Streamlit hands over another one with each run of the page
    this.running = false;
    this.asked = 0;
    this.askedAt = -LOST;
    this.waits = false;
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.ask({});
    this.timer = setInterval(() => this.next(), APART / 2);
  }

  /** The socket is back: the server need not draw for ticks any more. */
  stop() {
    clearInterval(this.timer);
    if (this.running) this.trigger("tick", { socket: true });
    this.running = false;
  }

  /** A frame has been painted. */
  answered() {
    this.waits = false;
  }

  next() {
    const since = performance.now() - this.askedAt;
    if (document.hidden || since < (this.screen.watches ? WATCHED : APART) || (this.waits && since < LOST)) return;
    if (this.screen.playing || this.waits) this.ask({});
  }

  /** @param {Command | {}} command */
  ask(command) {
    this.asked += 1;
    this.askedAt = performance.now();
    this.waits = true;
    this.trigger("tick", { n: this.asked, have: this.screen.run ?? "", ...command });
  }
}
