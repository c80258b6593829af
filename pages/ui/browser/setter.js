// What is set on the page itself: said on the socket at once, so that the run follows, and told to Streamlit a moment
// later, so that widgets, address and session follow. Without a socket the latter alone does it.

import { holdLinks } from "./page.js";

/** @import { Carried, Command, Header, Values } from "./types.js" */

const APART = 40; // ms between two messages while a slider is dragged
const REST = 250; // ms without a change after which the page is run, once the run has followed
const LATEST = 1500; // ms after which it is run in any case: it would take time from what follows at once
const AGAIN = 2000; // ms after which a trigger that another has overtaken is sent once more
const RUN = 8000; // ms that a run of the page may take that has heard of it
const WIDGETS = 300; // ms that widgets take to show what a run of the page has brought for them

/**
 * @typedef {object} Ways
 * @property {(command: Command) => void} say
 * @property {() => void} tell runs the page, with what is `carried`
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
    this.unheard = {}; // what the session has not heard of
    /** @type {Values} */
    this.kept = {}; // what no run of the page has brought back here
    this.saidAt = this.toldAt = this.setAt = -REST;
    this.followed = true; // whether the run has what was set, or the page is run with it
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.saying = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.forgetting = undefined;
    this.release = holdLinks(() => this.waits());
  }

  /** @param {Values} values */
  set(values) {
    this.number = Math.max(this.number + 1, Date.now());
    this.setAt = performance.now();
    Object.assign(this.unsaid, values);
    Object.assign(this.unheard, values);
    Object.assign(this.kept, values);
    const soon = this.saidAt + APART - performance.now();
    if (soon <= 0) this.say();
    else this.saying ??= setTimeout(() => this.say(), soon);
    this.followed = false;
    clearTimeout(this.forgetting);
    this.forgetting = undefined;
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
    this.ways.tell();
  }

  /**
   * What goes with every trigger: Streamlit keeps the latest alone, and sends with each what all widgets hold. Those
   * that a run of the page has yet to reach hold what stood before, which would undo what has been set meanwhile.
   * @returns {Carried}
   */
  get carried() {
    return this.waiting ? { kept: { set: this.kept, n: this.number } } : {};
  }

  /**
   * A run of the page has come here.
   * @param {number} known the latest message of which it knows
   */
  ran(known) {
    if (known < this.number || !this.waiting) return;
    clearTimeout(this.telling);
    this.forgetting ??= setTimeout(() => this.forget(), WIDGETS);
  }

  forget() {
    this.forgetting = undefined;
    this.kept = {};
  }

  get waiting() {
    return Object.keys(this.kept).length > 0;
  }

  /**
   * The settings of a frame, with what has been set since the server made it.
   * @param {Header} header
   * @returns {Values}
   */
  over({ settings, heard }) {
    const unheard = Object.keys(this.unheard).length > 0;
    if (heard >= this.number && unheard) {
      this.unheard = {};
      if (this.waiting && this.forgetting === undefined) this.tellIn(RUN);
    } else if (unheard && !this.followed && Object.entries(this.unheard).every(([name, value]) => settings[name] === value)) {
      this.followed = true;
      this.tellIn(REST);
    }
    return { ...settings, ...this.unheard };
  }

  /** Whether the page has still to be run with something; whoever leaves it has that done now. */
  waits() {
    if (this.waiting && this.toldAt < this.setAt) this.tell();
    return this.waiting;
  }

  stop() {
    clearTimeout(this.forgetting);
    clearTimeout(this.saying);
    clearTimeout(this.telling);
    this.release();
  }
}
