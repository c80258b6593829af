// What steps by hand: buttons, where the reader stands, and which example the net shows.

import { element } from "../dom.js";
import { cost } from "./numbers.js";

/** @import { State } from "./types.js" */

/**
 * @typedef {object} Acts
 * @property {(by: 1 | -1) => void} step
 * @property {() => void} play goes round, or stops
 * @property {(by: number) => void} ahead so many iterations
 * @property {() => void} over from the first iteration
 * @property {(example: number) => void} choose
 */

const FEW = 4; // examples with a button each

export class Bar {
  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.element = element("div", "one-top");
    this.back = button("Back", () => acts.step(-1));
    this.next = button("Next", () => acts.step(1), "one-main");
    this.play = button("Go round", acts.play);
    this.one = button("+1 iteration", () => acts.ahead(1));
    this.ten = button("+10", () => acts.ahead(10));
    this.over = button("Start over", acts.over);
    this.place = element("p", "one-place", { role: "status" });
    this.examples = element("div", "one-examples");
    const [bar, more] = [element("div", "one-bar"), element("div", "one-more")];
    bar.append(this.back, this.next, this.play, this.place, this.examples);
    more.append(this.one, this.ten, this.over);
    this.element.append(bar, more);
  }

  /**
   * @param {State} state
   * @param {boolean} playing
   */
  show({ message, at, example }, playing) {
    const { number, most, costs, blocks } = message;
    const [last, ends] = [at === blocks.length - 1, number >= most];
    this.place.textContent = `Iteration ${number}, step ${at + 1} of ${blocks.length}`;
    this.back.disabled = at === 0;
    this.next.textContent = last ? `Repeat: J ${cost(costs[number - 1])} → ${cost(costs[number])}` : "Next";
    this.next.disabled = last && ends;
    this.play.textContent = playing ? "Stop" : "Go round";
    this.one.disabled = this.ten.disabled = ends;
    this.over.disabled = number === 1 && at === 0;
    this.offer(message.classes, example);
  }

  /**
   * @param {number[]} classes
   * @param {number} chosen
   */
  offer(classes, chosen) {
    const words = (/** @type {number} */ i) => `${i + 1}: y = ${classes[i]}`;
    const few = classes.length <= FEW;
    const to = (/** @type {string} */ text, /** @type {string} */ name, /** @type {number} */ i) => {
      const made = button(text, () => this.acts.choose(Math.min(Math.max(i, 0), classes.length - 1)));
      made.setAttribute("aria-label", name);
      return made;
    };
    const each = classes.slice(0, FEW).map((_, i) => {
      const made = to(words(i), `Example ${words(i)}`, i);
      made.setAttribute("aria-pressed", String(i === chosen));
      return made;
    });
    const [before, after] = [to("‹", "Previous example", chosen - 1), to("›", "Next example", chosen + 1)];
    const held = document.activeElement instanceof HTMLElement ? document.activeElement.getAttribute("aria-label") : null;
    this.examples.replaceChildren(
      element("span", "", {}, few ? "example" : `${classes.length} examples`),
      ...(few ? each : [before, element("span", "", {}, words(chosen)), after]),
    );
    for (const made of [...each, before, after])
      if (made.isConnected && made.getAttribute("aria-label") === held) made.focus({ preventScroll: true });
  }
}

/**
 * @param {string} text
 * @param {() => void} click
 */
function button(text, click, name = "") {
  const made = element("button", name, { type: "button" }, text);
  made.onclick = click;
  return made;
}
