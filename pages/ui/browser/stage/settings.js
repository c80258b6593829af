// The optimizer, the way to all other settings, and what those are now.

import { element } from "../dom.js";
import { drawing, Select } from "./controls.js";

/** @import { Header, Offer, Part, Values } from "../types.js" */
/** @import { View } from "../view.js" */

// Of Streamlit's sidebar: the first is there while that is closed.
const BUTTONS = ["[data-testid=stExpandSidebarButton]", "[data-testid=stSidebarCollapseButton] button"];

/** @param {number} number */
const plain = (number) => String(Number(number.toPrecision(4)));

/**
 * The label that a choice has.
 * @param {Offer} offer
 * @param {Values[string]} value
 */
const label = (offer, value) => offer.choices?.find(([name]) => name === value)?.[1] ?? String(value);

/** @param {Values} settings */
function stops({ max_iterations: most, target_cost: cost }) {
  const rules = [most ? `at ${most.toLocaleString("en")}` : "", cost ? `at J ${plain(Number(cost))}` : ""];
  return rules.filter(Boolean).join(", ") || "never";
}

/**
 * What is not on the stage itself, as rows of words; and in one line.
 * @type {[name: string, words: string, row: (settings: Values, offer: Offer) => string, line: (text: string) => string][]}
 */
const FACTS = [
  ["batch_size", "batch", ({ batch_size: size }) => (size ? String(size) : "full"), (text) => (text === "full" ? "full batch" : `batches of ${text}`)],
  ["l1", "L1, L2", ({ l1, l2 }) => `${plain(Number(l1))}, ${plain(Number(l2))}`, (text) => (text === "0, 0" ? "no L1 or L2" : `L1, L2 ${text}`)],
  ["initializer", "initialization", ({ initializer }, offer) => label(offer, initializer), (text) => text],
  ["seed", "seed of weights", ({ seed }) => String(seed), (text) => `seed ${text}`],
  ["data_seed", "seed of data", ({ data_seed: seed }) => String(seed), () => ""],
  ["max_iterations", "stop", stops, (text) => (text === "never" ? "" : `stop ${text}`)],
];

/** @implements {Part} */
export class Settings {
  /** @param {View} view */
  constructor(view) {
    this.element = element("section", "controls", { "aria-label": "Settings" });
    this.optimizer = new Select(view, "optimizer");
    this.more = element("button", "control-more", { type: "button", "aria-controls": "stSidebar", title: "All settings, in the sidebar" });
    const words = element("span", "", {}, "More settings");
    this.brief = element("small", "control-brief");
    words.append(this.brief);
    this.more.append(words, drawing(10, 10, "M3 1l4 4-4 4"));
    this.more.onclick = toggle;
    this.facts = element("dl", "control-facts");
    this.element.append(this.optimizer.element, this.more, this.facts);
    /** @type {string | undefined} */
    this.shown = undefined;
  }

  /** @param {Header} header */
  show(header) {
    this.optimizer.show(header);
    const { settings, offers = {} } = header;
    const known = FACTS.filter(([name]) => offers[name] && settings[name] !== undefined);
    const rows = known.map(([name, words, row, line]) => {
      const text = row(settings, offers[name]);
      return { words, text, line: line(text) };
    });
    const now = JSON.stringify(rows);
    if (now === this.shown) return;
    this.shown = now;
    this.brief.textContent = rows.map(({ line }) => line).filter(Boolean).join(", ");
    this.facts.replaceChildren(
      ...rows.flatMap(({ words, text }) => [element("dt", "", {}, words), element("dd", "", {}, text)]),
    );
  }
}

/** Open Streamlit's sidebar, or close it. */
export function toggle() {
  const buttons = BUTTONS.map((each) => document.querySelector(each)).filter((each) => each instanceof HTMLElement);
  buttons[0]?.click();
}
