// The buttons over a figure: those of Plotly that do something here, and two that save it.

import { background } from "./theme.js";

/** @import { Drawn, Plotly } from "./types.js" */

/**
 * @param {Plotly} plotly
 * @param {string} name of the file that is saved
 */
export function modeBar(plotly, name) {
  return {
    displaylogo: false,
    responsive: true,
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "toImage"],
    modeBarButtonsToAdd: [saver(plotly, name, "png"), saver(plotly, name, "svg")],
  };
}

/**
 * Saves the figure on the page's own background, since the figure has none.
 * @param {Plotly} plotly
 * @param {string} name
 * @param {"png" | "svg"} format
 */
function saver(plotly, name, format) {
  return {
    name: `Save as ${format.toUpperCase()}`,
    icon: plotly.Icons[format === "svg" ? "disk" : "camera"],
    click: (/** @type {Drawn} */ figure) => {
      const layout = { ...figure.layout, paper_bgcolor: background() };
      const size = { width: figure.clientWidth, height: figure.clientHeight, scale: format === "png" ? 2 : 1 };
      plotly.downloadImage({ data: figure.data, layout }, { format, filename: name, ...size });
    },
  };
}
