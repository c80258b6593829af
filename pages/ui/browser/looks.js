// How the component looks in the page's theme: colours of figures, styles of its own elements.

function colours() {
  const read = (name, fallback) => getComputedStyle(anchor()).getPropertyValue(name).trim() || fallback;
  return { text: read("--st-text-color", "#31333f"), border: read("--st-border-color", "#cccccc") };
}

function anchor() {
  return document.querySelector(".live") ?? document.documentElement;
}

export function themeOf(layout) {
  const { text, border } = colours();
  const theme = { "font.color": text };
  for (const axis of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) {
    theme[`${axis}.gridcolor`] = border;
    theme[`${axis}.linecolor`] = border;
  }
  return theme;
}

export function themed(layout) {
  const font = getComputedStyle(anchor()).fontFamily;
  layout.font = { ...layout.font, family: font };
  for (const [path, value] of Object.entries(themeOf(layout))) {
    const [outer, inner] = path.split(".");
    layout[outer] = { ...layout[outer], [inner]: value };
  }
  return layout;
}

// The height at which a picture of the layout's own ratio fills that width.
export function fitting({ margin, xaxis, yaxis }, width) {
  const ratio = Math.abs((yaxis.range[1] - yaxis.range[0]) / (xaxis.range[1] - xaxis.range[0]));
  return Math.round(margin.t + margin.b + Math.min(ratio * (width - margin.l - margin.r), 640));
}

// A button of a figure's toolbar that saves the figure; on a page's own background, since the figure has none.
export function saver(Plotly, name, format) {
  return {
    name: `Save as ${format.toUpperCase()}`,
    icon: Plotly.Icons[format === "svg" ? "disk" : "camera"],
    click: (figure) => {
      const background = getComputedStyle(anchor()).getPropertyValue("--st-background-color");
      const layout = { ...figure.layout, paper_bgcolor: background };
      Plotly.downloadImage({ data: figure.data, layout }, {
        format, filename: name, width: figure.clientWidth, height: figure.clientHeight, scale: format === "png" ? 2 : 1,
      });
    },
  };
}

export function element(tag, className = "", attributes = {}, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

export function style() {
  return element("style", "", {}, `
    .live { font-family: var(--st-font); color: var(--st-text-color); }
    .live-head { position: sticky; top: 0; z-index: 5; padding: .6rem 0 .1rem; background: var(--st-background-color); }
    .live-head.live-quiet { position: static; padding: 0; }
    .live-quiet .live-message { font-weight: 400; min-height: 0; }
    .live-quiet .live-numbers { margin: 0; }
    .live-bar[hidden] { display: none; }
    .live-figure.pick .nsewdrag { cursor: pointer; }
    .live-foot { position: sticky; bottom: 0; z-index: 5; display: flex; gap: .8rem; align-items: center;
      padding: .5rem 0; background: var(--st-background-color); }
    .live-foot[hidden] { display: none; }
    .live-foot input { flex: 1; min-width: 6rem; accent-color: var(--st-primary-color); }
    .live-foot output { font-variant-numeric: tabular-nums; font-size: .9rem; min-width: 11.5rem; text-align: right; }
    .live-foot button { padding: .32rem .7rem; font: inherit; font-size: .9rem; cursor: pointer; white-space: nowrap;
      color: var(--st-text-color); background: var(--st-background-color);
      border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, .5rem); }
    .live-foot button:disabled { opacity: .55; cursor: default; }
    .live-bar { display: flex; flex-wrap: wrap; gap: .5rem; }
    .live-bar button { min-width: 5.6rem; padding: .42rem .8rem; font: inherit; cursor: pointer;
      color: var(--st-text-color); background: var(--st-background-color);
      border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, .5rem); }
    .live-bar button:hover, .live-bar button:focus-visible { border-color: var(--st-primary-color);
      color: var(--st-primary-color); }
    .live-bar button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
    .live-bar .live-main { color: var(--st-background-color); background: var(--st-primary-color);
      border-color: var(--st-primary-color); font-weight: 600; min-width: 7rem; }
    .live-bar .live-main:hover, .live-bar .live-main:focus-visible { color: var(--st-background-color);
      filter: brightness(1.08); }
    .live-numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr)); gap: .25rem 1rem;
      margin: .7rem 0 .1rem; }
    .live-numbers dt { font-size: .8rem; opacity: .8; font-weight: 400; }
    .live-numbers dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .live-progress { width: 100%; height: .5rem; accent-color: var(--st-primary-color); }
    .live-numbers dd.long { font-size: 1rem; line-height: 1.3rem; min-height: 2.6rem; white-space: normal; }
    @media (max-width: 640px) {
      .live-head { top: 3.4rem; } /* below Streamlit's own bar */
      .live-bar { gap: .3rem; }
      .live-foot { flex-wrap: wrap; gap: .2rem .6rem; }
      .live-foot input { flex-basis: 100%; }
      .live-foot output { flex: 1; min-width: 0; text-align: left; }
      .live-bar button, .live-bar .live-main { min-width: 0; padding: .36rem .55rem; font-size: .9rem; }
      .live-numbers { grid-template-columns: repeat(3, 1fr); gap: .1rem .6rem; }
      .live-numbers dd { font-size: 1rem; }
      .live-numbers dt { font-size: .72rem; }
    }
    .live-message { min-height: 1.6em; margin: .2rem 0 .4rem; color: var(--st-text-color); font-weight: 600; }
    .live-grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 23rem), 1fr)); gap: .5rem 1rem; }
    .live-figure { min-width: 0; overflow: hidden; }
    .live-figure.wide, .live-small { grid-column: 1 / -1; }
    .live-figure.pixels image { image-rendering: pixelated; }
    .live-small { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(45%, 11rem), 1fr)); gap: .5rem; }
  `);
}
