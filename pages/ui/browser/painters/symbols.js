// Marks on a canvas: shapes that can be told apart without colour.

/** @typedef {"circle" | "diamond" | "square" | "cross"} Symbol */

/** @type {Record<Symbol, (context: CanvasRenderingContext2D, x: number, y: number, r: number) => void>} */
export const SYMBOLS = {
  circle: (context, x, y, r) => {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
  },
  diamond: (context, x, y, r) => {
    context.moveTo(x, y - 1.3 * r);
    context.lineTo(x + 1.3 * r, y);
    context.lineTo(x, y + 1.3 * r);
    context.lineTo(x - 1.3 * r, y);
    context.closePath();
  },
  square: (context, x, y, r) => context.rect(x - r, y - r, 2 * r, 2 * r),
  cross: (context, x, y, r) => {
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x - r, y + r);
    context.lineTo(x + r, y - r);
  },
};
