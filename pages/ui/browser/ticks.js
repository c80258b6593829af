// How frames come by Streamlit: each is asked for by a tick, and the next one when the last has come.

import { holdWhile, quietFor } from "./leaving.js";
import { unpack } from "./wire.js";

/** @import { Screen, Transport, Trigger } from "./types.js" */

const IN_FLIGHT = 2; // ticks asked for and not yet answered
const WATCHDOG = 1500; // ms without an answer after which a tick counts as lost
const WATCHED = 250; // ms between two looks of a view that only watches
const COMMANDED = 500; // ms without ticks after a command, unless it is seen to work before
const APART = 30; // ms between ticks of two views: Streamlit takes what comes at once for one fragment's
/** @type {Set<Ticks>} */
const alive = new Set();
/** @type {{ at: number, of?: Ticks }} */
let last = { at: 0 }; // the latest tick of any view

// A number that was changed while nothing trains is still in the browser alone: a last tick takes it along.
const lastTick = () => [...alive].find((each) => !each.watches)?.tick({ leaving: true });
holdWhile(() => [...alive].some((each) => each.waits), lastTick);

/** @implements {Transport} */
export class Ticks {
  /**
   * @param {HTMLElement} root
   * @param {Screen} screen
   */
  constructor(root, screen) {
    this.root = root;
    this.screen = screen;
    /** @type {Trigger} */
    this.trigger = () => {}; // Streamlit hands over another one with each frame
    this.since = performance.now();
    this.number = -1; // of the latest frame
    this.inFlight = 0;
    this.quietUntil = 0;
    this.askedAt = 0;
    this.asked = 0;
    this.delay = 0;
    this.playing = false;
    this.watches = false;
    this.missed = false; // whether there is something new that a watching view has not asked for
    this.inSight = false;
    this.onVisible = () => this.watch();
    this.sight = new IntersectionObserver((entries) => this.onSight(!!entries.at(-1)?.isIntersecting));
  }

  start() {
    this.watchdog = setInterval(() => this.watch(), 500);
    document.addEventListener("visibilitychange", this.onVisible);
    this.sight.observe(this.root);
    alive.add(this);
  }

  stop() {
    clearInterval(this.watchdog);
    clearTimeout(this.timer);
    this.sight.disconnect();
    document.removeEventListener("visibilitychange", this.onVisible);
    alive.delete(this);
    this.playing = false;
  }

  /**
   * @param {string} event
   * @param {object} value
   */
  send(event, value) {
    // A tick that comes while the server has yet to take a command would take its place.
    if (event === "command") this.quietUntil = performance.now() + COMMANDED;
    this.trigger(event, value);
  }

  /** @param {Uint8Array} bytes */
  onFrame(bytes) {
    const frame = unpack(bytes);
    const { header } = frame;
    if (header.frame <= this.number) return;
    this.number = header.frame;
    this.inFlight = Math.max(0, this.inFlight - 1);
    this.watches = header.watches;
    const playing = header.playing && !header.watches;
    if (playing !== this.playing) this.quietUntil = 0;
    this.playing = playing;
    this.delay = header.delay * 1000;
    if (!this.screen.take(frame, bytes.length)) return void this.ask();
    if (this.watches) return;
    if (this.playing) this.next();
    else clearTimeout(this.timer);
    for (const each of alive) if (each.watches) each.look();
  }

  // A view that watches has no clock: it looks again when the view that plays has shown something new.
  look() {
    this.missed = true;
    if (document.hidden || !this.inSight) return;
    clearTimeout(this.timer);
    const wait = Math.max(0, this.askedAt + WATCHED - performance.now());
    this.timer = setTimeout(() => {
      if (performance.now() - this.askedAt > WATCHDOG) this.inFlight = 0;
      if (this.inFlight) return void this.look();
      this.missed = false;
      this.ask();
    }, wait);
  }

  /** @param {boolean} inSight */
  onSight(inSight) {
    this.inSight = inSight;
    if (this.watches && inSight && this.missed) this.look();
  }

  next() {
    clearTimeout(this.timer);
    const wait = Math.max(0, this.askedAt + this.delay - performance.now());
    this.timer = setTimeout(() => this.ask(), wait);
  }

  ask() {
    if (document.hidden || this.inFlight >= IN_FLIGHT) return;
    const quiet = Math.max(quietFor(this.since), this.quietUntil - performance.now());
    const wait = Math.max(quiet, last.of === this ? 0 : last.at + APART - performance.now());
    if (wait > 0) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), wait);
      return;
    }
    this.tick();
    if (this.playing && this.inFlight < IN_FLIGHT) this.next();
  }

  /** @param {object} [more] */
  tick(more) {
    last = { of: this, at: performance.now() };
    this.inFlight += 1;
    this.askedAt = performance.now();
    this.asked += 1;
    this.send("tick", { n: this.asked, have: this.screen.run, ...more });
  }

  get waits() {
    return this.inFlight > 0 && performance.now() - this.askedAt < WATCHDOG;
  }

  watch() {
    if (this.watches && this.missed && !document.hidden) return void this.look();
    if (!this.playing || document.hidden || performance.now() - this.askedAt < WATCHDOG) return;
    this.inFlight = 0;
    this.ask();
  }
}
