// Which painter paints what: a picture's options, as pages/ui/live/nets.py writes them, in the colours of the house.

import { Classes } from "./painters/classes.js";
import { Heat } from "./painters/heat.js";
import { Lights } from "./painters/lights.js";
import { Line } from "./painters/line.js";
import { Shade } from "./painters/shade.js";
import { Tiles } from "./painters/tiles.js";
import { Traces } from "./painters/traces.js";
import { token } from "./theme.js";

/** @import { Drawing, Painter, Plotly } from "./types.js" */
/** @import { Colour, Figure } from "./painters/types.js" */

const STRENGTH = 0.45; // of a class's colour, under points
const NOTHING = /** @type {Colour} */ ([128, 128, 128, 0]);
const CLASSES = ["negative", "positive", "third"];
const BLACK = /** @type {Colour} */ ([0, 0, 0]), WHITE = /** @type {Colour} */ ([255, 255, 255]);
const LETTER = 12, SMALLEST = 8; // px: of a number in a cell of W[1]; in lower cells it has no room
const STEPS = 5; // of a scale from blue to orange

/** @param {"tile" | "shade"} name of a scale */
export const scale = (name) => Array.from({ length: STEPS }, (_, k) => token(`${name}-${k}`));

/**
 * A scale without anything between its ends.
 * @param {Colour[]} colours
 */
const decided = (colours) => Array.from({ length: 256 }, (_, k) => /** @type {Colour} */ (colours.at(k < 128 ? 0 : -1)));

/**
 * A painter of one array as one of states.
 * @param {{ paint(from: any, to: any, t: number): void, steps?(from: any, to: any): number, asImages(): object[], dispose(): void }} painter
 * @returns {Painter}
 */
const ofOne = (painter) => ({
  paint: (from, to, t) => painter.paint(from?.[0] ?? null, to[0], t),
  ...(painter.steps && { steps: (from, to) => painter.steps?.(from[0], to[0]) ?? Infinity }),
  asImages: () => painter.asImages(),
  dispose: () => painter.dispose(),
});

/** @type {Partial<Record<Drawing["paint"], (div: Figure, options: any, plotly: Plotly) => Painter>>} */
export const PAINTERS = {
  shade: (div, { n, extent, decisions, look }) => {
    const colours = decisions && !look ? decided(scale("shade")) : scale("shade");
    return ofOne(new Shade(div, { n, extent, colours, line: { colour: token("ink") } }));
  },
  classes: (div, { n, extent }) =>
    ofOne(new Classes(div, { n, extent, colours: CLASSES.map((name) => token(name, STRENGTH)), unsure: NOTHING })),
  tiles: (div, { n, height = n, width = n, places, gap, foot, size, edges, grey }) => {
    const colours = grey ? [BLACK, WHITE] : scale("tile");
    const options = { height, width, places, gap, foot, size, edges, colours, domain: /** @type {const} */ ([grey ? 0 : -1, 1]) };
    return ofOne(new Tiles(div, { ...options, smooth: false }));
  },
  traces: (div, options, plotly) => /** @type {any} */ (new Traces(div, options, (ranges) => plotly.relayout(div, ranges))),
  lights: (div, { sizes }) => {
    const [paper, edge, ink] = ["paper", "edge", "ink"].map((name) => token(name));
    return /** @type {any} */ (new Lights(div, { sizes, paper, edge, ink, font: getComputedStyle(div).fontFamily }));
  },
  line: (div, { colour: name, ...options }) => ofOne(new Line(div, { ...options, colour: token(name) })),
  heat: (div, { rows, columns }) => {
    const { _length: high = 0 } = div._fullLayout?.yaxis ?? {}, { _length: wide = 0 } = div._fullLayout?.xaxis ?? {};
    const font = getComputedStyle(div).fontFamily, size = Math.min(LETTER, 0.7 * (high / rows));
    const decimals = wide / columns < 4 * size ? 1 : 2;
    const format = (/** @type {number} */ value) => value.toFixed(decimals).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");
    const numbers = size < SMALLEST ? undefined : { format, inks: [BLACK, WHITE], font, size };
    return ofOne(new Heat(div, { rows, columns, colours: scale("tile"), numbers }));
  },
};
