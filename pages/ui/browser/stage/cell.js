// On the picture of W[1]: the cell of the weight that was chosen.

import { element } from "../dom.js";
import { Box } from "../painters/box.js";
import { instrumentOf } from "./instrument.js";

/** @import { Drawn, Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */
/** @import { Edge } from "./geometry.js" */

/** A frame around one cell of a heat-map. */
class Ring extends Box {
  /**
   * @param {Drawn} div
   * @param {() => Edge | null} edge
   */
  constructor(div, edge) {
    const frame = element("div");
    super(/** @type {any} */ (div), frame, { over: true });
    this.edge = edge;
    this.mark = element("span", "cell-ring");
    frame.append(this.mark);
    this.follow();
  }

  moved() {
    const { x, y } = this, [l, i, j] = this.edge?.() ?? [];
    if (!this.mark || !x || !y) return;
    this.mark.hidden = l !== 1;
    if (l !== 1 || !i || !j) return;
    const [left, right, top, bottom] = [x.c2p(j - 1.5), x.c2p(j - 0.5), y.c2p(i - 1.5), y.c2p(i - 0.5)];
    Object.assign(this.mark.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
  }
}

/** @implements {Part} */
export class Cell {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.instrument = instrumentOf(view);
    this.element = element("span", "", { hidden: "" });
    /** @type {Drawn | undefined} */
    this.div = undefined;
    /** @type {Ring | undefined} */
    this.ring = undefined;
    this.instrument.listeners.add((numbers) => numbers || this.ring?.moved());
  }

  /** @param {Header} _header */
  show(_header) {
    const { div } = this.view.plots.figures.get("weights") ?? {};
    if (div === this.div || !div?._fullLayout) return;
    this.ring?.dispose();
    this.div = div;
    this.ring = new Ring(div, () => this.instrument.edge);
    this.ring.moved();
  }

  dispose() {
    this.ring?.dispose();
  }
}
