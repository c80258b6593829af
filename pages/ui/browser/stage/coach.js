// One sentence about what goes wrong in the run, with its evidence as bars, and a button that tries what may help.

import { element } from "../dom.js";

/** @import { Advice, Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */

const WIDTH = 4, STEP = 5, HIGH = 20; // of the bars, in px
const SVG = "http://www.w3.org/2000/svg";

/** @implements {Part} */
export class Coach {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.element = element("section", "coach", { "aria-label": "Coach" });
    this.line = element("div", "coach-line", { hidden: "" });
    this.bars = element("span", "coach-bars");
    this.sentence = element("p", "coach-sentence");
    this.button = element("button", "coach-try", { type: "button" });
    this.button.onclick = () => this.obey();
    const away = element("button", "coach-away", { type: "button", "aria-label": "Do not say this again about this run" }, "✕");
    away.onclick = () => view.command("dismiss");
    this.line.append(this.bars, this.sentence, this.button, away);
    // The region itself stays on the page: what appears in it is read to whoever cannot see it.
    const region = element("div", "coach-region", { role: "status", "aria-live": "polite" });
    region.append(this.line);
    this.element.append(region);
    /** @type {Advice | null} */
    this.advice = null;
    this.shown = "null";
  }

  /** @param {Header} header */
  show({ advice }) {
    const now = JSON.stringify(advice ?? null);
    if (now === this.shown) return;
    this.shown = now;
    if (!advice && this.line.contains(document.activeElement)) this.view.head.buttons.play.focus();
    this.advice = advice ?? null;
    this.line.hidden = !advice;
    if (!advice) return;
    this.sentence.replaceChildren(...lettered(advice.sentence));
    this.button.replaceChildren(...lettered(advice.button));
    this.button.hidden = !advice.button;
    this.bars.replaceChildren(...drawn(advice));
  }

  /** The run is made by the server at once; the page's widgets and its address follow. */
  obey() {
    if (!this.advice) return;
    this.view.command("try");
    this.view.set(this.advice.cure);
  }
}

/**
 * Text with its symbols in italics: they stand between asterisks.
 * @param {string} text
 */
function lettered(text) {
  return text.replaceAll(" = ", "\u00a0=\u00a0").split("*").map((part, i) => (i % 2 ? element("i", "symbol", {}, part) : part));
}

/**
 * Bars from the middle up or down for what rose or fell, and from the bottom up for shares.
 * @param {Advice} advice
 */
function drawn({ bars, of }) {
  if (!bars.length) return [];
  const svg = document.createElementNS(SVG, "svg"), width = bars.length * STEP, signed = bars.some((bar) => bar < 0);
  const attributes = { viewBox: `0 0 ${width} ${HIGH}`, width: String(width), height: String(HIGH), role: "img", "aria-label": of };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const zero = signed ? HIGH / 2 : HIGH;
  bars.forEach((bar, i) => {
    const height = Math.max(1, Math.abs(bar) * (signed ? HIGH / 2 : HIGH)), rect = document.createElementNS(SVG, "rect");
    const box = { x: i * STEP, y: bar < 0 ? zero : zero - height, width: WIDTH, height };
    for (const [name, value] of Object.entries(box)) rect.setAttribute(name, String(value));
    if (bar < 0) rect.classList.add("coach-fell");
    svg.append(rect);
  });
  return [svg];
}
