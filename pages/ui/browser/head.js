// What stands above the figures and stays in sight: buttons, numbers, progress, and one sentence.

import { element, hide, write } from "./dom.js";
import { SpeedSlider } from "./speed.js";

/** @import { Header, Numbers, Speed } from "./types.js" */

/** What a button says, does, and the icon in front of it, on 20 x 20. */
const COMMANDS = [
  ["play", "Play", "Train until you pause, or a stop rule ends it", "M6 4v12l10-6z"],
  ["step", "1 step", "One iteration; ten with the Shift key", "M5 4v12M8.5 4v12l8-6z"],
  ["ten", "10 steps", "Ten iterations", "M3.5 4v12M6 4v12M9 4v12l8-6z"],
  ["reset", "Reset", "Back to the same first weights", "M4.2 7.5A6.5 6.5 0 1 1 3.5 11M4 3.8v4h4"],
  ["new", "New weights", "Draw other first weights", "M4 4h12v12H4zM7.5 7.5h.01M12.5 7.5h.01M7.5 12.5h.01M12.5 12.5h.01"],
];
const PAUSE = "M6 4h2.5v12H6zM11.5 4H14v12h-2.5z";
const PLAY = COMMANDS[0][3];

export class Head {
  /**
   * @param {(command: string) => void} send is told of a click; one on Play while it plays sends "pause"
   * @param {(speed: Speed) => void} choose is told of another speed
   */
  constructor(send, choose) {
    this.playing = false;
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
    for (const [name, label, help, icon] of COMMANDS) {
      const button = element("button", "", { type: "button", title: help, "data-command": name });
      button.append(drawn(icon), element("span", "", {}, label));
      button.onclick = (event) => send(event.shiftKey && name === "step" ? "ten" : this.meaning(name));
      this.buttons[name] = button;
      this.bar.append(button);
    }
    this.buttons.play.classList.add("live-main");
    this.speed = new SpeedSlider(choose);
    this.bar.append(this.speed.element);
    this.line = element("dl", "live-numbers");
    this.progress = element("progress", "live-progress", { max: 1, "aria-label": "Progress", hidden: "" });
    this.message = element("p", "live-message", { role: "status" });
    this.element.append(this.bar, this.line, this.progress, this.message);
  }

  /**
   * A button says the opposite once it has been pressed.
   * @param {string} name
   */
  meaning(name) {
    return name === "play" && this.playing ? "pause" : name;
  }

  /** @param {Header} header */
  show({ commands, playing, numbers, progress, message, speed, speeds }) {
    this.playing = playing;
    if (commands.join() !== this.commands) {
      this.commands = commands.join();
      this.bar.hidden = !commands.length;
      this.element.classList.toggle("live-quiet", !commands.length);
      for (const [name, button] of Object.entries(this.buttons)) button.hidden = !commands.includes(name);
    }
    if (label(this.buttons.play, playing ? "Pause" : "Play"))
      this.buttons.play.querySelector("path")?.setAttribute("d", playing ? PAUSE : PLAY);
    this.speed.show(speed, speeds, commands.includes("speed"));
    this.count(numbers);
    hide(this.progress, progress == null);
    if (progress != null) this.progress.value = progress;
    if (write(this.message, message)) this.message.title = message;
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

/** @param {string} path */
function drawn(path) {
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  icon.append(line);
  return icon;
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
const label = (button, text) => write(/** @type {HTMLElement} */ (button.lastElementChild), text);
