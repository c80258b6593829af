// The filmstrip's track: the places of a run, numbers and marks below them, and small pictures above.

import { element, write } from "../dom.js";
import { dye, table } from "../painters/colours.js";
import { scale as colours } from "../painting.js";
import { Scale, fitting, numbers, strengths } from "./strip.js";

/** @import { Film } from "../film.js" */

const PICTURE = 48; // px that one takes, with some room
const LETTER = 6.5; // px, about
const LONGEST = 22; // letters of a mark

export class Track {
  /** @param {Film} film */
  constructor(film) {
    this.film = film;
    this.width = 0; // px: it is not asked for in each frame, which would lay out the page
    this.scale = new Scale(0, 0);
    /** @type {Uint32Array | undefined} */
    this.shades = undefined; // the theme's colours of pictures
    /** @type {Map<string, { element: HTMLElement, shown: unknown, place: string }>} */
    this.marks = new Map(); // words and pictures, by what they are
    this.element = element("div", "film-track", { role: "slider", tabindex: 0, "aria-label": "Timeline", "aria-valuemin": 1, "aria-valuenow": 1 });
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
    this.element.append(this.lines, this.thumb);
  }

  /** The theme is another one: pictures are to be painted anew. */
  retheme() {
    this.shades = undefined;
    for (const each of this.marks.values()) each.shown = undefined;
  }

  /**
   * By how many px some place would lie elsewhere if the run went on to there.
   * @param {number} last
   */
  shift(last) {
    return this.width * Math.abs(1 - this.scale.whole / new Scale(last, this.width).whole);
  }

  /**
   * @param {number} last iteration of the run
   * @param {number} now the one that is shown
   */
  draw(last, now) {
    const scale = (this.scale = new Scale(last, this.width)), { film } = this;
    const x = (/** @type {number} */ iteration) => Math.round(2 * scale.x(iteration)) / 2;
    this.thumb.style.transform = `translateX(${x(now)}px)`;
    this.path("rest", `M0 0H${x(last)}`);
    this.path("done", `M0 0H${x(now)}`);
    this.path("ticks", film.places.map((place) => `M${x(place)}-4v8`).join(""));
    const branches = film.marks.filter(([, text]) => text === "branch"), changes = film.marks.filter(([, text]) => text !== "branch");
    this.path("changes", changes.map(([place]) => `M${x(place)} 6l5 8h-10z`).join(""));
    this.path("branches", branches.map(([place]) => `M${x(place) - 4} 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0m8 0q4 0 7-5t7-5h8`).join(""));
    const pictures = this.pictures(last, now);
    this.path("stems", pictures.map((each) => `M${x(each.iteration)}-6v-6`).join(""));
    const shown = [...this.words(last, now), ...pictures];
    const keys = new Set(shown.map((each) => each.key));
    for (const [key, { element }] of this.marks)
      if (!keys.has(key)) {
        element.remove();
        this.marks.delete(key);
      }
    for (const each of shown) this.put(each);
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
   * @param {number} last
   * @param {number} now
   */
  words(last, now) {
    const { film, scale } = this;
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
   * @param {number} last
   * @param {number} now
   */
  pictures(last, now) {
    const { film, scale } = this, marked = new Set(film.marks.map(([iteration]) => iteration));
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
      this.element.append(known.element);
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
}

/** @param {number} iteration */
export const counted = (iteration) => iteration.toLocaleString("en");

/** @param {string} text */
const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array} picture
 * @param {Uint32Array} shades
 */
function paint(canvas, picture, shades) {
  const n = Math.sqrt(picture.length), image = new ImageData(n, n);
  dye(new Uint32Array(image.data.buffer), strengths(picture), shades, -1, 1);
  Object.assign(canvas, { width: n, height: n });
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}
