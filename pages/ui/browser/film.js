// What a browser has of a run's timeline: where its places are, what was done to the run, small pictures of some places.

/** @import { FilmPart } from "./types.js" */

export class Film {
  constructor() {
    this.number = 0; // of the latest part, which ticks tell the server
    /** @type {number[]} */
    this.places = []; // iterations, rising; the present is not among them
    /** @type {[iteration: number, text: string][]} */
    this.marks = [];
    /** @type {Map<number, Uint8Array>} */
    this.pictures = new Map(); // n x n numbers from 0 to 255, by iteration
    /** @type {Uint8Array | undefined} */
    this.now = undefined; // the picture of the present
  }

  /** @param {FilmPart | undefined} part */
  take(part) {
    if (!part) return;
    this.number = part.number;
    if (part.whole) {
      this.places = [];
      this.marks = [];
      this.pictures.clear();
    }
    if (part.add || part.drop) {
      const places = new Set(this.places);
      for (const iteration of part.drop ?? []) {
        places.delete(iteration);
        this.pictures.delete(iteration);
      }
      for (const iteration of part.add ?? []) places.add(iteration);
      this.places = [...places].sort((a, b) => a - b);
    }
    if (part.marks) this.marks = part.marks;
    for (const [iteration, picture] of part.pictures ?? []) this.pictures.set(iteration, bytes(picture));
    if (part.now) this.now = bytes(part.now);
  }
}

/** @param {string} text in base64 */
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
