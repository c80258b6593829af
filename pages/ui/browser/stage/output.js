// The output: what the net says of the plane. Its heading, what is shown of it, and how its colours and marks are read.

import { element } from "../dom.js";
import { heading } from "./heading.js";
import { wrongOnes } from "./wrong.js";

/** @import { Figure, Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */

const NARROW = matchMedia("(max-width: 699px)"), SMALLER = 0.7; // marks, where the picture is small
const FIGURE = "boundary", SHADE = `${FIGURE}/shade`;
const TRACES = { train: [0, 1], test: [2, 3] }; // a class each, as pages/ui/figures/plane.py has them
const OFTEN = 250; // ms from one choice of the wrong ones to the next while the run plays
const MARKS = {
  train: '<circle cx="6" cy="6" r="4"/><path d="M18 1.5l4.500 4.500l-4.500 4.500l-4.500 -4.500z"/>',
  test: '<circle class="hollow" cx="6" cy="6" r="3.500"/><path class="hollow" d="M18 2l4 4l-4 4l-4 -4z"/>',
};

/** @implements {Part} */
export class Output {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.decisions = false;
    this.parts = { train: true, test: true };
    this.wrong = false;
    this.chosenAt = -OFTEN;
    this.element = element("div", "output");
    this.side = element("div", "output-side");
    this.title = heading("Output", "a<sup>[L]</sup>", ", the probability of class 1");
    const looks = element("div", "output-choice", { role: "radiogroup", "aria-label": "Shown of the output" });
    looks.append(
      this.choice("radio", "probability", !this.decisions, () => this.look(false)),
      this.choice("radio", "decisions", this.decisions, () => this.look(true)),
    );
    const points = element("div", "output-choice", { role: "group", "aria-label": "Points" });
    for (const part of /** @type {const} */ (["train", "test"])) {
      const label = this.choice("checkbox", part, true, (on) => {
        this.parts[part] = on;
        this.choose();
      });
      label.insertAdjacentHTML("beforeend", `<svg viewBox="0 0 24 12" aria-hidden="true">${MARKS[part]}</svg>`);
      points.append(label);
    }
    points.append(
      this.choice("checkbox", "only wrong", false, (on) => {
        this.wrong = on;
        this.choose();
      }),
    );
    this.scale = element("div", "output-scale", { "aria-hidden": "true" });
    this.scale.append(element("i"), ...["1 class 1", "0.5", "0 class 0"].map((text) => element("span", "", {}, text)));
    this.side.append(looks, points, this.scale);
    this.element.append(this.title, this.side);
  }

  /**
   * @param {"radio" | "checkbox"} type
   * @param {string} text
   * @param {boolean} checked
   * @param {(on: boolean) => void} change
   */
  choice(type, text, checked, change) {
    const label = element("label"), input = element("input", "", { type, name: type === "radio" ? "output" : text });
    input.checked = checked;
    input.onchange = () => change(input.checked);
    label.append(input, element("span", "", {}, text));
    return label;
  }

  /** @param {boolean} decisions */
  look(decisions) {
    this.decisions = decisions;
    this.scale.classList.toggle("decisions", decisions);
    this.view.canvases.drawAs(FIGURE, { decisions });
    this.view.schedule();
  }

  /**
   * New figures get the choices before they are drawn.
   * @param {Record<string, Figure>} figures
   */
  prepare(figures) {
    for (const [part, traces] of Object.entries(TRACES))
      for (const k of traces) {
        const trace = figures[FIGURE].data[k];
        trace.visible = this.parts[/** @type {"train"} */ (part)];
        if (NARROW.matches) trace.marker.size *= SMALLER;
      }
    this.chosenAt = -OFTEN;
  }

  /** Shows the points that are asked for. */
  choose() {
    const div = this.view.plots.figures.get(FIGURE)?.div;
    if (!div?._fullLayout) return;
    const traces = [...TRACES.train, ...TRACES.test];
    const painting = this.view.canvases.paintings.get(SHADE);
    if (this.wrong && painting?.drawing.look) return; // a unit is shown in its place
    const shown = this.wrong ? wrongOnes(div, painting) : undefined;
    const visible = traces.map((k) => (TRACES.train.includes(k) ? this.parts.train : this.parts.test));
    this.view.plots.plotly.restyle(div, { visible, selectedpoints: shown ?? [null] }, traces);
  }

  /** @param {Header} header */
  show({ playing }) {
    if (!this.wrong || (playing && performance.now() - this.chosenAt < OFTEN)) return;
    this.chosenAt = performance.now();
    this.choose();
  }
}
