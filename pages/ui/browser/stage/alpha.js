// The learning rate: a logarithmic slider over the values that one tries, and a field that takes any that is allowed.

import { element } from "../dom.js";
import { Control, filled, lettered, named } from "./controls.js";

/** @import { Offer, Part } from "../types.js" */
/** @import { View } from "../view.js" */

const LOW = -3, HIGH = 1; // powers of ten at the slider's ends
const TICKS = [".001", ".01", ".1", "1", "10"];
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]; // of a power of ten
const STOPS = [-3, -2, -1, 0].flatMap((power) => STEPS.map((step) => Number((step * 10 ** power).toPrecision(2)))).concat(10);
/** @type {Record<string, number>} keys -> stops to go on */
const KEYS = { ArrowUp: 1, ArrowRight: 1, PageUp: 5, ArrowDown: -1, ArrowLeft: -1, PageDown: -5, Home: -STOPS.length, End: STOPS.length };

/** @param {number} value */
export const written = (value) => (Number.isInteger(value) && value < 10 ? value.toFixed(1) : String(Number(value.toPrecision(5))));

/**
 * The stop that is next to a value on a logarithmic scale.
 * @param {number} power of ten
 */
export const stopAt = (power) =>
  STOPS.reduce((best, stop) => (Math.abs(Math.log10(stop) - power) < Math.abs(Math.log10(best) - power) ? stop : best));

/**
 * The stop some places on from a value, which need not be one itself.
 * @param {number} value
 * @param {number} places
 */
export function stopFrom(value, places) {
  const above = STOPS.findIndex((stop) => stop > value * (1 + 1e-9)), at = above === -1 ? STOPS.length : above;
  const on = STOPS.some((stop) => Math.abs(stop - value) < 1e-9 * stop);
  const next = places > 0 ? at + places - 1 : at + places - (on ? 1 : 0);
  return STOPS[Math.min(Math.max(next, 0), STOPS.length - 1)];
}

/** @implements {Part} */
export class Alpha extends Control {
  /** @param {View} view */
  constructor(view) {
    super(view, "alpha", "section");
    this.value = NaN;
    this.element.classList.add("controls", "control-alpha");
    this.title = element("h2", "control-title");
    this.words = element("span");
    this.title.append(this.words, " ", element("i", "symbol", {}, "α"));
    this.field = element("input", "control-field", { type: "text", inputmode: "decimal", autocomplete: "off" });
    this.range = element("input", "", { type: "range", min: LOW, max: HIGH, step: "any" });
    const ticks = element("div", "control-ticks", { "aria-hidden": "true" });
    ticks.append(...TICKS.map((tick) => element("span", "", {}, tick)));
    const row = element("div", "control-row");
    row.append(this.title, this.field);
    this.element.append(row, this.range, ticks);
    this.range.oninput = () => this.set(stopAt(Number(this.range.value)));
    this.range.onkeydown = this.field.onkeydown = (event) => this.key(event);
    this.field.onchange = () => this.enter();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const inField = event.target === this.field, up = event.key === "ArrowUp" || event.key === "ArrowDown";
    const places = KEYS[event.key];
    if (!places || (inField && !up)) return;
    event.preventDefault();
    this.set(stopFrom(this.value, places));
  }

  /** What was typed; what is no number at all gives way to the value that holds. */
  enter() {
    const typed = this.field.value.trim().replace(",", ".").replace("−", "-"), value = Number(typed);
    if (typed === "" || Number.isNaN(value) || !Number.isFinite(value)) this.field.value = written(this.value);
    else this.set(value);
  }

  /** @param {number} value */
  set(value) {
    this.shown = undefined; // what is refused has to be drawn over
    super.set(value);
  }

  /**
   * @override
   * @param {Offer} offer
   * @param {number} value
   * @param {boolean} locked
   */
  draw({ low = 0, high = Infinity }, value, locked) {
    this.value = value;
    const text = written(value);
    lettered(this.words, "Learning rate", locked);
    this.range.value = String(Math.log10(value));
    this.range.setAttribute("aria-valuetext", `${text}, logarithmic`);
    named(this.range, "Learning rate α", locked);
    filled(this.range);
    if (document.activeElement !== this.field || Number(this.field.value) !== value) this.field.value = text;
    this.field.title = `A number from ${low} to ${high}`;
    named(this.field, "Learning rate α as a number", locked);
  }
}
