// What the reader sets: the number of bits, the bits, what the units are and how sharp.

import { element } from "../dom.js";
import { FEWEST, MOST, below } from "./nets.js";

/** @import { Gates, Message, Settings } from "./types.js" */

/** @type {[Gates, string][]} */
const GATES = [["sigmoid", "sigmoid"], ["tanh", "tanh"], ["relu", "ReLU"]];
const [LEAST, LARGEST] = [0.1, 20]; // gain

/** A slider with its name and its value. @param {string} label @param {string} name @param {Record<string, number>} limits */
function slider(label, name, limits) {
  const input = element("input", "", { type: "range", "aria-label": label, ...limits });
  const value = element("output", "par-value");
  const place = element("label", `par-slider par-${name}`);
  const track = element("span", "par-track");
  track.append(input);
  place.append(element("span", "", {}, label), track, value);
  return { place, track, input, value };
}

export class Controls {
  /** @param {(settings: Partial<Settings>) => void} change */
  constructor(change) {
    this.change = change;
    this.element = element("div", "par-controls");
    this.n = slider("Bits n", "n", { min: FEWEST, max: MOST, step: 1 });
    this.gain = slider("Gain K", "gain", { min: LEAST, max: LARGEST, step: 0.1 });
    this.n.input.addEventListener("input", () => change({ n: this.n.input.valueAsNumber }));
    this.gain.input.addEventListener("input", () => change({ gain: this.gain.input.valueAsNumber }));
    this.gates = GATES.map(([name, label]) => {
      const button = element("button", "", { type: "button" }, label);
      button.addEventListener("click", () => change({ gates: name }));
      return button;
    });
    const group = element("div", "par-gates", { role: "group", "aria-label": "Units" });
    group.append(element("span", "", {}, "Units"), ...this.gates);
    this.bits = Array.from({ length: MOST }, (_, i) => {
      const button = element("button", "par-bit", { type: "button", "data-bit": i + 1 });
      button.append(element("i", "", {}, `x${below(i + 1)}`), element("b"));
      button.addEventListener("click", () => this.toggle(i));
      button.addEventListener("keydown", (event) => this.walk(event, i));
      return button;
    });
    this.row = element("div", "par-bits", { role: "group", "aria-label": "Bits: toggle them" });
    this.row.append(...this.bits);
    this.element.append(this.n.place, group, this.gain.place);
    /** @type {Settings | undefined} */
    this.settings = undefined;
  }

  /** @param {number} i */
  toggle(i) {
    const { settings } = this;
    if (!settings) return;
    const bits = [...settings.bits];
    bits[i] = bits[i] === "1" ? "0" : "1";
    this.change({ bits: bits.join("") });
  }

  /** The arrow keys go from bit to bit. @param {KeyboardEvent} event @param {number} i */
  walk(event, i) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.bits[i + by]?.focus();
  }

  /** Where on the way down each construction goes wrong. @param {{ colour: string, label: string, limit: number }[]} limits */
  mark(limits) {
    const marks = limits.filter(({ limit }) => limit).map(({ colour, label, limit }) => {
      const mark = element("i", "par-limit", { title: `${label}: exact from K = ${limit.toFixed(1)} on`, "data-limit": limit });
      mark.style.setProperty("--of", colour);
      mark.style.setProperty("--at", String((limit - LEAST) / (LARGEST - LEAST)));
      return mark;
    });
    this.gain.track.replaceChildren(this.gain.input, ...marks);
  }

  /** @param {Settings} settings @param {Message["locked"]} locked */
  show(settings, locked) {
    this.settings = settings;
    const { n, bits, gates, gain } = settings;
    this.n.input.value = String(n);
    this.n.value.textContent = String(n);
    this.gain.input.value = String(gain);
    this.gain.value.textContent = gates === "relu" ? "any" : gain.toFixed(1);
    this.n.input.disabled = locked.includes("n");
    this.gain.input.disabled = gates === "relu" || locked.includes("gain");
    this.gain.place.title = gates === "relu" ? "A ReLU does not care: K changes nothing" : "Scales each hidden z: how sharp a unit's step is";
    this.gates.forEach((button, i) => {
      button.setAttribute("aria-pressed", String(GATES[i][0] === gates));
      button.disabled = locked.includes("gates");
    });
    this.bits.forEach((button, i) => {
      button.hidden = i >= n;
      button.disabled = locked.includes("bits");
      button.setAttribute("aria-pressed", String(bits[i] === "1"));
      button.setAttribute("aria-label", `x${i + 1} is ${bits[i]}`);
      if (button.lastChild) button.lastChild.textContent = bits[i];
    });
    this.row.style.setProperty("--n", String(n));
  }
}
