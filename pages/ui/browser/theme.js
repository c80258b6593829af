// The colours of the page's theme, and those of pages/ui/figures/style.py, for what no style sheet reaches.

/** @import { Layout } from "./types.js" */

/** @param {string} name */
function variable(name) {
  const anchor = document.querySelector(".live") ?? document.documentElement;
  return getComputedStyle(anchor).getPropertyValue(name).trim();
}

/**
 * A colour of style.py by its name in lower case, as "blue"; colours.css holds them.
 * @param {string} name
 */
export const colour = (name) => variable(`--house-${name}`);

/** The page's own background: figures have none. */
export const background = () => variable("--st-background-color");

/**
 * What relayout needs to give a figure's text and grid the theme's colours.
 * @param {Layout} layout
 */
export function themeOf(layout) {
  const border = variable("--st-border-color");
  /** @type {Record<string, string>} */
  const theme = { "font.color": variable("--st-text-color") };
  for (const axis of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) {
    theme[`${axis}.gridcolor`] = border;
    theme[`${axis}.linecolor`] = border;
  }
  return theme;
}

/**
 * The same layout in the theme's colours and font.
 * @param {Layout} layout
 */
export function themed(layout) {
  const root = document.querySelector(".live") ?? document.documentElement;
  layout.font = { ...layout.font, family: getComputedStyle(root).fontFamily };
  for (const [path, value] of Object.entries(themeOf(layout))) {
    const [outer, inner] = path.split(".");
    layout[outer] = { ...layout[outer], [inner]: value };
  }
  return layout;
}

/**
 * Calls `change` a moment after the theme has changed; what is returned ends that.
 * @param {() => void} change
 */
export function onTheme(change) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(change, 100);
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
