// Frames by Streamlit itself, where no socket can be had: a few a second, each asked for when the last has come.

import { holdLinks, leaves } from "./page.js";

/** @import { Command, Screen, Trigger } from "./types.js" */

const APART = 333; // ms between two ticks while it plays
const WATCHED = 1000; // ms between two looks of a view that only watches
const LOST = 4000; // ms after which a tick without an answer counts as lost

export class Ticks {
  /** @param {Screen} screen */
  constructor(screen) {
    this.screen = screen;
    this.page = location.pathname; // Back changes it before the next page is there
    /** @type {Trigger} */
    this.trigger = () => {}; // Streamlit hands over another one with each run of the page
    /** @type {Command[]} */
    this.queue = []; // Streamlit keeps the latest trigger alone, so that commands go one by one
    this.saying = false;
    this.came = false; // an answer that is not yet painted
    this.stale = false; // the page has run since the last tick
    this.asked = 0;
    this.askedAt = -LOST;
    this.waits = false;
  }

  start() {
    if (this.timer !== undefined) return;
    this.release = holdLinks(() => this.waits && performance.now() - this.askedAt < LOST);
    this.ask({});
    this.timer = setInterval(() => this.next(), APART / 2);
  }

  /** There is a socket, or nobody looks any more. Returns the commands that have not been said. */
  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.release?.();
    this.waits = this.saying = false;
    return this.queue.splice(0);
  }

  /** What has come is painted. */
  answered() {
    if (!this.came) return;
    this.came = this.waits = this.saying = false;
    this.sayNext();
  }

  /** @param {Command} command */
  say(command) {
    this.queue.push(command);
    this.sayNext();
  }

  sayNext() {
    const lost = performance.now() - this.askedAt > LOST;
    if (!this.queue.length || (this.saying && !lost)) return;
    this.saying = true;
    this.ask(/** @type {Command} */ (this.queue.shift()));
  }

  next() {
    const since = performance.now() - this.askedAt;
    if (leaves() || location.pathname !== this.page || document.hidden || since < (this.screen.watches ? WATCHED : APART) || (this.waits && since < LOST)) return;
    if (this.queue.length) this.sayNext();
    else if (this.screen.playing || this.screen.owes || this.waits || this.stale) this.ask({});
  }

  /** @param {Command | {}} command */
  ask(command) {
    this.asked += 1;
    this.askedAt = performance.now();
    this.waits = true;
    this.stale = false;
    this.trigger("tick", { n: this.asked, have: this.screen.run ?? "", film: this.screen.film.number, ...command });
  }
}
