// What is learned from: data sets as thumbnails of their own points, noise, and the share that trains.

import { element, write } from "../dom.js";
import { Control, drawing, lettered, Slider } from "./controls.js";

/** @import { Header, Offer, Part } from "../types.js" */
/** @import { View } from "../view.js" */

/** @typedef {[x: number, y: number, kind: 0 | 1][]} Points from 0 to 1, upwards */

const SIDE = 64, ROOM = 4, DIAMOND = 1.7; // of a thumbnail, in units of its own

/** @type {Promise<Record<string, Points>> | undefined} */
let points;
/** Those of each data set. They never change, so that one file has them: figures/datasets.py makes it. */
const known = () => (points ??= fetch(new URL("../datasets.json", import.meta.url)).then((answer) => answer.json()));

/**
 * The path of all points of a class: discs are dots of a stroke, diamonds have edges.
 * @param {Points} of
 * @param {0 | 1} kind
 */
function path(of, kind) {
  const at = (/** @type {number} */ share) => ROOM + share * (SIDE - 2 * ROOM), r = DIAMOND;
  const marks = of.filter((point) => point[2] === kind).map(([x, y]) => `M${at(x).toFixed(1)} ${(at(1 - y) - kind * r).toFixed(1)}`);
  return marks.map((mark) => mark + (kind ? `l${r} ${r}l${-r} ${r}l${-r} ${-r}z` : "h0")).join("");
}

class Sets extends Control {
  /** @param {View} view */
  constructor(view) {
    super(view, "dataset");
    this.element.classList.add("control-sets");
    this.element.setAttribute("role", "group");
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
  }

  /**
   * @override
   * @param {Offer} offer
   * @param {string} value
   * @param {boolean} locked
   */
  draw({ label, choices = [] }, value, locked) {
    this.element.setAttribute("aria-label", locked ? `${label}, locked by this lesson` : label);
    if (choices.map(([name]) => name).join() !== [...this.buttons.keys()].join()) this.make(choices);
    for (const [name, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(name === value));
      button.disabled = locked && name !== value;
    }
  }

  /** @param {[string, string][]} choices */
  make(choices) {
    this.buttons = new Map(choices.map(([name, words]) => [name, this.button(name, words)]));
    this.element.replaceChildren(...this.buttons.values());
    known().then((all) => {
      for (const [name, button] of this.buttons) {
        const [discs, diamonds] = button.querySelectorAll("path");
        discs.setAttribute("d", path(all[name] ?? [], 0));
        diamonds.setAttribute("d", path(all[name] ?? [], 1));
      }
    });
  }

  /**
   * @param {string} name
   * @param {string} words
   */
  button(name, words) {
    const button = element("button", "control-set", { type: "button" });
    button.append(drawing(SIDE, SIDE, "", ""), element("span", "", {}, words));
    button.onclick = () => this.set(name);
    return button;
  }
}

/** @implements {Part} */
export class Data {
  /** @param {View} view */
  constructor(view) {
    this.element = element("section", "controls", { "aria-label": "Data" });
    this.head = element("h2", "control-title");
    this.count = element("span", "control-quiet");
    const row = element("div", "control-row");
    row.append(this.head, this.count);
    this.sets = new Sets(view);
    const share = (/** @type {number} */ value) => `${Math.round(100 * value)} %`;
    this.parts = [this.sets, new Slider(view, "noise"), new Slider(view, "train_share", { label: "Training share", format: share })];
    this.element.append(row, ...this.parts.map((part) => part.element));
  }

  /** @param {Header} header */
  show(header) {
    for (const part of this.parts) part.show(header);
    const { settings, locked } = header;
    const words = settings.examples === undefined ? "" : `${settings.examples} points`;
    write(this.count, words);
    lettered(this.head, "Data", locked.includes("dataset"));
  }
}
