// Frames over a socket of the app's own: the other end of pages/ui/server/socket.py.

/** @import { Command } from "./types.js" */

const AGAIN = 500; // ms until a lost socket is tried again
const NO_SEAT = 4404; // as in pages/ui/server/socket.py: the page has to run again, and then has another token
const LATER = 2000; // ms until a token that is unknown is tried again

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
   * @param {(open: boolean) => void} onState is told when it opens and when it is lost
   */
  constructor(onFrame, onState) {
    this.onFrame = onFrame;
    this.onState = onState;
    this.token = "";
    /** @type {WebSocket | undefined} */
    this.socket = undefined;
    this.stopped = false;
  }

  /**
   * Look at what this token stands for.
   * @param {string} token
   */
  open(token) {
    if (token === this.token) return;
    this.token = token;
    this.close();
    this.connect();
  }

  connect() {
    clearTimeout(this.timer);
    const socket = (this.socket = new WebSocket(address()));
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket.send(JSON.stringify({ token: this.token }));
    socket.onmessage = ({ data }) => {
      if (socket !== this.socket) return;
      this.onState(true);
      this.onFrame(new Uint8Array(data));
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.socket || this.stopped) return;
      this.onState(false);
      this.timer = setTimeout(() => this.connect(), code === NO_SEAT ? LATER : AGAIN);
    };
  }

  /** Whether a message sent now would go. */
  get isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** A frame has been shown. */
  acknowledge() {
    if (this.isOpen) this.socket?.send("a");
  }

  /** @param {Command} command */
  say(command) {
    this.socket?.send(JSON.stringify(command));
  }

  close() {
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
  }

  stop() {
    this.stopped = true;
    this.close();
  }
}
