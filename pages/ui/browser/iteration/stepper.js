// One iteration after the other, block by block: what steps, and the parts that show where it stands.

import { element } from "../dom.js";
import { leaves } from "../page.js";
import { Bar } from "./bar.js";
import { Chain } from "./chain.js";
import { Code } from "./code.js";
import { Equations } from "./equations.js";
import { Net } from "./net.js";
import { larger } from "./svg.js";
import { makerOf } from "./trace.js";

/** @import { Trigger } from "../types.js" */
/** @import { Message, State } from "./types.js" */
/** @import { Told } from "./equations.js" */

const PACE = 1300; // ms between two blocks while it plays
const RESTS = 500; // ms after which the address is told where the reader stands
const SWIPE = 50; // px

export class Stepper {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Message | undefined} */
    this.message = undefined;
    this.at = 0;
    this.example = 0;
    this.width = 0;
    this.larger = 1;
    this.playing = false;
    this.asked = 0; // the iteration that is waited for
    /** @type {Trigger} */
    this.send = () => {};
    this.bar = new Bar({
      step: (by) => this.step(by),
      play: () => this.play(!this.playing),
      ahead: (by) => this.ahead(by),
      over: () => this.ask(1),
      choose: (example) => this.choose(example),
    });
    this.net = new Net();
    this.chain = new Chain((at) => this.go(at), () => this.ahead(1));
    this.code = new Code();
    this.equations = new Equations((told) => this.told(told), (name) => this.follow(name), (column) => this.choose(column));
    this.resting = element("p", "one-resting");
    this.title = element("h3", "one-title");
    root.classList.add("one");
    root.replaceChildren(this.bar.element, this.net.element, this.chain.element, this.resting, this.block());
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(root);
    root.addEventListener("touchstart", (event) => this.touch(event), { passive: true });
    root.addEventListener("touchend", (event) => this.swipe(event), { passive: true });
    Object.assign(root, { __iteration: this }); // for tests
  }

  get number() {
    return this.message?.number ?? 1;
  }

  get last() {
    return (this.message?.blocks.length ?? 1) - 1;
  }

  block() {
    const block = element("div", "one-block");
    const left = element("div", "one-left");
    left.append(this.title, this.equations.sum, this.equations.element);
    block.append(left, this.code.element);
    return block;
  }

  /** @param {Message} message */
  receive(message) {
    const known = this.message;
    const same = known?.net === message.net;
    const waited = this.asked === message.number;
    if (same && known?.number === message.number && !waited) return; // only the place is another, and that was told by us
    this.message = message;
    if (waited || !same) this.asked = 0;
    if (!known) this.at = message.step - 1;
    else if (waited) this.at = 0;
    this.at = Math.min(Math.max(this.at, 0), this.last);
    this.example = Math.min(this.example, message.classes.length - 1);
    this.draw(waited);
    if (waited) this.chain.pulseRound();
    if (waited && this.playing) this.playOn();
  }

  /** @returns {State | undefined} */
  get state() {
    const { message, at, example } = this;
    return message && { message, block: message.blocks[at], at, example };
  }

  draw(moved = false) {
    const { state } = this;
    if (!state) return;
    const { message, block } = state;
    this.picture(state);
    this.code.show(state);
    this.title.textContent = block.title;
    this.resting.textContent = message.resting;
    this.equations.show(state);
    this.bar.show(state, this.playing);
    if (moved) {
      this.net.pulse();
      this.chain.pulse();
    }
  }

  /** @param {number} example */
  choose(example) {
    if (example === this.example) return;
    this.example = example;
    const { state } = this;
    if (!state) return;
    this.picture(state);
    this.equations.state = state;
    this.equations.look(this.equations.pinned);
    this.bar.show(state, this.playing);
  }

  /** @param {number} at */
  go(at) {
    if (at < 0 || at > this.last || at === this.at) return;
    this.at = at;
    this.draw(true);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(this.at + 1, this.number), RESTS);
  }

  /** @param {1 | -1} by */
  step(by) {
    if (by > 0 && this.at === this.last) this.ahead(1);
    else this.go(this.at + by);
  }

  /** @param {number} by so many iterations */
  ahead(by) {
    this.ask((this.asked || this.number) + by);
  }

  /**
   * Another iteration: the server has it.
   * @param {number} number
   */
  ask(number) {
    const wanted = Math.min(Math.max(number, 1), this.message?.most ?? 1);
    if (wanted === this.number) return this.go(0);
    clearTimeout(this.telling);
    this.asked = this.tell(1, wanted) ? wanted : 0;
  }

  /**
   * Where the reader stands, for the address; on the way to another page there is nothing to tell.
   * @param {number} step
   * @param {number} iteration
   */
  tell(step, iteration) {
    const stays = this.root.isConnected && !leaves();
    if (stays) this.send("at", { step, iteration });
    return stays;
  }

  /** @param {boolean} on */
  play(on) {
    this.playing = on;
    clearTimeout(this.timer);
    if (on) this.step(1);
    if (on) this.playOn();
    if (this.state) this.bar.show(this.state, on);
  }

  playOn() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.playing || this.asked || !this.root.isConnected) return;
      if (this.at === this.last && this.number >= (this.message?.most ?? 1)) return this.play(false);
      this.step(1);
      if (!this.asked) this.playOn();
    }, PACE);
  }

  /** @param {Told} told */
  told({ equation, places }) {
    this.code.mark(equation);
    this.net.light(places);
  }

  /** @param {string} name */
  follow(name) {
    const { message } = this;
    const maker = message && makerOf(message.blocks, name);
    if (message && maker) this.go(message.blocks.indexOf(maker.block));
  }

  /** @param {State} state */
  picture(state) {
    this.width = this.root.clientWidth;
    this.larger = larger();
    this.net.show(state, this.width / this.larger);
    this.chain.show(state, this.width / this.larger);
  }

  resize() {
    const { state } = this;
    if (!state || !this.root.clientWidth) return;
    if (larger() !== this.larger) this.draw();
    else if (this.root.clientWidth !== this.width) this.picture(state);
  }

  /** @param {TouchEvent} event */
  touch(event) {
    const [finger] = event.touches;
    const own = event.target instanceof Element && event.target.closest(".one-scrolls, .one-code pre, .one-bar");
    this.began = event.touches.length === 1 && !own ? [finger.clientX, finger.clientY] : undefined;
  }

  /** @param {TouchEvent} event */
  swipe(event) {
    if (!this.began) return;
    const [finger] = event.changedTouches;
    const [x, y] = [finger.clientX - this.began[0], finger.clientY - this.began[1]];
    this.began = undefined;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) this.step(x < 0 ? 1 : -1);
  }

  dispose() {
    this.sizes.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.telling);
  }
}
