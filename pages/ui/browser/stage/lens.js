// On the output: the point of the data whose numbers are shown, and the name of a unit that stands in its place.

import { element } from "../dom.js";
import { Box } from "../painters/box.js";
import { instrumentOf } from "./instrument.js";
import { inputMark, symbol } from "./marks.js";

/** @import { Drawn, Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */

/** Where the figure's axes have one point of the data. */
class Ring extends Box {
  /**
   * @param {Drawn} div
   * @param {() => readonly number[]} point
   * @param {HTMLElement} name of a unit that is shown
   */
  constructor(div, point, name) {
    const frame = element("div", "lens-frame");
    super(/** @type {any} */ (div), frame, { over: true });
    this.point = point;
    this.mark = element("span", "lens-ring");
    frame.append(this.mark, name);
    this.follow();
    this.moved();
  }

  moved() {
    const { x, y } = this, [x1, x2] = this.point?.() ?? [];
    if (x && y && this.mark) Object.assign(this.mark.style, { left: `${x.c2p(x1)}px`, top: `${y.c2p(x2)}px` });
  }
}

/** @implements {Part} */
export class Lens {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.instrument = instrumentOf(view);
    this.element = element("span", "", { hidden: "" });
    this.name = element("span", "lens", { hidden: "" });
    this.made = "";
    /** @type {Drawn | undefined} */
    this.div = undefined;
    /** @type {Ring | undefined} */
    this.ring = undefined;
    this.follow = (/** @type {PointerEvent} */ event) => this.near(event);
    this.instrument.listeners.add(() => this.draw());
  }

  /** @param {Header} _header */
  show(_header) {
    const { div } = this.view.plots.figures.get("boundary") ?? {};
    if (div === this.div || !div?._fullLayout) return;
    this.forget();
    this.div = div;
    this.made = "";
    div.addEventListener("pointermove", this.follow);
    this.ring = new Ring(div, () => this.instrument.here(), this.name);
    this.draw();
  }

  /**
   * The nearest point of the data is the one whose numbers are shown.
   * @param {PointerEvent} event
   */
  near(event) {
    const { x, y } = this.ring ?? {}, { div, instrument } = this;
    if (!x || !y || !div) return;
    const { left, top } = div.getBoundingClientRect(), px = event.clientX - left - x._offset, py = event.clientY - top - y._offset;
    let found = instrument.point, least = Infinity;
    for (const point of instrument.points()) {
      const far = Math.hypot(x.c2p(point[0]) - px, y.c2p(point[1]) - py);
      if (far < least) [found, least] = [point, far];
    }
    if (String(found) === String(instrument.point)) return;
    instrument.point = found;
    instrument.tell();
  }

  draw() {
    const { inspected: unit, looks, held, inputs } = this.instrument, made = `${looks} ${unit} ${held} ${this.instrument.here()}`;
    if (made === this.made) return;
    this.made = made;
    this.ring?.moved();
    this.ring?.mark.toggleAttribute("hidden", !unit);
    this.name.hidden = !looks || !unit || !this.view.canvases.looked;
    this.view.root.classList.toggle("shows-unit", !this.name.hidden); // no output, and no probability
    if (!unit) return;
    const mark = unit[0] ? symbol("a", ...unit) : inputMark(inputs[unit[1] - 1]?.label ?? "");
    this.name.replaceChildren(mark, ` over the plane${held ? ", held: Escape lets go" : ""}`);
  }

  forget() {
    this.div?.removeEventListener("pointermove", this.follow);
    this.ring?.dispose();
  }

  dispose() {
    this.forget();
  }
}
