// Where a live component begins: each frame finds its view, and the keyboard plays in presenter mode.

import { element, placeIn, styled } from "./dom.js";
import { Link } from "./link.js";
import { View } from "./view.js";

/** @import { Component, Plotly } from "./types.js" */

/** @type {Promise<Plotly> | undefined} */
let plotly;

/** @param {string | URL} url */
function loadPlotly(url) {
  plotly ??= new Promise((resolve, reject) => {
    const script = element("script", "", { src: String(url) });
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error("plotly.min.js did not load"));
    document.head.append(script);
  });
  return plotly;
}

/** @type {Map<HTMLElement, { view: View, link: Link }>} */
const shown = new Map();

/**
 * @param {HTMLElement} place
 * @param {Plotly} Plotly
 */
function open(place, Plotly) {
  const view = new View(place, Plotly);
  const link = (view.link = new Link(view));
  shown.set(place, { view, link });
  return { view, link };
}

/** @param {HTMLElement} place */
function close(place) {
  const { view, link } = shown.get(place) ?? {};
  link?.stop();
  view?.dispose();
  shown.delete(place);
  place.replaceChildren(); // it may be put back, and another view made in it
}

/**
 * @param {Component<Uint8Array>} component
 * @param {string | URL} plotlyUrl
 */
export async function receive({ data, parentElement, setTriggerValue }, plotlyUrl) {
  const parts = ["stage", "controls", "board", "film", "beside", "coach"].map((name) => `stage/${name}.css`);
  const sheets = ["live.css", "transport.css", ...parts];
  const [Plotly] = await Promise.all([loadPlotly(plotlyUrl), styled(...sheets)]);
  const place = placeIn(parentElement);
  const { link } = shown.get(place) ?? open(place, Plotly);
  link.receive(data, setTriggerValue);
  // Streamlit also calls this when newer data overtook a call: only a place that is gone is left.
  return () => setTimeout(() => place.isConnected || close(place));
}

const OWN_KEYS =
  "input, textarea, select, button, canvas, a, summary, [role=slider], [role=tab], [role=listbox], [contenteditable]";

// In presenter mode the space bar plays and pauses, the right arrow steps; whatever has the focus keeps its own keys.
document.addEventListener("keydown", (event) => {
  const command = event.key === " " ? "play" : event.key === "ArrowRight" ? "step" : undefined;
  if (!command || (event.target instanceof Element && event.target.closest(OWN_KEYS))) return;
  const view = [...shown.values()].map((each) => each.view).find((each) => each.keys && !each.watches && each.root.offsetParent);
  const button = view?.head.buttons[command];
  if (!button || button.hidden) return;
  event.preventDefault();
  button.click();
});
