// One view of a run: takes frames, and paints the newest one between two of the display's.

import { Foot } from "./foot.js";
import { Head } from "./head.js";
import { Plots } from "./plots.js";
import { merged } from "./wire.js";

/** @import { Frame, Plotly, Screen } from "./types.js" */

/** @implements {Screen} */
export class View {
  /**
   * @param {HTMLElement} root
   * @param {Plotly} plotly
   * @param {(event: string, value: object) => void} send
   */
  constructor(root, plotly, send) {
    this.root = root;
    /** @type {string | null} */
    this.run = null; // whose figures are shown
    this.alpha = NaN;
    this.keys = false;
    this.watches = false;
    this.painted = 0; // read by whoever measures
    this.bytes = 0;
    /** @type {Frame | undefined} */
    this.waiting = undefined;
    /** @type {number | undefined} */
    this.scheduled = undefined;
    root.classList.add("live");
    this.head = new Head((name) => send("command", { name }));
    this.plots = new Plots(plotly, (figure, point) => send("pick", { figure, point }));
    this.foot = new Foot(
      (at) => send("scrub", { at }),
      () => send("command", { name: "branch" }),
    );
    root.append(this.head.element, this.plots.element, this.foot.element);
    // For tests and measurements.
    Object.assign(root, { __live: this });
  }

  /**
   * A frame has come; false if it wants figures that this view has not.
   * @param {Frame} frame
   * @param {number} size in bytes
   */
  take(frame, size) {
    const { header } = frame;
    this.bytes += size;
    this.alpha = header.alpha;
    this.keys = header.keys;
    this.watches = header.watches;
    if (header.run !== this.run && !header.figures) return false;
    // Updates that a dropped frame carried must not be lost.
    this.waiting = this.waiting && !header.figures ? merged(this.waiting, frame) : frame;
    this.scheduled ??= requestAnimationFrame(() => this.paint());
    return true;
  }

  paint() {
    this.scheduled = undefined;
    if (!this.waiting) return;
    const { header, arrays } = this.waiting;
    this.waiting = undefined;
    if (header.figures) this.plots.build(header.figures);
    this.run = header.run;
    this.head.show(header);
    this.foot.show(header.timeline, header.playing);
    for (const update of header.updates) this.plots.update(update, arrays);
    this.painted += 1;
  }

  dispose() {
    if (this.scheduled !== undefined) cancelAnimationFrame(this.scheduled);
    this.plots.dispose();
  }
}
