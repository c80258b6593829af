// The contest: one n, one input, four constructions that work on it at once.

import { element } from "../dom.js";
import { leaves } from "../page.js";
import { onTheme } from "../theme.js";
import { Charts } from "./charts.js";
import { Closer } from "./closer.js";
import { Controls } from "./controls.js";
import { looksOf } from "./looks.js";
import { MOST, NAMES, gatesOf, ones, wrong } from "./nets.js";
import { Panel } from "./panel.js";

/** @import { Trigger } from "../types.js" */
/** @import { Constructions, Message, Name, Settings, Wrong } from "./types.js" */

const RESTS = 400; // ms after which the address is told what was set
const AT_ONCE = 12; // bits of which all inputs are tried while one drags

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
    this.panels = NAMES.map((name) => new Panel(name, all, (focus) => this.set({ focus }), (bits) => this.set({ bits: bits.padEnd(MOST, "0") })));
    this.charts = new Charts(all, (n) => this.set({ n }));
    this.closer = new Closer(all);
    this.question = element("p", "par-question", { role: "status" });
    const field = element("div", "par-field");
    field.append(...this.panels.map((panel) => panel.element));
    root.classList.add("par");
    root.replaceChildren(this.controls.element, this.controls.row, this.question, field, this.charts.element, this.closer.element);
    /** @type {Map<string, Wrong>} */
    this.known = new Map();
    this.looks = looksOf(root);
    this.painting = 0;
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
    if (this.still.matches) for (const panel of this.panels) panel.began = -Infinity;
    this.judge(settings);
    this.charts.show(settings, message.measured);
    this.closer.show(this.panelOf(message.focus), settings);
    this.paint();
  }

  /** @param {Name} name */
  panelOf(name) {
    return /** @type {Panel} */ (this.panels.find((panel) => panel.name === name));
  }

  /** How many inputs each gets wrong; where that takes long, once the reader rests. @param {Settings} settings */
  judge(settings) {
    clearTimeout(this.judging);
    const late = this.panels.filter((panel) => {
      const known = this.wrong(panel.name, settings, panel.name !== "tree" || settings.n <= AT_ONCE);
      panel.judge(known);
      return !known;
    });
    if (!late.length) return;
    this.judging = setTimeout(() => late.forEach((panel) => panel.judge(this.wrong(panel.name, settings, true))), 120);
  }

  /**
   * @param {Name} name
   * @param {Settings} settings
   * @param {boolean} now
   */
  wrong(name, { n, gates, gain }, now) {
    const g = gatesOf(this.all, name, gates);
    const key = `${name} ${n} ${g} ${g === "relu" ? "" : gain}`;
    const found = this.known.get(key) ?? (now ? wrong(this.all, name, n, g, gain) : undefined);
    if (found) this.known.set(key, found);
    return found;
  }

  paint() {
    cancelAnimationFrame(this.painting);
    this.painting = requestAnimationFrame(() => {
      if (!this.root.isConnected) return;
      for (const panel of this.panels) panel.draw(this.looks);
      this.closer.draw(this.looks);
      if (this.panels.some((panel) => panel.flowing)) this.paint();
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
