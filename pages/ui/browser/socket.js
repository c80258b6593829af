// Frames over a socket of the app's own: the other end of pages/ui/server/socket.py.

import { runAgain } from "./page.js";

/** @import { Command } from "./types.js" */

const AGAIN = 500; // ms until a lost socket is tried again
const NO_SEAT = 4404; // as in pages/ui/server/socket.py: the page has to run again, and then has another token
const LATER = 2000; // ms until a token that is unknown is tried again
const SILENT = 5000; // ms without a frame that is due after which the server is asked, and then given up

/** Where the app is served, which may be below a path. */
export const root = () => {
  const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[type="module"][src]'));
  return new URL("../../", script.src);
};

function address() {
  const url = new URL("_stcore/stream?live", root());
  url.protocol = url.protocol.replace("http", "ws");
  return url;
}

export class Socket {
  /**
   * @param {(bytes: Uint8Array) => void} onFrame
   * @param {(live: boolean) => void} onState is told when the first frame has come and when it is lost
   * @param {() => boolean} expects whether frames should come without being asked for
   */
  constructor(onFrame, onState, expects) {
    this.onFrame = onFrame;
    this.onState = onState;
    this.expects = expects;
    this.token = "";
    /** @type {WebSocket | undefined} */
    this.socket = undefined;
    this.live = false; // a proxy may open a socket and carry nothing
    this.asked = this.heard = 0;
    this.watch = setInterval(() => this.check(), 1000);
    // A page that is put to sleep lets go of the server at once, and comes back when it wakes.
    this.sleep = () => this.close();
    this.wake = () => this.connect();
    document.addEventListener("freeze", this.sleep);
    document.addEventListener("resume", this.wake);
  }

  /**
   * Look at what this token stands for.
   * @param {string} token
   */
  open(token) {
    if (token === this.token) return;
    this.token = token;
    this.connect();
  }

  connect() {
    this.close();
    let socket;
    try {
      socket = this.socket = new WebSocket(address());
    } catch {
      this.again(AGAIN);
      return;
    }
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket.send(JSON.stringify({ token: this.token }));
    socket.onmessage = ({ data }) => {
      if (socket !== this.socket) return;
      this.heard = performance.now();
      if (!this.live) this.onState((this.live = true));
      this.onFrame(new Uint8Array(data));
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.socket) return;
      if (code === NO_SEAT) runAgain();
      this.lost(code === NO_SEAT ? LATER : AGAIN);
    };
  }

  /** @param {number} wait in ms */
  lost(wait) {
    this.close();
    this.onState(false);
    this.again(wait);
  }

  /** @param {number} wait in ms */
  again(wait) {
    this.timer = setTimeout(() => this.connect(), wait);
  }

  /** A network that has gone closes nothing: who expects a frame asks for one, and after a while connects again. */
  check() {
    const now = performance.now();
    if (!this.live || document.hidden) this.heard = this.asked = now;
    else if (this.asked > this.heard) now - this.asked > SILENT && this.lost(0);
    else if (this.expects() && now - this.heard > SILENT) this.say({});
  }

  /** A frame has been shown. */
  acknowledge() {
    if (this.live) this.socket?.send("a");
  }

  /** @param {Command | {}} command */
  say(command) {
    this.asked = performance.now();
    this.socket?.send(JSON.stringify(command));
  }

  close() {
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = undefined;
    this.live = false;
    socket?.close();
  }

  stop() {
    document.removeEventListener("freeze", this.sleep);
    document.removeEventListener("resume", this.wake);
    clearInterval(this.watch);
    this.close();
  }
}
