// One view of a run: takes frames, and paints the newest one between two of the display's.

import { ByItself } from "./byitself.js";
import { Canvases } from "./canvases.js";
import { Film } from "./film.js";
import { Head } from "./head.js";
import { Plots } from "./plots.js";
import { Pins } from "./stage/pins.js";
import { Seeds } from "./stage/seeds.js";
import { Stage } from "./stage/stage.js";
import { target } from "./wire.js";

/** @import { Link } from "./link.js" */
/** @import { Arrays, Figure, Frame, Header, Offer, Plotly, Screen, Update, Values } from "./types.js" */

/** @implements {Screen} */
export class View {
  /**
   * @param {HTMLElement} root
   * @param {Plotly} plotly
   */
  constructor(root, plotly) {
    this.root = root;
    /** @type {Link | undefined} */
    this.link = undefined;
    /** @type {string | null} */
    this.run = null; // whose figures are shown
    this.alpha = NaN;
    this.keys = false;
    this.watches = false;
    this.playing = false;
    this.owes = false;
    this.ended = "";
    this.tellsEnd = false;
    this.received = 0; // these three are read by whoever measures
    this.painted = 0;
    this.bytes = 0;
    /** @type {Header | undefined} */
    this.shown = undefined; // what is on the page
    /** @type {Header | undefined} */
    this.header = undefined; // of the newest frame that is not yet on the page
    /** @type {Record<string, Offer>} */
    this.offers = {};
    /** @type {Pick<Header, "pins" | "again">} */
    this.beside = {};
    /** @type {Record<string, Figure> | undefined} */
    this.figures = undefined; // that are not yet on the page
    /** @type {Map<string, [Update, Arrays]>} */
    this.updates = new Map(); // the newest of each target, since a frame may come between two paints
    /** @type {number | undefined} */
    this.scheduled = undefined;
    root.classList.add("live");
    this.film = new Film();
    this.head = new Head(
      (name) => this.command(name),
      (speed) => this.link?.say({ speed }),
    );
    this.plots = new Plots(plotly, (figure, point) => this.link?.tell("pick", { figure, point }));
    this.canvases = new Canvases(this.plots, () => this.link?.say({ fields: true }));
    this.canvases.wantLook = (unit) => this.link?.say({ look: unit });
    this.plots.onSeen = () => {
      this.canvases.seen();
      this.schedule();
    };
    this.plots.onThemed = () => {
      this.canvases.retheme();
      this.schedule();
    };
    this.plots.images = (figure) => this.canvases.images(figure);
    /** @type {Stage | undefined} */
    this.stage = undefined; // in the layout of that name
    /** @type {import("./types.js").Part[]} */
    this.parts = []; // outside of the stage
    /** @type {Header["layout"] | undefined} */
    this.layout = undefined;
    /** @type {ByItself | undefined} */
    this.byItself = undefined; // where it plays with nobody's hand on it
    // For tests and measurements.
    Object.assign(root, { __live: this });
  }

  /** @param {string} name */
  command(name) {
    this.byItself?.told(name);
    if (name === "new") this.link?.tell("new", { at: Date.now() });
    else this.link?.say({ do: name });
  }

  /**
   * Change settings of the page, by their names in a link: { depth: 3, units_3: 4 }. The run follows at once, and the
   * page's widgets and its address a moment later.
   * @param {Values} values
   */
  set(values) {
    this.link?.setter.set(values);
    if (this.shown) this.stage?.show({ ...this.shown, settings: { ...this.shown.settings, ...values } });
  }

  /**
   * A frame has come.
   * @param {Frame} frame
   * @param {number} size in bytes
   */
  take(frame, size) {
    const { header, arrays } = frame;
    this.received += 1;
    this.bytes += size;
    for (const name of /** @type {const} */ (["alpha", "keys", "watches", "playing", "ended", "tellsEnd"]))
      Object.assign(this, { [name]: header[name] });
    this.plots.playing = header.playing; // what Plotly was to draw at rest is not drawn between this frame and its paint
    this.header = header;
    this.film.take(header.timeline?.film);
    header.offers = this.offers = header.offers ?? this.offers;
    const { pins = this.beside.pins, again = this.beside.again } = header;
    Object.assign(header, (this.beside = { pins, again }));
    this.owes = header.owes || again?.done === false;
    if (header.figures) {
      this.figures = header.figures;
      this.updates.clear();
    }
    for (const update of header.updates) {
      const more = update.paint === "curves" ? ` ${header.frame}` : ""; // points that came are not replaced by the next
      this.updates.set(target(update) + more, [update, arrays]);
    }
    this.schedule();
  }

  schedule() {
    this.scheduled ??= requestAnimationFrame(() => this.paint());
  }

  paint() {
    this.scheduled = undefined;
    if (this.header) this.show(this.header);
    if (this.canvases.paint(performance.now())) this.schedule();
    this.link?.painted();
    this.painted += 1;
  }

  /**
   * Parts one below the other, or on a stage.
   * @param {Header["layout"]} layout
   */
  arrange(layout) {
    if (layout === this.layout) return;
    this.layout = layout;
    if (layout === "stage") {
      this.stage = new Stage(this);
      this.parts = [new Seeds(this)];
      this.root.append(this.stage.element, this.parts[0].element, this.plots.element);
    } else {
      this.parts = [new Pins(this), new Seeds(this)];
      this.root.append(this.head.element, ...this.parts.map(({ element }) => element), this.plots.element);
    }
  }

  /** @param {Header} header */
  show(header) {
    this.shown = header;
    header.settings = this.link?.setter.over(header) ?? header.settings;
    this.canvases.playing = this.plots.playing = header.playing;
    this.arrange(header.layout);
    if (this.figures) {
      this.canvases.clear();
      this.stage?.prepare(this.figures);
      this.plots.build(this.figures);
    }
    this.run = header.run;
    if (header.byItself && !this.byItself) {
      this.byItself = new ByItself(this.root, (name) => this.link?.say({ do: name }));
      this.head.buttons.play.classList.remove("live-main"); // the page has a button of its own that matters more
    }
    this.byItself?.show(header);
    this.head.show(header);
    this.stage?.show(header);
    for (const part of this.parts) part.show(header);
    for (const [update, arrays] of this.updates.values()) {
      if (update.net) this.canvases.takeNet(update, arrays);
      else if (update.paint === "curves") this.canvases.takeCurves(update, arrays);
      else if (update.paint) this.canvases.takePaint(update, arrays);
      else this.plots.update(update, arrays);
    }
    this.updates.clear();
    this.header = this.figures = undefined;
  }

  dispose() {
    if (this.scheduled !== undefined) cancelAnimationFrame(this.scheduled);
    this.canvases.clear();
    this.stage?.dispose();
    for (const part of this.parts) part.dispose?.();
    this.byItself?.dispose();
    this.plots.dispose();
  }
}
