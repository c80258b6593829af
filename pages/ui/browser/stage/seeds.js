// The same settings with twenty seeds: their curves as a fan, how many reached the target, the best and the worst.

import { element } from "../dom.js";
import { onTheme } from "../theme.js";
import { fan } from "./fan.js";
import { picture } from "./picture.js";

/** @import { Again, Header, Part } from "../types.js" */
/** @import { View } from "../view.js" */

/** @param {number | null} value */
const plain = (value) => (value === null ? "none" : String(Number(value.toPrecision(3))));
/** @param {number} share */
const percent = (share) => `${Math.round(100 * share)} %`;

/** Brings them into sight. */
export function showSeeds() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.querySelector(".seeds")?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

/** @implements {Part} */
export class Seeds {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.element = element("section", "seeds", { "aria-label": "Again with 20 seeds", hidden: "" });
    this.inner = element("div");
    this.element.append(this.inner);
    /** @type {Again | null | undefined} */
    this.again = undefined;
    this.forgetTheme = onTheme(this.element, () => this.draw());
  }

  dispose() {
    this.forgetTheme();
  }

  /** @param {Header} header */
  show({ again }) {
    if (again === this.again) return;
    const opens = again && !this.again;
    this.again = again;
    this.element.hidden = !again;
    this.draw();
    if (opens) showSeeds();
  }

  /** All of it anew; what had the focus has it again. */
  draw() {
    const focused = document.activeElement instanceof HTMLElement && this.element.contains(document.activeElement) ? document.activeElement.dataset.seed : undefined;
    this.inner.replaceChildren(...(this.again ? this.drawn(this.again) : []));
    if (focused !== undefined) /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-seed="${focused}"]`))?.focus();
  }

  /** @param {Again} again */
  drawn(again) {
    const { seeds, reached, count, target, low, high, at, goal, done } = again, n = seeds.length;
    const title = element("h3", "", {}, `The same with ${n} seeds`);
    const away = element("button", "seeds-away", { type: "button", "aria-label": "Close the twenty seeds" }, "×");
    away.onclick = () => this.view.command("enough");
    const how = done ? `after ${at.toLocaleString("en")} iterations` : `iteration ${at.toLocaleString("en")} of ${goal.toLocaleString("en")}`;
    const share = element("p", "seeds-share");
    share.append(element("b", "", {}, `${count} of ${n}`), ` reached ${target}, ${how}. `);
    share.append(element("span", "seeds-sure", {}, `Of many seeds ${percent(low)} to ${percent(high)} would (95 % interval, Wilson).`));
    const list = element("div", "seeds-list", { role: "group", "aria-label": "Seeds, each to take over as the present run" });
    list.append(...seeds.map((seed, k) => this.chip(again, k, `seed ${seed}`, reached[k])));
    const words = element("div", "seeds-words");
    words.append(share, list, element("p", "seeds-help", {}, "Click on a seed, or on its curve, to go on with it as the present run."));
    const ends = element("div", "seeds-ends");
    ends.append(this.end(again, "best", again.best, again.pictures[0]), this.end(again, "worst", again.worst, again.pictures[1]));
    const head = element("div", "seeds-head"), body = element("div", "seeds-body");
    head.append(title, away);
    body.append(fan(again, (k) => this.take(k)), words, ends);
    return [head, body];
  }

  /**
   * @param {Again} again
   * @param {number} k
   * @param {string} text
   * @param {boolean} reached
   */
  chip({ costs, scores, seeds }, k, text, reached) {
    const title = `Seed ${seeds[k]}: J ${plain(costs[k])}, test accuracy ${scores[k] === null ? "none" : percent(Number(scores[k]))}; ${reached ? "reached" : "not reached"}. Take it over`;
    const chip = element("button", `seeds-chip${reached ? " reached" : ""}`, { type: "button", title, "aria-label": title, "data-seed": k }, text.replace("seed ", ""));
    chip.onclick = () => this.take(k);
    return chip;
  }

  /**
   * @param {Again} again
   * @param {string} word
   * @param {number} k
   * @param {string | null} text
   */
  end({ seeds, costs }, word, k, text) {
    const title = `The ${word}, seed ${seeds[k]}, J ${plain(costs[k])}. Take it over as the present run`;
    const button = element("button", "seeds-end", { type: "button", title, "aria-label": title });
    button.append(picture(text, ""), element("b", "", {}, word), element("span", "", {}, `seed ${seeds[k]}, J ${costs[k] === null ? "diverged" : plain(costs[k])}`));
    button.onclick = () => this.take(k);
    return button;
  }

  /** @param {number} k */
  take(k) {
    if (!this.again) return;
    this.view.link?.say({ take: k });
    this.view.set({ seed: this.again.seeds[k] });
  }
}
