// The heading of a picture: its name, the symbol of what it shows, and what that is.

import { element } from "../dom.js";

/**
 * @param {string} name
 * @param {string} symbol as markup of our own, such as "W<sup>[1]</sup>"
 * @param {string} words after it
 */
export function heading(name, symbol = "", words = "") {
  const made = element("h2", "stage-heading");
  made.append(element("span", "", {}, name));
  if (symbol) made.insertAdjacentHTML("beforeend", ` <span class="quiet"><i class="quiet-symbol">${symbol}</i>${words}</span>`);
  return made;
}
