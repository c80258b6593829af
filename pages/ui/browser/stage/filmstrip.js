// The timeline as a strip of film: a slider over the places of the run, small pictures, and what was done to the run.

import { element, write } from "../dom.js";
import { index, table } from "../painters/colours.js";
import { scale as colours } from "../painting.js";
import { onTheme } from "../theme.js";
import { Scale, fitting, nearest, numbers, strengths } from "./strip.js";

/** @import { Header, Timeline } from "../types.js" */
/** @import { View } from "../view.js" */

const OFTEN = 50; // ms between two places asked for while the slider is dragged
const PATIENT = 1000; // ms until the place is shown that the server has, whatever was asked for
const TOLD = 500; // ms between two changes of what a screen reader says while the run moves
const PICTURE = 48; // px that one takes, with some room
const LETTER = 6.5; // px, about
const PAGE = 10; // places
const LONGEST = 22; // letters of a mark

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
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Header | undefined} */
    this.header = undefined;
    this.scale = new Scale(0, 0);
    /** @type {Uint32Array | undefined} */
    this.shades = undefined; // the theme's colours of pictures
    /** @type {Map<string, { element: HTMLElement, shown: unknown, place: string }>} */
    this.marks = new Map(); // words and pictures on the track, by what they are
    this.element = element("div", "film", { hidden: "" });
    this.replay = element("button", "film-replay", { type: "button" });
    this.replay.onclick = () => this.replays();
    this.track = element("div", "film-track", { role: "slider", tabindex: 0, "aria-label": "Timeline", "aria-valuemin": 1, "aria-valuenow": 1 });
    this.lines = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.paths = Object.fromEntries(
      ["rest", "done", "ticks", "stems", "changes", "branches"].map((name) => {
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("class", `film-${name}`);
        return [name, path];
      }),
    );
    this.lines.append(...Object.values(this.paths));
    this.thumb = element("i", "film-thumb");
    this.track.append(this.lines, this.thumb);
    this.label = element("span", "film-label");
    const help = "Forget what came after this place, and train on from it";
    this.branch = element("button", "film-branch", { type: "button", title: help }, "Continue from here");
    this.branch.onclick = () => view.command("branch");
    const here = element("div", "film-here");
    here.append(this.label, this.branch);
    this.element.append(this.replay, this.track, here);
    this.listen();
    this.width = 0; // px of the track: it is not asked for in each frame, which would lay out the page
    this.resized = new ResizeObserver(([{ contentRect }]) => {
      this.width = contentRect.width;
      this.draw();
    });
    this.resized.observe(this.track);
    this.endTheme = onTheme(this.element, () => {
      this.shades = undefined;
      for (const each of this.marks.values()) each.shown = undefined;
      this.draw();
    });
  }

  listen() {
    const { track } = this;
    const seekAt = (/** @type {PointerEvent} */ event) => {
      const x = event.clientX - track.getBoundingClientRect().left;
      this.seek(nearest(this.iterations(), x, this.scale));
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
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
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
    const asked = this.timer !== undefined || (this.wanted !== timeline.at && performance.now() - this.wantedAt < PATIENT);
    if (!asked) this.wanted = undefined;
    this.replay.disabled = timeline.count < 2;
    const name = replaying ? "Pause the replay" : "Play the timeline back";
    if (this.replay.title !== name) {
      this.replay.title = name;
      this.replay.setAttribute("aria-label", name);
      this.replay.innerHTML = replaying ? PAUSE : REPLAY;
    }
    write(this.label, timeline.label);
    this.branch.disabled = !timeline.past || replaying;
    this.draw();
  }

  draw() {
    const timeline = this.header?.timeline;
    if (!timeline || !this.width) return;
    const scale = (this.scale = new Scale(timeline.last, this.width)), { film } = this.view;
    const iterations = this.iterations();
    const now = this.wanted === undefined ? timeline.now : iterations[Math.min(this.wanted, iterations.length - 1)];
    const x = (/** @type {number} */ iteration) => Math.round(2 * scale.x(iteration)) / 2;
    this.thumb.style.transform = `translateX(${x(now)}px)`;
    this.path("rest", `M0 0H${x(timeline.last)}`);
    this.path("done", `M0 0H${x(now)}`);
    this.path("ticks", film.places.map((place) => `M${x(place)}-4v8`).join(""));
    const branches = film.marks.filter(([, text]) => text === "branch"), changes = film.marks.filter(([, text]) => text !== "branch");
    this.path("changes", changes.map(([place]) => `M${x(place)} 6l5 8h-10z`).join(""));
    this.path("branches", branches.map(([place]) => `M${x(place) - 4} 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0m8 0q4 0 7-5t7-5h8`).join(""));
    const pictures = this.pictures(timeline, now);
    this.path("stems", pictures.map((each) => `M${x(each.iteration)}-6v-6`).join(""));
    const shown = [...this.words(timeline, now), ...pictures];
    const keys = new Set(shown.map((each) => each.key));
    for (const [key, { element }] of this.marks)
      if (!keys.has(key)) {
        element.remove();
        this.marks.delete(key);
      }
    for (const each of shown) this.put(each);
    this.tell(timeline, now);
  }

  /**
   * @param {string} name
   * @param {string} d
   */
  path(name, d) {
    const path = this.paths[name];
    if (path.getAttribute("d") !== d) path.setAttribute("d", d);
  }

  /**
   * Numbers and marks under the track that find room.
   * @param {Timeline} timeline
   * @param {number} now
   */
  words({ last }, now) {
    const { film } = this.view, { scale } = this;
    const word = (/** @type {string} */ key, /** @type {number} */ iteration, /** @type {string} */ text, kind = "number") => {
      const width = LETTER * text.length + 8;
      const x = Math.min(Math.max(scale.x(iteration), width / 2 - 8), scale.width - width / 2 + 12);
      return { key: `${kind} ${key}`, kind, x, width, text };
    };
    /** @type {Map<number, string>} */
    const texts = new Map();
    for (const [iteration, text] of film.marks) texts.set(iteration, [texts.get(iteration), text].filter(Boolean).join(", "));
    const marks = [...texts].reverse().map(([iteration, text]) => word(`${iteration}`, iteration, shortened(text), "mark"));
    const round = numbers(last).map((iteration) => word(`${iteration}`, iteration, counted(iteration)));
    return fitting([word("now", now, counted(now), "now"), ...marks, ...round]);
  }

  /**
   * Pictures of places that find room: where something was done first, then those that were there before.
   * @param {Timeline} timeline
   * @param {number} now
   */
  pictures({ last }, now) {
    const { film } = this.view, { scale } = this, marked = new Set(film.marks.map(([iteration]) => iteration));
    const picture = (/** @type {number} */ iteration) => ({
      key: `picture ${iteration === last ? "now" : iteration}`, kind: "picture", iteration, x: scale.x(iteration), width: PICTURE, text: "", now: iteration === now,
      data: iteration === last ? film.now : film.pictures.get(iteration),
    });
    const rank = (/** @type {number} */ iteration) =>
      iteration === 0 ? 0 : marked.has(iteration) ? 1 : this.marks.has(`picture ${iteration}`) ? 2 : 3;
    const places = [...film.pictures.keys()].filter((iteration) => iteration < last).sort((a, b) => rank(a) - rank(b) || a - b);
    return fitting([last, ...places].map(picture).filter(({ data }) => data));
  }

  /** @param {{ key: string, kind: string, x: number, text: string, data?: Uint8Array, now?: boolean }} what */
  put({ key, kind, x, text, data, now = false }) {
    let known = this.marks.get(key);
    if (!known) {
      known = { element: data ? element("canvas", "film-picture") : element("span", `film-word film-${kind}`), shown: undefined, place: "" };
      this.marks.set(key, known);
      this.track.append(known.element);
    }
    const shown = data ?? text;
    if (known.shown !== shown) {
      if (data) paint(/** @type {HTMLCanvasElement} */ (known.element), data, (this.shades ??= table(colours("tile"))));
      else write(known.element, text);
      known.shown = shown;
    }
    known.element.classList.toggle("film-on", now);
    const place = `translateX(${x.toFixed(1)}px) translateX(-50%)`;
    if (known.place !== place) known.element.style.transform = known.place = place;
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
    const place = 1 + Math.min(this.wanted ?? at, count - 1);
    const text = `Place ${place} of ${count}, iteration ${counted(now)}, α ${alpha}`;
    if (this.track.getAttribute("aria-valuetext") === text) return;
    this.track.setAttribute("aria-valuemax", String(count));
    this.track.setAttribute("aria-valuenow", String(place));
    this.track.setAttribute("aria-valuetext", text);
  }

  dispose() {
    clearTimeout(this.timer);
    this.resized.disconnect();
    this.endTheme();
  }
}

/** @param {number} iteration */
const counted = (iteration) => iteration.toLocaleString("en");

/** @param {string} text */
const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array} picture
 * @param {Uint32Array} shades
 */
function paint(canvas, picture, shades) {
  const n = Math.sqrt(picture.length), image = new ImageData(n, n);
  const pixels = new Uint32Array(image.data.buffer);
  strengths(picture).forEach((strength, k) => (pixels[k] = shades[index(strength, -1, 1)]));
  Object.assign(canvas, { width: n, height: n });
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}
