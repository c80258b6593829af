// Between a view and the server: over the socket, or by ticks as long as there is none. One way behind both.

import { Setter } from "./setter.js";
import { Socket } from "./socket.js";
import { Ticks } from "./ticks.js";
import { Decoder } from "./wire.js";

/** @import { Command, Screen, Trigger } from "./types.js" */

const PATIENCE = 2000; // ms without a socket after which ticks begin

export class Link {
  /** @param {Screen} screen */
  constructor(screen) {
    this.screen = screen;
    this.decoder = new Decoder();
    this.ticks = new Ticks(screen);
    this.socket = new Socket(
      (bytes) => this.take(bytes),
      (live) => this.onState(live),
      () => screen.playing,
    );
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.patience = undefined;
    this.owed = 0; // frames that came over the socket and are not yet painted
    this.number = 0; // of the latest frame that came by a tick
    this.ended = "";
    this.setter = new Setter({
      say: (command) => this.socket.live && this.socket.say(command),
      tell: () => this.ticks.trigger("set", {}),
      live: () => this.socket.live,
    });
    this.wait();
  }

  /**
   * What Streamlit hands over with each run of the page: a token, or the frame that answers a tick.
   * @param {Uint8Array} bytes
   * @param {Trigger} trigger
   */
  receive(bytes, trigger) {
    this.ticks.trigger = (event, value) => trigger(event, { ...value, ...this.setter.carried });
    const { header } = new Decoder().decode(bytes);
    this.setter.ran(header.known);
    if (header.token !== this.socket.token) this.wait();
    this.socket.open(header.token);
    if (!header.updates) this.ticks.stale = true;
    if (!header.updates || this.socket.live || header.frame === this.number) return;
    this.number = header.frame;
    this.ticks.came = true;
    this.screen.take(new Decoder().decode(bytes), bytes.length);
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
    this.owed += 1;
    this.screen.take(this.decoder.decode(bytes), bytes.length);
  }

  /** @param {boolean} live */
  onState(live) {
    this.decoder = new Decoder(); // each connection begins anew
    this.owed = this.number = 0;
    if (!live) {
      this.wait();
      return;
    }
    clearTimeout(this.patience);
    this.patience = undefined;
    for (const command of this.ticks.stop()) this.socket.say(command);
  }

  wait() {
    this.patience ??= setTimeout(() => this.ticks.start(), PATIENCE);
  }

  /** What was taken is on the screen. */
  painted() {
    for (; this.owed > 0; this.owed -= 1) this.socket.acknowledge();
    this.ticks.answered();
    const { ended, tellsEnd } = this.screen;
    if (ended && !this.ended && tellsEnd) this.ticks.trigger("end", { ended });
    this.ended = ended;
  }

  /** @param {Command} command */
  say(command) {
    if (this.socket.live) this.socket.say(command);
    else this.ticks.say(command);
  }

  /**
   * What needs a run of the page: other weights, another choice.
   * @param {"new" | "pick" | "drawn"} event
   * @param {object} value
   */
  tell(event, value) {
    this.ticks.trigger(event, value);
  }

  stop() {
    clearTimeout(this.patience);
    this.ticks.stop();
    this.setter.stop();
    this.socket.stop();
  }
}
