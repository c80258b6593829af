// One iteration after the other, block by block: what steps, and the parts that show where it stands.

import { element } from "../dom.js";
import { Chain } from "./chain.js";
import { Code } from "./code.js";
import { Equations } from "./equations.js";
import { Net } from "./net.js";
import { cost } from "./numbers.js";
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
    this.net = new Net();
    this.chain = new Chain((at) => this.go(at), () => this.ask(this.number + 1));
    this.code = new Code();
    this.equations = new Equations((told) => this.told(told), (name) => this.follow(name), (column) => this.choose(column));
    this.resting = element("p", "one-resting");
    root.classList.add("one");
    root.replaceChildren(this.bar(), this.net.element, this.chain.element, this.resting, this.block());
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

  bar() {
    const bar = element("div", "one-bar");
    const more = element("div", "one-more");
    this.buttons = {
      back: this.button("Back", () => this.step(-1)),
      next: this.button("Next", () => this.step(1), "one-main"),
      play: this.button("Go round", () => this.play(!this.playing)),
      one: this.button("+1 iteration", () => this.ask(this.number + 1)),
      ten: this.button("+10", () => this.ask(this.number + 10)),
      over: this.button("Start over", () => this.ask(1)),
    };
    this.place = element("p", "one-place", { role: "status" });
    this.examples = element("div", "one-examples");
    const { back, next, play, one, ten, over } = this.buttons;
    more.append(one, ten, over);
    bar.append(back, next, play, this.place, this.examples);
    const top = element("div", "one-top");
    top.append(bar, more);
    return top;
  }

  block() {
    const block = element("div", "one-block");
    const left = element("div", "one-left");
    this.title = element("h3", "one-title");
    left.append(this.title, this.equations.sum, this.equations.element);
    block.append(left, this.code.element);
    return block;
  }

  /**
   * @param {string} text
   * @param {() => void} click
   */
  button(text, click, name = "") {
    const made = element("button", name, { type: "button" }, text);
    made.onclick = click;
    return made;
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
    if (this.title) this.title.textContent = block.title;
    this.resting.textContent = message.resting;
    this.equations.show(state);
    if (this.place) this.place.textContent = `Iteration ${message.number}, step ${state.at + 1} of ${this.last + 1}`;
    this.toggle();
    this.offer();
    if (moved) {
      this.net.pulse();
      this.chain.pulse();
    }
  }

  toggle() {
    const buttons = /** @type {NonNullable<typeof this.buttons>} */ (this.buttons);
    const { most = 1, costs = [] } = this.message ?? {};
    const ends = this.number >= most;
    buttons.back.disabled = this.at === 0;
    buttons.next.textContent = this.at === this.last ? `Repeat: J ${cost(costs[this.number - 1])} → ${cost(costs[this.number])}` : "Next";
    buttons.next.disabled = this.at === this.last && ends;
    buttons.play.textContent = this.playing ? "Stop" : "Go round";
    buttons.one.disabled = buttons.ten.disabled = ends;
    buttons.over.disabled = this.number === 1 && this.at === 0;
  }

  /** Which example the net shows. */
  offer() {
    const classes = this.message?.classes ?? [];
    const few = classes.length <= 4;
    const words = (/** @type {number} */ i) => `${i + 1}: y = ${classes[i]}`;
    const choices = few
      ? classes.map((_, i) => {
          const made = this.button(words(i), () => this.choose(i));
          made.setAttribute("aria-pressed", String(i === this.example));
          return made;
        })
      : [
          this.button("‹", () => this.choose(Math.max(this.example - 1, 0))),
          element("span", "", {}, `${words(this.example)}`),
          this.button("›", () => this.choose(Math.min(this.example + 1, classes.length - 1))),
        ];
    if (!few) for (const [i, name] of [[0, "Previous example"], [2, "Next example"]]) choices[Number(i)].setAttribute("aria-label", String(name));
    this.examples?.replaceChildren(element("span", "", {}, few ? "example" : `${classes.length} examples`), ...choices);
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
    this.offer();
  }

  /** @param {number} at */
  go(at) {
    if (at < 0 || at > this.last || at === this.at) return;
    this.at = at;
    this.draw(true);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.send("at", { step: this.at + 1, iteration: this.number }), RESTS);
  }

  /** @param {1 | -1} by */
  step(by) {
    if (by > 0 && this.at === this.last) this.ask(this.number + 1);
    else this.go(this.at + by);
  }

  /**
   * Another iteration: the server has it.
   * @param {number} number
   */
  ask(number) {
    const wanted = Math.min(Math.max(number, 1), this.message?.most ?? 1);
    if (wanted === this.number) return this.go(0);
    clearTimeout(this.telling);
    this.asked = wanted;
    this.send("at", { step: 1, iteration: wanted });
  }

  /** @param {boolean} on */
  play(on) {
    this.playing = on;
    clearTimeout(this.timer);
    if (on) this.step(1);
    if (on) this.playOn();
    this.toggle();
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
