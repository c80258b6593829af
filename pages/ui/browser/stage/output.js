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

/** @typedef {{ output: string, train_points: boolean, test_points: boolean, wrong_points: boolean }} Choices as the page's settings have them */
/** @type {Choices} */
const USUAL = { output: "probability", train_points: true, test_points: true, wrong_points: false };
const NAMES = /** @type {(keyof Choices)[]} */ (Object.keys(USUAL));

/** @implements {Part} */
export class Output {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.choices = USUAL;
    this.chosenAt = -OFTEN;
    this.element = element("div", "output");
    this.side = element("div", "output-side");
    this.title = heading("Output", "a<sup>[L]</sup>", ", the probability of class 1");
    /** @type {Map<keyof Choices | "decisions", HTMLInputElement>} */
    this.inputs = new Map();
    const looks = element("div", "output-choice", { role: "radiogroup", "aria-label": "Shown of the output" });
    looks.append(
      this.choice("output", "probability", () => this.set({ output: "probability" })),
      this.choice("decisions", "decisions", () => this.set({ output: "decisions" })),
    );
    const points = element("div", "output-choice", { role: "group", "aria-label": "Points" });
    for (const part of /** @type {const} */ (["train", "test"])) {
      const label = this.choice(`${part}_points`, part, (on) => this.set({ [`${part}_points`]: on }));
      label.insertAdjacentHTML("beforeend", `<svg viewBox="0 0 24 12" aria-hidden="true">${MARKS[part]}</svg>`);
      points.append(label);
    }
    points.append(this.choice("wrong_points", "only wrong", (on) => this.set({ wrong_points: on })));
    this.scale = element("div", "output-scale", { "aria-hidden": "true" });
    this.scale.append(element("i"), ...["1 class 1", "0.5", "0 class 0"].map((text) => element("span", "", {}, text)));
    this.side.append(looks, points, this.scale);
    this.element.append(this.title, this.side);
    this.mark();
  }

  /**
   * @param {keyof Choices | "decisions"} name
   * @param {string} text
   * @param {(on: boolean) => void} change
   */
  choice(name, text, change) {
    const radio = name === "output" || name === "decisions", type = radio ? "radio" : "checkbox";
    const label = element("label"), input = element("input", "", { type, name: radio ? "output" : name });
    input.onchange = () => change(input.checked);
    label.append(input, element("span", "", {}, text));
    this.inputs.set(name, input);
    return label;
  }

  /** @param {Partial<Choices>} changed by a reader: seen at once, and told to the page */
  set(changed) {
    this.take({ ...this.choices, ...changed });
    this.view.set(changed);
  }

  /** @param {Choices} choices */
  take(choices) {
    const other = choices.output !== this.choices.output;
    this.choices = choices;
    this.mark();
    if (other) this.look(choices.output === "decisions");
    this.choose();
  }

  /** The inputs say what is chosen. */
  mark() {
    for (const [name, input] of this.inputs)
      input.checked = name === "decisions" || name === "output" ? (this.choices.output === "decisions") === (name === "decisions") : this.choices[name];
  }

  /** @param {boolean} decisions */
  look(decisions) {
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
        trace.visible = this.choices[/** @type {"train_points"} */ (`${part}_points`)];
        if (NARROW.matches) trace.marker.size *= SMALLER;
      }
    this.chosenAt = -OFTEN;
  }

  /** Shows the points that are asked for. */
  choose() {
    const div = this.view.plots.figures.get(FIGURE)?.div;
    if (!div?._fullLayout) return;
    const { train_points, test_points, wrong_points } = this.choices;
    const traces = [...TRACES.train, ...TRACES.test];
    const painting = this.view.canvases.paintings.get(SHADE);
    if (wrong_points && painting?.drawing.look) return; // a unit is shown in its place
    const shown = wrong_points ? wrongOnes(div, painting) : undefined;
    const visible = traces.map((k) => (TRACES.train.includes(k) ? train_points : test_points));
    this.view.plots.plotly.restyle(div, { visible, selectedpoints: shown ?? [null] }, traces);
  }

  /** @param {Header} header */
  show({ playing, settings, offers, locked }) {
    const stands = /** @type {Choices} */ (Object.fromEntries(NAMES.map((name) => [name, settings[name] ?? USUAL[name]])));
    for (const [name, input] of this.inputs) {
      const setting = name === "decisions" ? "output" : name;
      input.disabled = locked.includes(setting) || !offers?.[setting];
    }
    if (NAMES.some((name) => stands[name] !== this.choices[name])) this.take(stands);
    if (!this.choices.wrong_points || (playing && performance.now() - this.chosenAt < OFTEN)) return;
    this.chosenAt = performance.now();
    this.choose();
  }
}
