// The course's symbols as elements: x₁, x₁², sin x₁, a with its layer above its unit, W with its two places.

import { element } from "../dom.js";

const POWERS = /** @type {Record<string, string>} */ ({ "²": "2", "³": "3" });

/**
 * A letter with its layer in brackets over its place.
 * @param {string} letter
 * @param {number | string} layer "" for none
 * @param {number | string} place
 */
export function symbol(letter, layer, place) {
  const made = element("span", "symbol");
  made.append(element("i", "", {}, letter), stacked(layer === "" ? "" : `[${layer}]`, String(place)));
  return made;
}

/**
 * @param {string} over
 * @param {string} under
 */
function stacked(over, under) {
  if (!over) return element("sub", "", {}, under);
  const made = element("span", "symbol-places");
  made.append(element("span", "", {}, over), element("span", "", {}, under));
  return made;
}

/**
 * An input by its label: "x1", "x1²", "x1·x2", "sin x1", or any words.
 * @param {string} label
 */
export function inputMark(label) {
  const made = element("span", "symbol");
  if (!/^(sin )?x\d[²³]?(·x\d)?$/.test(label)) {
    made.textContent = label;
    return made;
  }
  for (const [, plain, place, power] of label.matchAll(/(sin )|x(\d)([²³]?)·?/g)) {
    if (plain) made.append("sin ");
    else made.append(element("i", "", {}, "x"), stacked(power ? POWERS[power] : "", place));
  }
  return made;
}

/**
 * An input's label as it is said.
 * @param {string} label
 */
export function said(label) {
  return label.replace("²", " squared").replace("³", " cubed").replace("·", " times ");
}
