// The timeline: a slider that stays in sight under the pictures, and a button that goes on from where it stands.

import { element } from "./dom.js";

/** @import { Timeline } from "./types.js" */

const OFTEN = 80; // ms between two places asked for while the slider is dragged
const FOLLOW = 250; // ms between two moves of the slider while the run plays: it stays in sight over the pictures

export class Foot {
  /**
   * @param {(place: number) => void} seek asks for a place of the run
   * @param {() => void} branch goes on from it
   */
  constructor(seek, branch) {
    this.shownAt = -FOLLOW;
    this.wanted = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.element = element("div", "live-foot", { hidden: "" });
    const words = { "aria-label": "Timeline: scrub back through the run" };
    this.range = element("input", "", { type: "range", min: 0, max: 0, step: 1, ...words });
    this.label = element("output");
    const help = "Forget what came after this place, and train on from it";
    this.button = element("button", "", { type: "button", title: help }, "Continue from here");
    this.range.oninput = () => {
      this.range.setAttribute("aria-valuetext", this.label.textContent ?? "");
      this.wanted = true;
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.wanted = false;
        seek(Number(this.range.value));
      }, OFTEN);
    };
    this.button.onclick = branch;
    this.element.append(this.range, this.label, this.button);
  }

  /**
   * @param {Timeline | null} timeline
   * @param {boolean} playing
   */
  show(timeline, playing) {
    if (playing && performance.now() - this.shownAt < FOLLOW) return;
    this.shownAt = performance.now();
    this.element.hidden = !timeline;
    if (!timeline) return;
    this.range.max = String(timeline.count - 1);
    if (!this.wanted) this.range.value = String(timeline.at);
    this.label.textContent = timeline.label;
    this.button.disabled = !timeline.past;
  }
}
