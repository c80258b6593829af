// The contest: one n, one input, four constructions that work on it at once.

import { element } from "../dom.js";
import { leaves } from "../page.js";
import { onTheme } from "../theme.js";
import { Charts } from "./charts.js";
import { Closer } from "./closer.js";
import { Controls } from "./controls.js";
import { looksOf } from "./looks.js";
import { MOST, NAMES, gatesOf, ones } from "./nets.js";
import { Panel } from "./panel.js";
import { exactFrom, wrong } from "./wrong.js";

/** @import { Trigger } from "../types.js" */
/** @import { Constructions, Message, Name, Settings } from "./types.js" */

const RESTS = 400; // ms after which the address is told what was set
const AT_ONCE = 10; // bits of which all inputs are tried while one drags
const SOON = 150; // ms after which those of more bits are
const HINT =
  "Drag n to 16. Toggle a bit: units that switch are ringed. Lower K past a ▲: that construction gets its first answer wrong.";

export class Contest {
  /**
   * @param {HTMLElement} root
   * @param {Constructions} all
   */
  constructor(root, all) {
    this.root = root;
    this.all = all;
    /** @type {Trigger} */
    this.send = () => {};
    /** @type {Message | undefined} */
    this.message = undefined;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.controls = new Controls((settings) => this.set(settings));
    const focus = (/** @type {Name} */ name) => this.set({ focus: name });
    const toggle = (/** @type {string} */ bits) => this.set({ bits: bits.padEnd(MOST, "0") });
    this.panels = NAMES.map((name) => new Panel(name, all, focus, toggle));
    this.charts = new Charts(all, (n) => this.set({ n }));
    this.closer = new Closer(all);
    this.question = element("p", "par-question", { role: "status" });
    const line = element("div", "par-ask");
    line.append(this.question, element("p", "par-hint", {}, HINT));
    const field = element("div", "par-field");
    field.append(...this.panels.map((panel) => panel.element));
    root.classList.add("par");
    root.style.minHeight = "";
    root.replaceChildren(this.controls.element, this.controls.row, line, field, this.charts.element, this.closer.element);
    /** @type {Map<string, any>} */
    this.found = new Map();
    this.looks = looksOf(root);
    this.painting = 0;
    this.painted = false; // as it was last set
    this.sizes = new ResizeObserver(() => this.drawAll());
    this.sizes.observe(root);
    this.unthemed = onTheme(root, () => {
      this.looks = looksOf(root);
      this.drawAll();
    });
    Object.assign(root, { __contest: this }); // for tests
  }

  /** @param {Message} message */
  receive(message) {
    const known = this.message;
    const first = { ...message, bits: message.bits.padEnd(MOST, "0") };
    this.message = known ? { ...known, locked: message.locked, measured: message.measured } : first;
    if (!known || JSON.stringify(known.measured) !== JSON.stringify(message.measured)) this.show(false);
  }

  /** @param {Partial<Settings>} settings what is set now */
  set(settings) {
    const { message } = this;
    if (!message) return;
    if (Object.keys(settings).some((name) => message.locked.includes(name))) return; // by a lesson
    this.message = { ...message, ...settings };
    this.show(Object.keys(settings).join() === "bits");
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), RESTS);
  }

  /** @param {boolean} bitsAlone */
  show(bitsAlone) {
    const { message } = this;
    if (!message) return;
    const bits = message.bits.slice(0, message.n);
    const settings = { ...message, bits };
    this.controls.show(message, message.locked);
    const count = ones(bits);
    this.question.textContent = `${count} of ${message.n} bits ${count === 1 ? "is" : "are"} 1: ${count % 2 ? "odd" : "even"}.`;
    for (const panel of this.panels) panel.set(settings, bitsAlone);
    this.question.append(element("span", "par-said", {}, this.panels.map((panel) => panel.words).join(" ")));
    if (this.still.matches) for (const panel of this.panels) panel.flow.began = -Infinity;
    this.judge(settings);
    this.charts.show(settings, message.measured);
    this.closer.show(this.panelOf(message.focus).flow, settings);
    this.paint();
  }

  /** @param {Name} name */
  panelOf(name) {
    return /** @type {Panel} */ (this.panels.find((panel) => panel.name === name));
  }

  /**
   * How many inputs each gets wrong, and from which gain on none; where that takes long, once the reader rests.
   * @param {Settings} settings
   * @param {boolean} now
   */
  judge(settings, now = settings.n <= AT_ONCE) {
    clearTimeout(this.judging);
    const found = this.panels.map((panel) => this.verdict(panel, settings, now));
    const whole = found.every(Boolean);
    this.controls.mark(whole ? this.panels.map(({ name, limit }) => ({ ...this.all[name], limit })) : []);
    if (!whole) this.judging = setTimeout(() => this.judge(settings, true), SOON);
  }

  /**
   * Whether it is known.
   * @param {Panel} panel
   * @param {Settings} settings
   * @param {boolean} now
   */
  verdict(panel, { n, gates, gain }, now) {
    const { all } = this;
    const { name } = panel;
    const g = gatesOf(all, name, gates);
    const can = now || name !== "tree"; // the others are soon counted
    const found = this.known(`${name} ${n} ${g} ${g === "relu" ? "" : gain}`, can, () => wrong(all, name, n, g, gain));
    const limit = this.known(`${name} ${n} ${g}`, can, () => exactFrom(all, name, n, g));
    panel.judge(found, limit);
    return found !== undefined && limit !== undefined;
  }

  /**
   * What was found before, or is found now.
   * @template Found
   * @param {string} key
   * @param {boolean} now
   * @param {() => Found} find
   * @returns {Found | undefined}
   */
  known(key, now, find) {
    if (!this.found.has(key) && now) this.found.set(key, find());
    return this.found.get(key);
  }

  get flowing() {
    return this.panels.some((panel) => panel.flow.flowing);
  }

  paint() {
    this.painted = false;
    cancelAnimationFrame(this.painting);
    this.painting = requestAnimationFrame(() => {
      if (!this.root.isConnected) return;
      for (const panel of this.panels) panel.draw(this.looks);
      this.closer.draw(this.looks);
      this.painted = true;
      if (this.flowing) this.paint();
    });
  }

  drawAll() {
    const { message } = this;
    if (!message || !this.root.clientWidth) return;
    this.charts.show({ ...message, bits: message.bits.slice(0, message.n) }, message.measured);
    this.paint();
  }

  tell() {
    const { message } = this;
    if (!message || !this.root.isConnected || leaves()) return;
    const { n, bits, gates, gain, focus } = message;
    this.send("set", { n, bits, gates, gain, focus });
  }

  dispose() {
    this.sizes.disconnect();
    this.unthemed();
    cancelAnimationFrame(this.painting);
    clearTimeout(this.telling);
    clearTimeout(this.judging);
  }
}
