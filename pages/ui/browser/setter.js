// What is set on the page itself: said on the socket at once, so that the run follows, and told to Streamlit a moment
// later, so that widgets, address and session follow. Without a socket the latter alone does it.

import { holdLinks } from "./page.js";

/** @import { Command, Header, Values } from "./types.js" */

const APART = 40; // ms between two messages while a slider is dragged
const REST = 250; // ms without a change after which the page is run, once the run has followed
const LATEST = 1500; // ms after which it is run in any case: it would take time from what follows at once
const AGAIN = 2000; // ms after which a trigger that another has overtaken is sent once more

/**
 * @typedef {object} Ways
 * @property {(command: Command) => void} say
 * @property {(message: { set: Values, n: number }) => void} tell runs the page
 * @property {() => boolean} live whether what is said is heard
 */

export class Setter {
  /** @param {Ways} ways */
  constructor(ways) {
    this.ways = ways;
    this.number = 0; // of the latest message, in the order of time whatever page it was said on
    /** @type {Values} */
    this.unsaid = {};
    /** @type {Values} */
    this.unheard = {}; // all of it goes with each trigger, since Streamlit keeps the latest alone
    this.saidAt = this.toldAt = -REST;
    this.followed = true; // whether the run has what was set, or the page is run with it
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.saying = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
    this.release = holdLinks(() => this.waits());
  }

  /** @param {Values} values */
  set(values) {
    this.number = Math.max(this.number + 1, Date.now());
    Object.assign(this.unsaid, values);
    Object.assign(this.unheard, values);
    const soon = this.saidAt + APART - performance.now();
    if (soon <= 0) this.say();
    else this.saying ??= setTimeout(() => this.say(), soon);
    this.followed = false;
    this.tellIn(this.ways.live() ? LATEST : Math.max(0, this.toldAt + REST - performance.now()));
  }

  /** @param {number} wait in ms */
  tellIn(wait) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), wait);
  }

  say() {
    clearTimeout(this.saying);
    this.saying = undefined;
    this.saidAt = performance.now();
    this.ways.say({ set: this.unsaid, n: this.number });
    this.unsaid = {};
  }

  tell() {
    this.followed = true;
    this.tellIn(AGAIN);
    this.toldAt = performance.now();
    this.ways.tell({ set: this.unheard, n: this.number });
  }

  /**
   * The settings of a frame, with what has been set since the server made it.
   * @param {Header} header
   * @returns {Values}
   */
  over({ settings, heard }) {
    if (heard >= this.number) {
      clearTimeout(this.telling);
      this.unheard = {};
    } else if (!this.followed && Object.entries(this.unheard).every(([name, value]) => settings[name] === value)) {
      this.followed = true;
      this.tellIn(REST);
    }
    return { ...settings, ...this.unheard };
  }

  /** Whether the session has still to hear of something; whoever leaves the page makes it hear now. */
  waits() {
    const waits = Object.keys(this.unheard).length > 0;
    if (waits && performance.now() - this.toldAt > REST) this.tell();
    return waits;
  }

  stop() {
    clearTimeout(this.saying);
    clearTimeout(this.telling);
    this.release();
  }
}
