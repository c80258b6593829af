// Runs that were put aside: how each saw the plane, what is different of it, and the way back to its settings.

import { element } from "../dom.js";
import { onTheme } from "../theme.js";
import { picture } from "./picture.js";
import { showSeeds } from "./seeds.js";

/** @import { Again, Header, Part, Pin, Values } from "../types.js" */
/** @import { View } from "../view.js" */

const MOST = 4;

/** @implements {Part} */
export class Pins {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.element = element("section", "pins", { "aria-label": "Pinned runs", hidden: "" });
    this.list = element("ul", "pins-list");
    const pinning = { type: "button", title: "Keep this run in sight beside the next ones" };
    this.pin = element("button", "", pinning, "Pin this run");
    this.again = element("button", "pins-again", { type: "button" });
    this.pin.onclick = () => view.command("pin");
    this.again.onclick = () => (this.repeated ? showSeeds() : view.command("again"));
    const buttons = element("div", "pins-buttons");
    buttons.append(this.pin, this.again);
    this.about = element("p", "pins-about", { hidden: "", "aria-hidden": "true" }); // the whole sentence of the one that is looked at
    this.element.append(this.list, buttons, this.about);
    /** @type {Pin[] | undefined} */
    this.pins = undefined;
    /** @type {Again | null | undefined} */
    this.repeated = undefined; // what has come of twenty seeds
    /** @type {Values} */
    this.settings = {};
    this.forgetTheme = onTheme(this.element, () => this.list.replaceChildren(...(this.pins ?? []).map((pin) => this.card(pin))));
  }

  dispose() {
    this.forgetTheme();
  }

  /** @param {Header} header */
  show({ pins = [], commands, settings, locked, again }) {
    this.settings = settings;
    this.locked = locked;
    this.element.hidden = !commands.includes("pin");
    this.again.hidden = !commands.includes("again");
    this.pin.disabled = pins.length >= MOST;
    this.tell(again);
    if (pins === this.pins) return;
    this.pins = pins;
    this.list.replaceChildren(...pins.map((pin) => this.card(pin)));
    this.say("");
  }

  /**
   * Their result stands below the stage: here is the sum of it, and the way there.
   * @param {Again | null | undefined} again
   */
  tell(again) {
    this.repeated = again;
    const words = again ? `${again.count} of ${again.seeds.length} reached it${again.done ? "" : `, ${Math.floor((100 * again.at) / again.goal)} %`}` : "Again with 20 seeds";
    if (this.again.textContent === words) return;
    this.again.textContent = words;
    this.again.title = again ? `How many seeds have reached ${again.target}: show them all` : "Is it luck? The same settings from twenty other first weights";
  }

  /** @param {Pin} pin */
  card(pin) {
    const { letter, colour, iteration, cost, accuracy, differs, picture: text } = pin;
    const words = differs.join(", ") || "the same settings";
    const about = `Run ${letter}, pinned at iteration ${iteration.toLocaleString("en")}: ${words}; J ${cost}, test accuracy ${accuracy}`;
    const card = element("li", "pins-card"), name = element("b", "pins-letter", {}, letter);
    const back = element("button", "pins-back", { type: "button", "aria-label": `${about}. Take up its settings again` });
    const away = element("button", "pins-away", { type: "button", title: `Unpin run ${letter}`, "aria-label": `Unpin run ${letter}` }, "×");
    name.style.borderColor = colour;
    back.append(picture(text, ""), name, element("span", "pins-words", {}, words), element("span", "pins-cost", {}, `J ${cost}`));
    back.onclick = () => this.takeUp(pin);
    back.onpointerenter = back.onfocus = () => this.say(`${about}. Click to take up its settings again.`);
    back.onpointerleave = back.onblur = () => this.say("");
    away.onclick = () => this.view.link?.say({ unpin: letter });
    card.append(back, away);
    return card;
  }

  /** @param {string} words */
  say(words) {
    this.about.hidden = !words;
    this.about.textContent = words;
  }

  /** @param {Pin} pin */
  takeUp({ settings }) {
    const changed = Object.entries(settings).filter(([name, value]) => this.settings[name] !== value && !this.locked?.includes(name));
    if (changed.length) this.view.set(Object.fromEntries(changed));
  }
}
