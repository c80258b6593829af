// The timeline as a strip of film: a slider over the places of the run, which can be played back and branched from.

import { element, write } from "../dom.js";
import { onTheme } from "../theme.js";
import { nearest } from "./strip.js";
import { Track, counted } from "./track.js";

/** @import { Header, Timeline } from "../types.js" */
/** @import { View } from "../view.js" */

const OFTEN = 50; // ms between two places asked for while the slider is dragged
const PATIENT = 1000; // ms until the place is shown that the server has, whatever was asked for
const TOLD = 500; // ms between two changes of what a screen reader says while the run moves
const SELDOM = 250; // ms for which the track stays as it is while the run trains on, unless
const MOVED = 2; // px that something on it would have moved
const PAGE = 10; // places

const still = matchMedia("(prefers-reduced-motion: reduce)");
const svg = (/** @type {string} */ path) =>
  `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${path}" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`;
const REPLAY = svg("M4.2 7.5A6.5 6.5 0 1 1 3.5 11M4 3.8v4h4M8.8 7.4l4 2.6-4 2.6z");
const PAUSE = svg("M7.5 5v10M12.5 5v10");

export class Filmstrip {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    /** @type {number | undefined} */
    this.wanted = undefined; // a place that was asked for and is not yet shown
    this.wantedAt = this.toldAt = -PATIENT;
    this.drawnAt = -SELDOM;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.asking = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.drawing = undefined;
    /** @type {Header | undefined} */
    this.header = undefined;
    this.element = element("div", "film", { hidden: "" });
    this.replay = element("button", "film-replay", { type: "button" });
    this.replay.onclick = () => this.replays();
    this.track = new Track(view.film);
    this.label = element("span", "film-label");
    const help = "Forget what came after this place, and train on from it";
    this.branch = element("button", "film-branch", { type: "button", title: help }, "Continue from here");
    this.branch.onclick = () => view.command("branch");
    const here = element("div", "film-here");
    here.append(this.label, this.branch);
    this.element.append(this.replay, this.track.element, here);
    this.listen();
    this.resized = new ResizeObserver(([{ contentRect }]) => {
      this.track.width = contentRect.width;
      this.draw();
    });
    this.resized.observe(this.track.element);
    this.endTheme = onTheme(this.element, () => {
      this.track.retheme();
      this.draw();
    });
  }

  listen() {
    const { element: track } = this.track;
    const seekAt = (/** @type {PointerEvent} */ event) => {
      const x = event.clientX - track.getBoundingClientRect().left;
      this.seek(nearest(this.iterations(), x, this.track.scale));
    };
    track.onpointerdown = (event) => {
      if (event.button) return;
      track.setPointerCapture(event.pointerId);
      seekAt(event);
    };
    track.onpointermove = (event) => {
      if (track.hasPointerCapture(event.pointerId)) seekAt(event);
    };
    track.onkeydown = (event) => {
      const at = this.wanted ?? this.header?.timeline?.at ?? 0, last = this.view.film.places.length;
      /** @type {Record<string, number>} */
      const goals = {
        ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1,
        PageDown: at - PAGE, PageUp: at + PAGE, Home: 0, End: last,
      };
      const goal = goals[event.key];
      if (goal === undefined) return;
      event.preventDefault();
      this.seek(Math.min(Math.max(goal, 0), last));
    };
  }

  /** The iterations of all places; the present is the last. */
  iterations() {
    return [...this.view.film.places, this.header?.timeline?.last ?? 0];
  }

  replays() {
    const replaying = this.header?.replaying;
    this.view.link?.say(replaying ? { do: "pause" } : { do: "replay", calm: still.matches });
  }

  /** @param {number} place */
  seek(place) {
    if (place === this.wanted) return;
    this.wanted = place;
    this.wantedAt = performance.now();
    this.asking ??= setTimeout(() => {
      this.asking = undefined;
      if (this.wanted !== undefined) this.view.link?.say({ scrub: this.wanted });
    }, OFTEN);
    this.draw();
  }

  /** @param {Header} header */
  show(header) {
    this.header = header;
    const { timeline, replaying } = header;
    this.element.hidden = !timeline;
    if (!timeline) return;
    const asked = this.asking !== undefined || (this.wanted !== timeline.at && performance.now() - this.wantedAt < PATIENT);
    if (!asked) this.wanted = undefined;
    this.replay.disabled = timeline.count < 2;
    const name = replaying ? "Pause the replay" : "Play the timeline back";
    if (this.replay.title !== name) {
      this.replay.title = name;
      this.replay.setAttribute("aria-label", name);
      this.replay.innerHTML = replaying ? PAUSE : REPLAY;
    }
    this.branch.disabled = !timeline.past || replaying;
    this.drawSoon(header, timeline);
  }

  /**
   * At once, unless the run trains on and there would be little to see.
   * @param {Header} header
   * @param {Timeline} timeline
   */
  drawSoon({ playing, replaying }, { last }) {
    const wait = this.drawnAt + SELDOM - performance.now();
    if (!playing || replaying || wait <= 0 || this.track.shift(last) > MOVED) this.draw();
    else this.drawing ??= setTimeout(() => this.draw(), wait);
  }

  draw() {
    clearTimeout(this.drawing);
    this.drawing = undefined;
    const timeline = this.header?.timeline;
    if (!timeline) return;
    write(this.label, `iteration ${counted(timeline.now)} of ${counted(timeline.last)}`);
    if (!this.track.width) return;
    this.drawnAt = performance.now();
    const iterations = this.iterations();
    const now = this.wanted === undefined ? timeline.now : iterations[Math.min(this.wanted, iterations.length - 1)];
    this.track.draw(timeline.last, now);
    this.tell(timeline, now);
  }

  /**
   * What a screen reader says, now and then while the run moves.
   * @param {Timeline} timeline
   * @param {number} now
   */
  tell({ count, at, alpha }, now) {
    const time = performance.now();
    if (this.header?.playing && time - this.toldAt < TOLD) return;
    this.toldAt = time;
    const place = 1 + Math.min(this.wanted ?? at, count - 1), track = this.track.element;
    const text = `Place ${place} of ${count}, iteration ${counted(now)}, α ${alpha}`;
    if (track.getAttribute("aria-valuetext") === text) return;
    track.setAttribute("aria-valuemax", String(count));
    track.setAttribute("aria-valuenow", String(place));
    track.setAttribute("aria-valuetext", text);
  }

  dispose() {
    clearTimeout(this.asking);
    clearTimeout(this.drawing);
    this.resized.disconnect();
    this.endTheme();
  }
}
