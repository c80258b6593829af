// What the controls of the stage are made of: labelled native elements that show a setting, and set it.

import { element, write } from "../dom.js";

/** @import { Header, Offer } from "../types.js" */
/** @import { View } from "../view.js" */

const LOCK = "🔒\uFE0E"; // as text, not as a picture

/**
 * The decimals that a step has, and no more than it needs.
 * @param {number} value
 * @param {number} step
 */
function decimal(value, step) {
  return value.toFixed(Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
}

/** One setting's control: hidden where it is not offered, off where a lesson locks it. */
export class Control {
  /**
   * @param {View} view
   * @param {string} name of the setting
   * @param {string} tag of the element that holds it
   */
  constructor(view, name, tag = "div") {
    this.view = view;
    this.name = name;
    /** @type {HTMLElement} */
    this.element = element(/** @type {"div"} */ (tag), "control", { "data-setting": name, hidden: "" });
    /** @type {string | undefined} */
    this.shown = undefined;
  }

  /** @param {number | string | boolean} value */
  set(value) {
    this.view.set({ [this.name]: value });
  }

  /** @param {Header} header */
  show({ offers, settings, locked }) {
    const offer = offers?.[this.name], value = settings[this.name];
    const now = JSON.stringify([offer, value, locked.includes(this.name)]);
    if (now === this.shown) return;
    this.shown = now;
    this.element.hidden = !offer || value === undefined;
    if (!offer || value === undefined) return;
    this.draw(offer, value, locked.includes(this.name));
  }

  /**
   * @param {Offer} _offer
   * @param {number | string | boolean} _value
   * @param {boolean} _locked
   */
  draw(_offer, _value, _locked) {
    throw new Error(`${this.name} is not drawn`);
  }
}

/**
 * A control's element as it is named and as it may be used.
 * @param {HTMLInputElement | HTMLSelectElement | HTMLButtonElement} input
 * @param {string} label
 * @param {boolean} locked
 */
export function named(input, label, locked) {
  input.setAttribute("aria-label", locked ? `${label}, locked by this lesson` : label);
  input.disabled = locked;
}

/**
 * @param {HTMLElement} place
 * @param {string} label
 * @param {boolean} locked
 */
export function lettered(place, label, locked) {
  write(place, locked ? `${LOCK} ${label}` : label);
}

/**
 * How far a slider's track is filled.
 * @param {HTMLInputElement} range
 */
export function filled(range) {
  const low = Number(range.min), share = (Number(range.value) - low) / (Number(range.max) - low);
  range.style.setProperty("--filled", `${100 * share}%`);
}

/** A number on a slider. */
export class Slider extends Control {
  /**
   * @param {View} view
   * @param {string} name
   * @param {{ label?: string, format?: (value: number) => string }} words other ones than the setting's own
   */
  constructor(view, name, { label, format } = {}) {
    super(view, name);
    this.label = label;
    this.format = format;
    this.words = element("span", "control-label");
    this.output = element("output", "control-value", { "aria-hidden": "true" });
    this.range = element("input", "", { type: "range" });
    this.range.oninput = () => this.set(Number(this.range.value));
    this.element.classList.add("control-slider");
    this.element.append(this.words, this.output, this.range);
  }

  /**
   * @override
   * @param {Offer} offer
   * @param {number} value
   * @param {boolean} locked
   */
  draw({ label, low = 0, high = 1, step = 1 }, value, locked) {
    const words = this.label ?? label, text = this.format?.(value) ?? decimal(value, step);
    Object.assign(this.range, { min: String(low), max: String(high), step: String(step), value: String(value) });
    this.range.setAttribute("aria-valuetext", text);
    named(this.range, words, locked);
    filled(this.range);
    lettered(this.words, words, locked);
    write(this.output, text);
  }
}

/** One of several, from a list that opens. */
export class Select extends Control {
  /**
   * @param {View} view
   * @param {string} name
   */
  constructor(view, name) {
    super(view, name, "label");
    this.words = element("span", "control-label");
    this.select = element("select");
    this.select.onchange = () => this.set(this.select.value);
    this.element.append(this.words, this.select);
  }

  /**
   * @override
   * @param {Offer} offer
   * @param {string} value
   * @param {boolean} locked
   */
  draw({ label, choices = [] }, value, locked) {
    this.select.replaceChildren(...choices.map(([name, words]) => element("option", "", { value: name }, words)));
    this.select.value = value;
    named(this.select, label, locked);
    lettered(this.words, label, locked);
  }
}

/**
 * A small drawing of paths, for the eye alone.
 * @param {number} width
 * @param {number} height
 * @param {...string} paths
 */
export function drawing(width, height, ...paths) {
  const made = (/** @type {string} */ tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
  const svg = made("svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const line = made("path");
    line.setAttribute("d", path);
    svg.append(line);
  }
  return svg;
}
