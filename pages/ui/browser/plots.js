// The Plotly figures of a view: built once, then told what changed while they are in sight.

import { element } from "./dom.js";
import { modeBar } from "./modebar.js";
import { coloured, namedIn, onTheme, sizesOf, themed } from "./theme.js";
import { walked } from "./walked.js";
import { restyled, target } from "./wire.js";

/** @import { Named, Sizes } from "./theme.js" */
/** @import { Arrays, Drawn, Figure, Layout, Plotly, PlotUpdate } from "./types.js" */

/**
 * @typedef {object} Known a figure that is on the page
 * @property {Drawn} div
 * @property {Sizes} sizes
 * @property {Named[]} colours
 * @property {boolean} visible
 * @property {boolean} hovered
 * @property {string} made of which figure, as it came
 * @property {boolean} picked whether a click on it is told
 * @property {Map<string, [PlotUpdate, Arrays]>} pending what it missed while it was out of sight, or not hovered
 */

const SETTLED = 150; // ms
const TALLEST = 640; // px, of a picture that fills its width

export class Plots {
  /**
   * @param {Plotly} plotly
   * @param {(figure: string, point: number) => void} pick is told of a click on a point of a figure that asks for it
   */
  constructor(plotly, pick) {
    this.plotly = plotly;
    this.pick = pick;
    this.element = element("div", "live-grid");
    /** @type {HTMLElement | undefined} */
    this.small = undefined; // where the small figures stand
    /** @type {Record<string, HTMLElement>} */
    this.places = {}; // figure -> the area of the stage that it fills
    /** @type {Map<string, Known>} */
    this.figures = new Map();
    this.playing = false;
    /** @type {Map<string, Figure>} */
    this.postponed = new Map(); // figures that are drawn after what is painted next
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.settling = undefined;
    this.seen = new IntersectionObserver((entries) => entries.forEach((entry) => this.noteSeen(entry)), {
      rootMargin: "100px",
    });
    /** Told when a figure has come into sight. */
    this.onSeen = () => {};
    /** Told when figures have the colours of another theme. */
    this.onThemed = () => {};
    /** @type {(figure: string) => object[]} what is painted in a figure, as layout images */
    this.images = () => [];
    this.sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => this.fit(target)));
    this.forgetTheme = onTheme(this.element, () => this.retheme());
  }

  /**
   * New figures keep the place, the zoom and the legend choices of the old ones of that name. One that is there already
   * and whose meta says "late" is drawn after what is painted next, so that a new run is seen sooner.
   * @param {Record<string, Figure>} figures
   */
  build(figures) {
    for (const name of this.figures.keys()) if (!(name in figures)) this.remove(name);
    // All have their places before the first is drawn, since Plotly reads its width there.
    for (const [name, { layout }] of Object.entries(figures)) {
      const { div } = this.placed(name, layout), box = this.places[name] ?? this.boxFor(layout.meta ?? "");
      if (box !== this.places[name] || div.parentElement !== box) box.append(div);
    }
    for (const [name, figure] of Object.entries(figures)) this.show(name, figure);
  }

  /** @param {Element} div whose size may be another one now */
  fit(div) {
    const figure = /** @type {Drawn} */ (div), { clientWidth: width, clientHeight: height, _fullLayout: drawn } = figure;
    if (!width || !drawn) return;
    const other = Math.abs(width - drawn.width) > 1 || (!figure.layout.height && Math.abs(height - drawn.height) > 1);
    if (other) this.plotly.relayout(figure, { autosize: true });
  }

  /** @param {string} name */
  remove(name) {
    const known = this.figures.get(name);
    if (!known) return;
    this.seen.unobserve(known.div);
    this.sizes.unobserve(known.div);
    this.plotly.purge(known.div);
    known.div.remove();
    this.figures.delete(name);
  }

  /**
   * @param {string} name
   * @param {Figure} figure
   */
  show(name, { data, layout }) {
    const known = this.placed(name, layout), meta = layout.meta ?? "", made = JSON.stringify({ data, layout });
    if (made === known.made) return; // a redraw that nobody would see; what is in it comes with the same frame
    const late = known.made !== "" && meta.includes("late");
    known.made = made;
    known.pending.clear();
    if (late) this.postpone(name, { data, layout });
    else this.draw(name, { data, layout });
  }

  /**
   * @param {string} name
   * @param {Figure} figure
   */
  postpone(name, figure) {
    this.postponed.set(name, figure);
    if (this.postponed.size > 1) return;
    requestAnimationFrame(() =>
      setTimeout(() => {
        const figures = [...this.postponed];
        this.postponed.clear();
        for (const [each, late] of figures) if (this.figures.has(each)) this.draw(each, late);
        this.catchUpAll();
      }),
    );
  }

  /**
   * @param {string} name
   * @param {Figure} figure
   */
  draw(name, { data, layout }) {
    const known = this.placed(name, layout), meta = layout.meta ?? "";
    layout.uirevision = name;
    layout.autosize = true;
    known.sizes = sizesOf(layout);
    known.colours = namedIn({ data, layout });
    coloured(known.colours);
    themed(layout, known.sizes);
    if (this.places[name]) {
      delete layout.height; // its area's
      layout.title.text = ""; // its area has a heading
    }
    if (!this.places[name] && meta.includes("fit")) layout.height = fitting(layout, known.div.clientWidth);
    this.plotly.react(known.div, data, layout, modeBar(this.plotly, name, () => this.images(name)));
    if (meta.includes("pick") && !known.picked) {
      known.picked = true;
      known.div.on("plotly_click", (event) => this.pick(name, event.points[0].pointNumber));
    }
    if (meta.includes("walked")) walked(known.div, this.plotly);
    known.div.style.height = layout.height ? `${layout.height}px` : "";
    this.seen.observe(known.div);
    this.sizes.observe(known.div);
  }

  /**
   * @param {string} name
   * @param {Layout} layout
   * @returns {Known}
   */
  placed(name, layout) {
    const placed = this.figures.get(name);
    if (placed) return placed;
    const words = { role: "figure", "aria-label": layout.title.text, "data-figure": name };
    const div = /** @type {any} */ (element("div", `live-figure ${layout.meta ?? ""}`, words));
    const known = { div, sizes: {}, colours: [], visible: true, hovered: false, made: "", picked: false, pending: new Map() };
    for (const event of ["pointerenter", "focus"]) div.addEventListener(event, () => this.onHover(known, true));
    for (const event of ["pointerleave", "blur"]) div.addEventListener(event, () => this.onHover(known, false));
    this.figures.set(name, known);
    return known;
  }

  /** @param {string} meta */
  boxFor(meta) {
    if (!meta.includes("small")) return this.element;
    this.small ??= element("div", "live-small");
    this.element.append(this.small);
    return this.small;
  }

  /**
   * @param {PlotUpdate} update
   * @param {Arrays} arrays
   * @param {boolean} rests whether nothing else waits to be painted
   */
  update(update, arrays, rests = false) {
    const known = this.figures.get(update.figure);
    if (!known) return;
    const hidden = Boolean(update.hover) && !known.hovered; // nobody looks at what it changes
    if (!known.visible || this.postponed.has(update.figure) || (hidden && (this.playing || !rests))) {
      known.pending.set(target(update), [update, arrays]);
      if (hidden && !this.playing) this.settle();
      return;
    }
    known.pending.delete(target(update));
    const values = restyled(update, arrays);
    const words = Object.keys(values).join() === "customdata" ? values.customdata : undefined;
    if (words && relabelled(known.div, words, update.traces)) return;
    this.plotly.restyle(known.div, values, update.traces);
  }

  /**
   * A figure out of sight is not updated; when it comes into sight it gets what it missed.
   * @param {IntersectionObserverEntry} entry
   */
  noteSeen(entry) {
    const name = /** @type {HTMLElement} */ (entry.target).dataset.figure ?? "";
    const known = this.figures.get(name);
    if (!known) return;
    known.visible = entry.isIntersecting;
    if (!known.visible) return;
    this.catchUp(known);
    this.onSeen();
  }

  /**
   * @param {Known} known
   * @param {boolean} hovered
   */
  onHover(known, hovered) {
    known.hovered = hovered;
    if (hovered && known.visible) this.catchUp(known);
  }

  /**
   * @param {Known} known
   * @param {boolean} rests
   */
  catchUp(known, rests = false) {
    const missed = [...known.pending.values()];
    known.pending.clear();
    for (const [update, arrays] of missed) this.update(update, arrays, rests);
  }

  /** @param {boolean} rests */
  catchUpAll(rests = false) {
    for (const known of this.figures.values()) if (known.visible) this.catchUp(known, rests);
  }

  /** What shows on hover alone is drawn once nothing has changed for a while. */
  settle() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.playing || this.catchUpAll(true), SETTLED);
  }

  /** @param {string} figure */
  isSeen(figure) {
    return this.figures.get(figure)?.visible ?? false;
  }

  retheme() {
    for (const { div, sizes, colours } of this.figures.values()) {
      coloured(colours);
      themed(div.layout, sizes);
      this.plotly.redraw(div);
    }
    this.onThemed();
  }

  dispose() {
    clearTimeout(this.settling);
    this.postponed.clear();
    this.seen.disconnect();
    this.sizes.disconnect();
    this.forgetTheme();
    for (const { div } of this.figures.values()) this.plotly.purge(div);
  }
}

/**
 * The height at which a picture of the layout's own ratio fills that width.
 * @param {Layout} layout
 * @param {number} width
 */
function fitting({ margin, xaxis, yaxis }, width) {
  const ratio = Math.abs((yaxis.range[1] - yaxis.range[0]) / (xaxis.range[1] - xaxis.range[0]));
  return Math.round(margin.t + margin.b + Math.min(ratio * (width - margin.l - margin.r), TALLEST));
}

/**
 * Words that only show on hover need no drawing, which a restyle would do. False if Plotly has to be told all the same:
 * of a trace that had no words when it was made it takes none into a tooltip.
 * @param {Drawn} figure
 * @param {unknown[]} values
 * @param {number[]} traces
 */
function relabelled(figure, values, traces) {
  if (traces.some((trace) => figure._fullData[trace].customdata === undefined)) return false;
  traces.forEach((trace, k) => {
    figure.data[trace].customdata = figure._fullData[trace].customdata = values[k];
  });
  return true;
}
