// A small picture of what a net says of the plane: n x n numbers, row by row from the top, that came as text.

import { element } from "../dom.js";
import { table } from "../painters/colours.js";
import { scale } from "../painting.js";

/**
 * @param {string | null} text n x n bytes in base64, 0 for class 0 and 255 for class 1
 * @param {string} label
 */
export function picture(text, label) {
  const canvas = element("canvas", "stage-picture", { role: "img", "aria-label": label });
  const bytes = Uint8Array.from(atob(text ?? ""), (letter) => letter.charCodeAt(0)), n = Math.sqrt(bytes.length);
  if (!n) return canvas;
  Object.assign(canvas, { width: n, height: n });
  const colours = table(scale("tile"));
  const image = new ImageData(n, n), pixels = new Uint32Array(image.data.buffer);
  bytes.forEach((value, k) => (pixels[k] = colours[Math.round((value * 254) / 255)]));
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return canvas;
}
