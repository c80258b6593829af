// A run that plays by itself: while it is in sight, and for readers who have not asked for less motion.

/** @import { Header } from "./types.js" */

const IN_SIGHT = 0.3; // of the view

export class ByItself {
  /**
   * @param {HTMLElement} root the view
   * @param {(command: string) => void} send
   */
  constructor(root, send) {
    this.send = send;
    this.seen = false;
    /** @type {boolean | undefined} */
    this.wanted = undefined; // what the reader's own hand has said, if anything
    this.over = false;
    /** @type {boolean | undefined} */
    this.asked = undefined; // what was sent last
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.decide = this.decide.bind(this);
    this.observer = new IntersectionObserver((entries) => {
      this.seen = entries[entries.length - 1].intersectionRatio >= IN_SIGHT;
      this.decide();
    }, { threshold: [0, IN_SIGHT, 1] });
    this.observer.observe(root);
    document.addEventListener("visibilitychange", this.decide);
    this.still.addEventListener("change", this.decide);
  }

  /**
   * A button was pressed: from now on it plays or rests as its reader wants. A new start plays again.
   * @param {string} command
   */
  told(command) {
    this.wanted = command !== "pause";
    this.asked = command === "play";
  }

  /** @param {Header} header */
  show({ ended }) {
    const began = this.over && ended === "";
    this.over = ended !== "";
    if (began) this.decide();
  }

  decide() {
    const wish = this.wanted ?? !this.still.matches;
    const play = wish && this.seen && !document.hidden && !this.over;
    if (play === this.asked) return;
    this.asked = play;
    this.send(play ? "play" : "pause");
  }

  dispose() {
    this.observer.disconnect();
    document.removeEventListener("visibilitychange", this.decide);
    this.still.removeEventListener("change", this.decide);
  }
}
