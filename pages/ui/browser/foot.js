// The timeline: a slider that stays in sight under the pictures, and a button that goes on from where it stands.

import { element } from "./looks.js";

const OFTEN = 80; // ms between two places asked for while the slider is dragged

export class Foot {
  // seek(place) asks for a place of the run, branch() goes on from it.
  constructor(seek, branch) {
    this.element = element("div", "live-foot", { hidden: "" });
    this.range = element("input", "", { type: "range", min: 0, max: 0, step: 1, "aria-label": "Timeline: scrub back through the run" });
    this.label = element("output", "");
    this.button = element("button", "", { type: "button", title: "Forget what came after this place, and train on from it" }, "Continue from here");
    this.range.oninput = () => {
      this.range.setAttribute("aria-valuetext", this.label.textContent);
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

  // While the run plays the slider only follows a few times a second, since it stays in sight over the pictures.
  show(timeline, playing) {
    if (playing && performance.now() - this.shownAt < 250) return;
    this.shownAt = performance.now();
    this.element.hidden = !timeline;
    if (!timeline) return;
    this.range.max = timeline.count - 1;
    if (!this.wanted) this.range.value = timeline.at;
    this.label.textContent = timeline.label;
    this.button.disabled = !timeline.past;
  }
}
