// What stands above the figures and stays in sight: buttons, numbers, progress, and one sentence.

import { element } from "./dom.js";

/** @import { Header, Numbers } from "./types.js" */

const COMMANDS = [
  ["play", "Play", "Train until you pause, or a stop rule ends it"],
  ["step", "1 step", "One iteration"],
  ["ten", "10 steps", "Ten iterations"],
  ["reset", "Reset", "Back to the same first weights"],
  ["new", "New weights", "Draw other first weights"],
  ["pin", "Pin", "Keep this run in sight beside the next one"],
];

export class Head {
  /** @param {(command: string) => void} send is told of a click; one on Play while it plays sends "pause" */
  constructor(send) {
    this.playing = false;
    /** @type {boolean | undefined} */
    this.pinned = false;
    /** @type {string | undefined} */
    this.commands = undefined; // those that are shown, as one word
    /** @type {string | undefined} */
    this.labels = undefined; // of the numbers that are shown
    /** @type {HTMLElement[]} */
    this.values = [];
    this.element = element("div", "live-head");
    // No button before the first frame says which there are.
    this.bar = element("div", "live-bar", { role: "toolbar", "aria-label": "Training", hidden: "" });
    /** @type {Record<string, HTMLButtonElement>} */
    this.buttons = {};
    for (const [name, label, help] of COMMANDS) {
      const button = element("button", "", { type: "button", title: help }, label);
      button.onclick = () => send(this.meaning(name));
      this.buttons[name] = button;
      this.bar.append(button);
    }
    this.buttons.play.classList.add("live-main");
    this.line = element("dl", "live-numbers");
    this.progress = element("progress", "live-progress", { max: 1, "aria-label": "Progress", hidden: "" });
    this.message = element("p", "live-message", { role: "status" });
    this.element.append(this.bar, this.line, this.progress, this.message);
  }

  /**
   * Two buttons say the opposite once they have been pressed.
   * @param {string} name
   */
  meaning(name) {
    if (name === "play" && this.playing) return "pause";
    return name === "pin" && this.pinned ? "unpin" : name;
  }

  /** @param {Header} header */
  show({ commands, playing, pinned, numbers, progress, message }) {
    Object.assign(this, { playing, pinned });
    if (commands.join() !== this.commands) {
      this.commands = commands.join();
      this.bar.hidden = !commands.length;
      this.element.classList.toggle("live-quiet", !commands.length);
      for (const [name, button] of Object.entries(this.buttons)) button.hidden = !commands.includes(name);
    }
    write(this.buttons.play, playing ? "Pause" : "Play");
    write(this.buttons.pin, pinned ? "Unpin" : "Pin");
    this.count(numbers);
    this.progress.hidden = progress == null;
    if (progress != null) this.progress.value = progress;
    write(this.message, message);
  }

  /** @param {Numbers} numbers */
  count(numbers) {
    const labels = numbers.map(([name, label]) => `${name}: ${label}`).join();
    if (labels !== this.labels) {
      this.labels = labels;
      this.values = numbers.map(([name]) => element("dd", "", { "data-measure": name }));
      this.line.replaceChildren(
        ...numbers.map(([, label], i) => {
          const cell = element("div");
          cell.append(element("dt", "", {}, label), this.values[i]);
          return cell;
        }),
      );
    }
    numbers.forEach(([, , text], i) => {
      if (write(this.values[i], text)) this.values[i].classList.toggle("long", text.length > 9);
    });
  }
}

/**
 * Touches the page only where something changed.
 * @param {HTMLElement} place
 * @param {string} text
 */
function write(place, text) {
  if (place.textContent === text) return false;
  place.textContent = text;
  return true;
}
