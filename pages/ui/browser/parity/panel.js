// One construction at work: how large it is, its picture, what it says of the bits, and where it goes wrong.

import { element } from "../dom.js";
import { Flow } from "./flow.js";
import { onPattern, says } from "./nets.js";

/** @import { Constructions, Name, Settings, Wrong } from "./types.js" */
/** @import { Looks } from "./looks.js" */

const KINDS = { sigmoid: "sigmoid", tanh: "tanh", relu: "ReLU" };

export class Panel {
  /**
   * @param {Name} name
   * @param {Constructions} all
   * @param {(name: Name) => void} focus
   * @param {(bits: string) => void} set
   */
  constructor(name, all, focus, set) {
    this.name = name;
    this.all = all;
    this.element = element("section", `par-panel par-${name}`, { "aria-label": all[name].label, "data-construction": name });
    this.title = element("button", "par-title", { type: "button" }, all[name].label);
    this.title.style.setProperty("--of", all[name].colour);
    this.title.addEventListener("click", () => focus(name));
    this.units = element("b", "par-units");
    this.sizes = element("span", "par-sizes");
    const counted = element("p", "par-count");
    counted.append(this.units, this.sizes);
    const head = element("header");
    head.append(this.title, counted);
    this.canvas = element("canvas", "par-canvas", { role: "img" });
    this.answer = element("b", "par-answer");
    this.switched = element("span", "par-switched");
    this.verdict = element("span", "par-verdict");
    this.first = element("button", "par-first", { type: "button" });
    this.first.addEventListener("click", () => set(this.wrong?.first ?? ""));
    const foot = element("footer");
    const said = element("p");
    said.append(this.answer, this.switched);
    const exact = element("p");
    exact.append(this.verdict, this.first);
    foot.append(said, exact);
    this.element.append(head, element("p", "par-words", {}, all[name].words), this.canvas, foot);
    /** @type {Wrong | undefined} */
    this.wrong = undefined;
    this.flow = new Flow(name, all);
    this.limit = 0;
  }

  /**
   * @param {Settings} settings
   * @param {boolean} flows whether only bits have changed, so that the answer flows
   */
  set(settings, flows) {
    this.flow.set(settings, flows);
    this.title.setAttribute("aria-pressed", String(settings.focus === this.name));
    this.tell();
  }

  tell() {
    const { n, now, before, gates, layers, switched } = this.flow;
    const about = this.all[this.name];
    const units = about.units[n - 2].toLocaleString("en");
    const parameters = about.parameters[n - 2].toLocaleString("en");
    this.units.textContent = units;
    this.sizes.textContent = ` units, ${layers} ${layers === 1 ? "layer" : "layers"}, ${parameters} parameters`;
    this.title.title = `${about.gates}; ${KINDS[gates]} units. Look at it closely`;
    if (!now) return;
    const odd = says(now.states);
    const right = odd === onPattern(now.bits) >= 0;
    this.element.classList.toggle("par-wrong", !right);
    this.answer.textContent = `says ${odd ? "odd" : "even"}${right ? "" : ", which is wrong"}`;
    this.switched.textContent = before ? `${switched.toLocaleString("en")} of ${units} units switched` : `${KINDS[gates]} units`;
    const sized = `${about.label} for ${n} bits: ${units}${this.sizes.textContent}`;
    this.canvas.setAttribute("aria-label", `${sized}; ${this.answer.textContent}`);
  }

  /** What is said of it where nothing is seen. */
  get words() {
    return `${this.title.textContent} ${this.answer.textContent}, ${this.switched.textContent}.`;
  }

  /** @param {Wrong | undefined} wrong where it is known @param {number | undefined} limit the gain from which on it is exact */
  judge(wrong, limit = 0) {
    this.wrong = wrong;
    this.limit = limit;
    const all = (2 ** this.flow.n).toLocaleString("en");
    const enough = limit ? `, from K = ${limit.toFixed(1)} on` : ", whatever K is";
    this.verdict.textContent = !wrong
      ? "checking all inputs…"
      : wrong.count
        ? `${wrong.count.toLocaleString("en")} of ${all} inputs wrong, the first:`
        : `exact on all ${all} inputs${enough}`;
    this.verdict.classList.toggle("par-bad", Boolean(wrong?.count));
    this.first.hidden = !wrong?.count;
    this.first.textContent = wrong?.first ?? "";
    const name = `Set the bits to ${wrong?.first ?? ""}, the first input that ${this.title.textContent} gets wrong`;
    this.first.setAttribute("aria-label", name);
  }

  /** @param {Looks} looks */
  draw(looks) {
    this.flow.draw(this.canvas, looks);
  }
}
