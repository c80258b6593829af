// How many iterations a frame shows: a slider with a few stops, on every toolbar that plays.

import { element } from "./dom.js";

/** @import { Speed } from "./types.js" */

const PATIENT = 2000; // ms until what was chosen is shown as the server has it, whatever that is
const HELP = "How many iterations a frame shows. A frame is a thirtieth of a second.";
/** @type {Record<string, string>} */
const WORDS = { faster: "faster and faster", fastest: "fastest" };

/** @param {Speed} speed */
const words = (speed) => WORDS[speed] ?? `${speed} a frame`;

export class SpeedSlider {
  /** @param {(speed: Speed) => void} choose */
  constructor(choose) {
    /** @type {Speed[]} */
    this.speeds = [];
    /** @type {Speed | undefined} */
    this.chosen = undefined; // until the server has it
    this.chosenAt = 0;
    this.element = element("label", "live-speed", { title: HELP, hidden: "" });
    this.range = element("input", "", { type: "range", min: 0, max: 0, step: 1 });
    this.value = element("span", "live-speed-value");
    const ends = element("span", "live-speed-ends", { "aria-hidden": "true" });
    ends.append(element("span", "", {}, "1"), this.value, element("span", "", {}, "fastest"));
    this.element.append(element("span", "live-speed-name", {}, "Speed"), this.range, ends);
    this.range.setAttribute("aria-label", "Speed");
    this.range.oninput = () => {
      this.chosen = this.speeds[Number(this.range.value)];
      this.chosenAt = performance.now();
      this.tell(this.chosen);
      choose(this.chosen);
    };
  }

  /**
   * @param {Speed} speed
   * @param {Speed[]} speeds
   * @param {boolean} offered
   */
  show(speed, speeds, offered) {
    this.element.hidden = !offered;
    if (speeds.length !== this.speeds.length) {
      this.speeds = speeds;
      this.range.max = String(speeds.length - 1);
    }
    if (this.chosen !== undefined && speed !== this.chosen && performance.now() - this.chosenAt < PATIENT) return;
    this.chosen = undefined;
    const at = String(speeds.indexOf(speed));
    if (this.range.value !== at) this.range.value = at;
    this.tell(speed);
  }

  /** @param {Speed} speed */
  tell(speed) {
    const text = words(speed);
    if (this.value.textContent === text) return;
    this.value.textContent = text;
    this.range.setAttribute("aria-valuetext", text);
    this.range.style.setProperty("--filled", `${(100 * this.speeds.indexOf(speed)) / (this.speeds.length - 1)}%`);
  }
}
