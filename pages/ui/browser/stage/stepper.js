// A whole number between its − and its +.

import { element, write } from "../dom.js";

export class Stepper {
  /**
   * @param {string} fewer name of the button −
   * @param {string} more name of the button +
   * @param {(value: number) => void} change
   */
  constructor(fewer, more, change) {
    this.value = 0;
    this.element = element("span", "stepper");
    this.output = element("output");
    this.buttons = [[fewer, "−", -1], [more, "+", 1]].map(([name, sign, by]) => {
      const button = element("button", "", { type: "button", "aria-label": name, title: name }, String(sign));
      button.onclick = () => button.getAttribute("aria-disabled") !== "true" && change(this.value + Number(by));
      return button;
    });
    this.element.append(this.buttons[0], this.output, this.buttons[1]);
  }

  /**
   * @param {number} value
   * @param {number} low
   * @param {number} high
   * @param {boolean} locked
   */
  show(value, low, high, locked) {
    this.value = value;
    write(this.output, String(value));
    // Not "disabled", which would take the focus away from whoever has just pressed it for the last time.
    [value <= low, value >= high].forEach((end, k) => this.buttons[k].setAttribute("aria-disabled", String(end || locked)));
  }
}
