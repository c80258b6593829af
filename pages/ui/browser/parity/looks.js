// The theme's colours as the canvases of the contest take them.

import { css, cssTable, inksOn, rgba, table } from "../painters/colours.js";

/**
 * @typedef {object} Looks
 * @property {string} ink
 * @property {string} quiet
 * @property {string} edge
 * @property {string} paper
 * @property {string} panel
 * @property {string} positive
 * @property {string} negative
 * @property {string[]} tiles 256 colours from -1 to 1
 * @property {Uint32Array} bytes the same as an ImageData has them
 * @property {string[]} inks what is read on each
 * @property {string} font
 */

/** @param {HTMLElement} root @returns {Looks} */
export function looksOf(root) {
  const styles = getComputedStyle(root);
  const token = (/** @type {string} */ name) => rgba(styles.getPropertyValue(`--${name}`));
  const stops = [0, 1, 2, 3, 4].map((k) => token(`tile-${k}`));
  const tiles = cssTable(stops);
  const inks = inksOn(tiles.map((colour) => rgba(colour)), [token("ink"), token("paper")]);
  const named = Object.fromEntries(["ink", "edge", "paper", "panel", "positive", "negative"].map((name) => [name, css(token(name))]));
  return /** @type {Looks} */ ({
    ...named,
    quiet: css(token("ink-2")),
    tiles,
    bytes: table(stops),
    inks,
    font: styles.fontFamily,
  });
}
