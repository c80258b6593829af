// One construction at work: how large it is, its picture, what it says of the bits, and where it goes wrong.

import { element } from "../dom.js";
import { drawNet, placed } from "./net.js";
import { byDistance, forward, gatesOf, onPattern, says, smallWall, switched, switchedInWall, wallOutput } from "./nets.js";
import { drawWall } from "./wall.js";

/** @import { Constructions, LayerState, Name, Net, Settings, Wrong } from "./types.js" */
/** @import { Looks } from "./looks.js" */
/** @import { Placed } from "./net.js" */

export const STEP = 170; // ms from one layer to the next
const WALL_FROM = 7; // bits
const TOP = 4; // px

/**
 * @typedef {object} Run one input in one net
 * @property {string} bits
 * @property {LayerState[]} states of a wall: the input and the output alone
 * @property {number[]} byDistance
 */

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
    /** @type {Run | undefined} */
    this.before = undefined;
    /** @type {Run | undefined} */
    this.now = undefined;
    /** @type {Net | undefined} */
    this.net = undefined;
    /** @type {Placed | undefined} */
    this.where = undefined;
    this.began = -Infinity;
    this.n = 0;
    this.changed = 0;
    this.limit = 0;
    /** @type {number[]} */
    this.distances = [];
  }

  get wall() {
    return this.name === "dnf" && this.n >= WALL_FROM;
  }

  get layers() {
    return this.all[this.name].widths[this.n - 2].length;
  }

  /**
   * @param {Settings} settings
   * @param {boolean} flows whether only bits have changed, so that the answer flows
   */
  set({ n, bits, gates, gain, focus }, flows) {
    const { all, name } = this;
    const g = gatesOf(all, name, gates);
    this.n = n;
    const built = all[name].nets[g]?.[n] ?? (this.wall ? undefined : smallWall(n, g === "relu"));
    if (this.net !== built) this.where = undefined;
    this.net = built;
    this.distances = name === "dnf" ? byDistance(n, g, gain) : [];
    const before = this.now;
    this.now = this.run(bits, n, built, g, gain);
    this.before = flows ? before : undefined;
    this.began = flows ? performance.now() : -Infinity;
    this.changed = !flows || !before ? 0 : this.wall ? switchedInWall(before.bits, bits) : switched(before.states, this.now.states);
    this.title.setAttribute("aria-pressed", String(focus === name));
    this.tell(g);
  }

  /**
   * @param {string} bits
   * @param {number} n
   * @param {Net | undefined} net
   * @param {import("./types.js").Gates} g
   * @param {number} gain
   * @returns {Run}
   */
  run(bits, n, net, g, gain) {
    if (net) return { bits, states: forward(net, g, gain, bits), byDistance: [] };
    const a = byDistance(n, g, gain);
    const z = wallOutput(a, onPattern(bits) >= 0);
    const x = [...bits].map(Number);
    return { bits, states: [{ z: x, a: x }, { z: [z], a: [1 / (1 + Math.exp(-z))] }], byDistance: a };
  }

  /** @param {string} g */
  tell(g) {
    const { all, name, n } = this;
    const about = all[name];
    const units = about.units[n - 2];
    this.units.textContent = units.toLocaleString("en");
    const layers = this.layers;
    const parameters = about.parameters[n - 2].toLocaleString("en");
    this.sizes.textContent = ` units, ${layers} ${layers === 1 ? "layer" : "layers"}, ${parameters} parameters`;
    const kind = { sigmoid: "sigmoid", tanh: "tanh", relu: "ReLU" }[g] ?? g;
    this.title.title = `${about.gates}; ${kind} units. Look at it closely`;
    if (!this.now) return;
    const odd = says(this.now.states);
    const right = odd === onPattern(this.now.bits) >= 0;
    this.element.classList.toggle("par-wrong", !right);
    this.answer.textContent = `says ${odd ? "odd" : "even"}${right ? "" : ", which is wrong"}`;
    this.switched.textContent = this.before ? `${this.changed.toLocaleString("en")} of ${units.toLocaleString("en")} units switched` : `${kind} units`;
    this.canvas.setAttribute("aria-label", `${about.label} for ${n} bits: ${this.units.textContent}${this.sizes.textContent}; ${this.answer.textContent}`);
  }

  /** What is said of it where nothing is seen. */
  get words() {
    return `${this.title.textContent} ${this.answer.textContent}, ${this.switched.textContent}.`;
  }

  /** @param {Wrong | undefined} wrong where it is known @param {number | undefined} limit the gain from which on it is exact */
  judge(wrong, limit = 0) {
    this.wrong = wrong;
    this.limit = limit;
    const all = (2 ** this.n).toLocaleString("en");
    const enough = limit ? `, from K = ${limit.toFixed(1)} on` : ", whatever K is";
    this.verdict.textContent = !wrong
      ? "checking all inputs…"
      : wrong.count
        ? `${wrong.count.toLocaleString("en")} of ${all} inputs wrong, the first:`
        : `exact on all ${all} inputs${enough}`;
    this.verdict.classList.toggle("par-bad", Boolean(wrong?.count));
    this.first.hidden = !wrong?.count;
    this.first.textContent = wrong?.first ?? "";
    this.first.setAttribute("aria-label", `Set the bits to ${wrong?.first ?? ""}, the first input that ${this.title.textContent} gets wrong`);
  }

  /** Whether there is still something on its way. */
  get flowing() {
    return performance.now() < this.began + (this.layers + 2) * STEP;
  }

  /**
   * What the units of a layer show at this moment: the old value, what lies between, or the new one.
   * @param {number} l
   */
  share(l) {
    return Math.min(Math.max((performance.now() - this.began - l * STEP) / STEP, 0), 1);
  }

  /** @param {Looks} looks */
  draw(looks) {
    const { canvas, now } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width || !now) return;
    const dense = devicePixelRatio;
    if (canvas.width !== Math.round(width * dense) || canvas.height !== Math.round(height * dense)) {
      canvas.width = Math.round(width * dense);
      canvas.height = Math.round(height * dense);
      this.where = undefined;
    }
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    pen.clearRect(0, 0, width, height);
    const place = { width, height: height - TOP, top: TOP };
    if (this.net) this.drawNet(pen, place, looks);
    else this.drawWall(pen, place, looks);
  }

  /** What each unit of a net shows at this moment, and whether it has switched. */
  seen() {
    const { before } = this;
    const states = this.now?.states ?? [];
    const shown = states.map(({ z, a }, l) => {
      const t = before ? this.share(l) : 1;
      if (t === 1 || !before) return { z, a };
      const old = before.states[l];
      return { z: t > 0 ? z : old.z, a: a.map((value, i) => old.a[i] + t * (value - old.a[i])) };
    });
    const ringed = states.map(({ z }, l) => z.map((value, i) => Boolean(before) && this.share(l) > 0 && value > 0 !== (before?.states[l].z[i] ?? 0) > 0));
    return { shown, ringed };
  }

  /** @param {CanvasRenderingContext2D} pen @param {import("./net.js").Place} place @param {Looks} looks */
  drawNet(pen, place, looks) {
    const net = /** @type {Net} */ (this.net);
    this.where ??= placed(net, this.n, place);
    const { shown, ringed } = this.seen();
    drawNet(pen, net, this.where, shown, ringed, looks);
  }

  /** @param {CanvasRenderingContext2D} pen @param {import("./net.js").Place} place @param {Looks} looks */
  drawWall(pen, place, looks) {
    const { now, before, n } = this;
    if (!now) return;
    const seen = before && this.share(1) === 0 ? before : now;
    const out = before && this.share(2) === 0 ? before : now;
    const x = parseInt(seen.bits, 2);
    const on = onPattern(seen.bits);
    const changed = [...now.bits].map((bit, i) => Boolean(before) && bit !== before?.bits[i]);
    const was = before ? onPattern(before.bits) : -1;
    const ringed = before && this.share(1) > 0 ? (on >= 0 ? on : was) : -1;
    const a = out.states[1].a[0];
    const more = { a, ringed, out: Boolean(before) && this.share(2) > 0 && now.states[1].z[0] > 0 !== (before?.states[1].z[0] ?? 0) > 0, bits: now.states[0].a, changed };
    drawWall(pen, n, place, { x, a: now.byDistance, on }, more, looks);
  }
}
