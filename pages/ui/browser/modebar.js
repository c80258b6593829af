// The buttons over a figure: those of Plotly that do something here, and two that save it.

import { background } from "./theme.js";

/** @import { Drawn, Plotly } from "./types.js" */

/**
 * @param {Plotly} plotly
 * @param {string} name of the file that is saved
 * @param {() => object[]} images what is painted under the figure, as layout images
 */
export function modeBar(plotly, name, images) {
  return {
    displaylogo: false,
    showSendToCloud: false, // would send the figure to another host
    responsive: true,
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "toImage"],
    modeBarButtonsToAdd: [saver(plotly, name, "png", images), saver(plotly, name, "svg", images)],
  };
}

/**
 * Saves the figure on the page's own background, since the figure has none.
 * @param {Plotly} plotly
 * @param {string} name
 * @param {"png" | "svg"} format
 * @param {() => object[]} images
 */
function saver(plotly, name, format, images) {
  return {
    name: `Save as ${format.toUpperCase()}`,
    icon: plotly.Icons[format === "svg" ? "disk" : "camera"],
    click: (/** @type {Drawn} */ figure) => {
      const painted = [...(figure.layout.images ?? []), ...images()];
      const layout = { ...figure.layout, paper_bgcolor: background(), images: painted };
      const size = { width: figure.clientWidth, height: figure.clientHeight, scale: format === "png" ? 2 : 1 };
      plotly.downloadImage({ data: figure.data, layout }, { format, filename: name, ...size });
    },
  };
}
