// An element that stays where the axes of a Plotly figure are, through zoom, pan, new sizes and new layouts.

/** @import { Axis, Figure, Where } from "./types.js" */

const EVENTS = ["plotly_afterplot", "plotly_relayouting"];

export class Box {
  /**
   * The figure's own backgrounds must be clear, as those of the house style are: what lies under it shows through.
   * @param {Figure} div
   * @param {HTMLElement} element
   * @param {Where} where
   */
  constructor(div, element, { axes = ["x", "y"], over = false } = {}) {
    this.div = div;
    this.element = element;
    this.axes = axes;
    this.over = over;
    this.known = "";
    Object.assign(element.style, { position: "absolute", pointerEvents: "none", zIndex: over ? "auto" : "-1" });
    element.setAttribute("aria-hidden", "true");
    this.follow = () => {
      if (this.place()) this.moved();
    };
    for (const event of EVENTS) div.on(event, this.follow);
  }

  /** @returns {Axis | undefined} */
  get x() {
    return this.div._fullLayout?.[`xaxis${this.axes[0].slice(1)}`];
  }

  /** @returns {Axis | undefined} */
  get y() {
    return this.div._fullLayout?.[`yaxis${this.axes[1].slice(1)}`];
  }

  /** Puts the element where the axes are, and tells whether they, or what they show, have changed. */
  place() {
    const { x, y, element } = this;
    const container = /** @type {HTMLElement | null} */ (this.div.querySelector(".svg-container"));
    if (!x || !y || !container) return false;
    this.enter(container);
    const known = [x, y].flatMap((axis) => [axis._offset, axis._length, axis.type, ...axis.range]);
    const text = [...known, devicePixelRatio].join();
    if (text === this.known) return false;
    this.known = text;
    Object.assign(element.style, {
      left: `${x._offset}px`, top: `${y._offset}px`, width: `${x._length}px`, height: `${y._length}px`,
    });
    return true;
  }

  /**
   * Under the figure's drawings by z-index, over them between its drawings and its legend; Plotly may have put new
   * drawings in since.
   * @param {HTMLElement} container
   */
  enter(container) {
    const { element } = this;
    container.style.isolation = "isolate"; // or -1 would be below the page
    if (!this.over) {
      if (element.parentNode !== container) container.append(element);
      return;
    }
    const [first, second] = container.querySelectorAll(":scope > svg.main-svg");
    const follows = first && first.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const leads = second && second.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    if (element.parentNode !== container || !follows || !leads) container.insertBefore(element, second ?? null);
  }

  /** Called when the axes have changed. */
  moved() {}

  dispose() {
    for (const event of EVENTS) this.div.removeListener?.(event, this.follow);
    this.element.remove();
  }
}
