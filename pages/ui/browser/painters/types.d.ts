// What painters are given, and the little of a drawn Plotly figure that they read.

/** "#rgb", "#rrggbb", "rgb(r, g, b)", "rgba(r, g, b, a)", or red, green, blue from 0 to 255 and alpha from 0 to 1. */
export type Colour = string | readonly [number, number, number] | readonly [number, number, number, number];

/** An axis of a drawn figure; range and c2p as Plotly keeps them: log10 of the range's ends on a log axis. */
export interface Axis {
  type: string;
  range: [number, number];
  autorange?: boolean | string;
  _offset: number;
  _length: number;
  c2p(value: number): number;
}

/** A div in which Plotly has drawn a figure. */
export interface Figure extends HTMLElement {
  _fullLayout: Record<string, any>;
  on(event: string, handler: (event: any) => void): void;
  removeListener(event: string, handler: (event: any) => void): void;
}

/** Which axes of the figure, and whether over its lines and points instead of under them. */
export interface Where {
  axes?: readonly [x: string, y: string];
  over?: boolean;
}

/** Numbers of any kind, one after the other. */
export type Values = Float32Array | Float64Array | Uint8Array | readonly number[];
