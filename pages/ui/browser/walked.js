// A figure whose points are gone through by the arrow keys: each is said, and shows what a pointer on it would show.

import { element, write } from "./dom.js";

/** @import { Drawn, Plotly } from "./types.js" */

const BY = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };

/** @param {number} value @param {number} count */
const within = (value, count) => Math.min(Math.max(value, 0), count - 1);

/**
 * A trace is a row, its customdata what is said of each of its points.
 * @param {Drawn} div
 * @param {Plotly} plotly
 */
export function walked(div, plotly) {
  if (div.tabIndex === 0) return;
  const said = element("p", "reads-said", { role: "status" });
  let [row, point] = [0, 0];
  const show = () => {
    row = within(row, div.data.length);
    const { name, customdata } = div.data[row];
    point = within(point, customdata.length);
    write(said, `${name}, ${customdata[point]}`);
    plotly.Fx.hover(div, [{ curveNumber: row, pointNumber: point }]);
  };
  div.tabIndex = 0;
  div.style.outlineOffset = "-2px"; // what stands above it would hide the rest of its ring
  div.setAttribute("aria-description", "Arrow keys go from point to point");
  div.append(said);
  div.addEventListener("focus", () => div.matches(":focus-visible") && show()); // not where a pointer has clicked
  div.addEventListener("blur", () => plotly.Fx.unhover(div));
  div.addEventListener("keydown", (event) => {
    const by = BY[/** @type {keyof typeof BY} */ (event.key)];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation(); // the page has a use for some of them, too
    row += by[0];
    point += by[1];
    show();
  });
}
