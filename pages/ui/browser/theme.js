// The colours of pages/ui/figures/tokens.py in the page's theme, for what no style sheet reaches.

import { element } from "./dom.js";
import { css, rgba } from "./painters/colours.js";

/** @import { Figure, Layout } from "./types.js" */
/** @import { Colour } from "./painters/types.js" */

/** @param {string} name */
function variable(name) {
  const anchor = document.querySelector(".live") ?? document.documentElement;
  return getComputedStyle(anchor).getPropertyValue(name).trim();
}

/**
 * A colour of tokens.py by its name, as "ink", in the page's theme.
 * @param {string} name
 * @param {number} opacity
 * @returns {Colour}
 */
export function token(name, opacity = 1) {
  const [r, g, b] = rgba(variable(`--${name}`));
  return [r, g, b, opacity];
}

/** The page's own background: figures have none. */
export const background = () => css(token("paper"));

/** @typedef {{ inside: any, key: string | number, name: string, opacity: number }} Named a place where a figure names a colour */

/**
 * All places where a figure names a colour of tokens.py.
 * @param {Figure} figure
 * @returns {Named[]}
 */
export function namedIn(figure) {
  /** @type {Named[]} */
  const found = [];
  /** @type {(inside: any) => void} */
  const walk = (inside) => {
    if (!inside || typeof inside !== "object" || ArrayBuffer.isView(inside)) return;
    if (Array.isArray(inside) && typeof inside.at(-1) === "number") return; // a column of numbers
    for (const [key, value] of Object.entries(inside)) {
      const named = typeof value === "string" && /^var\(--([\w-]+)(?:,([\d.]+))?\)$/.exec(value);
      if (named) found.push({ inside, key, name: named[1], opacity: Number(named[2] ?? 1) });
      else walk(value);
    }
  };
  walk([figure.data, figure.layout]);
  return found;
}

/**
 * Put the theme's colours where they are named.
 * @param {Named[]} places
 */
export function coloured(places) {
  for (const { inside, key, name, opacity } of places) inside[key] = css(token(name, opacity));
}

/** @typedef {Record<string, number>} Sizes path in a layout -> pixels where the page's type is 16 */

const TYPE = 12; // px of a figure's type where nothing else is said, Plotly's own

/**
 * The sizes of a layout's type and of the margins that hold it.
 * @param {Layout} layout
 * @returns {Sizes}
 */
export function sizesOf(layout) {
  /** @type {Sizes} */
  const sizes = { "font.size": TYPE };
  /** @type {(value: any, path: string) => void} */
  const walk = (value, path) => {
    for (const [key, inner] of Object.entries(value)) {
      const place = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
      if (typeof inner === "number" && (/font\.size$/.test(place) || /^margin\.[lrtb]$/.test(place))) sizes[place] = inner;
      else if (inner && typeof inner === "object" && key !== "template") walk(inner, place);
    }
  };
  walk(layout, "");
  return sizes;
}

/**
 * Path -> value: the theme's colours for a figure's text and grid, and the size of the page's type.
 * @param {Layout} layout
 * @param {Sizes} sizes
 */
function themeOf(layout, sizes) {
  const [ink, quiet, rule, raise, edge, paper] = ["ink", "ink-2", "rule", "raise", "edge", "paper"].map((name) => css(token(name)));
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  /** @type {Record<string, string | number>} */
  const theme = { "font.color": quiet, "title.font.color": ink, "legend.font.color": ink };
  Object.assign(theme, { "hoverlabel.bgcolor": raise, "hoverlabel.bordercolor": edge, "hoverlabel.font.color": ink });
  Object.assign(theme, { "modebar.bgcolor": paper, "modebar.color": quiet, "modebar.activecolor": ink });
  for (const [path, size] of Object.entries(sizes)) theme[path] = scale * size;
  for (const axis of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) {
    theme[`${axis}.gridcolor`] = rule;
    theme[`${axis}.linecolor`] = rule;
  }
  return theme;
}

/**
 * The same layout in the theme's colours, font and size.
 * @param {Layout} layout
 * @param {Sizes} sizes
 */
export function themed(layout, sizes) {
  const root = document.querySelector(".live") ?? document.documentElement;
  const theme = { ...themeOf(layout, sizes), "font.family": getComputedStyle(root).fontFamily };
  for (const [path, value] of Object.entries(theme)) {
    const keys = path.split(/[.[\]]+/);
    const last = keys.pop() ?? "";
    /** @type {any} */
    let inner = layout;
    for (const key of keys) inner = inner[key] ??= {};
    inner[last] = value;
  }
  return layout;
}

/**
 * Calls `change` a moment after the theme, or the size of the page's type, has changed; what is returned ends that.
 * @param {HTMLElement} root
 * @param {() => void} change
 */
export function onTheme(root, change) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(change, 100);
  };
  const letter = element("i", "live-letter"); // as wide as the page's type is large, in the theme's colours (live.css)
  root.append(letter);
  letter.addEventListener("transitionrun", soon); // no attribute changes with the theme, but what they come to does
  let width = -1;
  const type = new ResizeObserver(() => {
    if (width !== -1 && width !== letter.offsetWidth && letter.offsetWidth) soon();
    width = letter.offsetWidth;
  });
  type.observe(letter);
  return () => {
    clearTimeout(timer);
    type.disconnect();
    letter.remove();
  };
}
