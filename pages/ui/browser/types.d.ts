// What the server and the browser say to each other, and the little of Plotly and Streamlit that the scripts use.

/** name -> [kind of number, first byte after the header, number of items], see pages/ui/live/wire.py. */
export type Segments = Record<string, [dtype: "float32" | "float64" | "uint8", start: number, items: number]>;
export type Arrays = Record<string, Float32Array | Float64Array | Uint8Array>;

/** The segment `image` is a PNG that takes the place of the figure's layout image. */
export interface ImageUpdate {
  figure: string;
  image: string;
  set?: never;
  words?: never;
}

/** attribute -> the segments with the values of each trace; with `columns` they are rows of that many numbers. */
export interface NumbersUpdate {
  figure: string;
  traces: number[];
  set: Record<string, string[]>;
  columns?: number;
  image?: never;
  words?: never;
}

/** attribute -> the values of each trace, as they are. */
export interface WordsUpdate {
  figure: string;
  traces: number[];
  words: Record<string, unknown[]>;
  image?: never;
  set?: never;
}

export type Update = ImageUpdate | NumbersUpdate | WordsUpdate;

export interface Timeline {
  count: number;
  at: number;
  past: boolean;
  label: string;
}

export type Numbers = [name: string, label: string, text: string][];

export interface Header {
  frame: number; // counted from 1, so that one that was overtaken is known
  run: string; // another one when the figures are made anew
  playing: boolean;
  message: string;
  alpha: number;
  delay: number; // seconds
  watches: boolean; // another view plays the run
  keys: boolean; // space bar and arrow play and step
  commands: string[];
  numbers: Numbers;
  updates: Update[];
  segments: Segments;
  figures?: Record<string, Figure>; // only for whoever has none of this run
  timeline?: Timeline;
  pinned?: boolean;
  progress?: number; // 0 to 1
}

export interface Frame {
  header: Header;
  arrays: Arrays;
}

/** What takes frames: `run` is that of the figures it shows. */
export interface Screen {
  readonly run: string | null;
  /** Whether the frame could be used; if not, its figures are missing. */
  take(frame: Frame, size: number): boolean;
}

/** How frames come and commands go. */
export interface Transport {
  start(): void;
  stop(): void;
  send(event: string, value: object): void;
  onFrame(bytes: Uint8Array): void;
}

export type Trigger = (event: string, value: unknown) => void;

/** What Streamlit hands to a component. */
export interface Component<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue: Trigger;
}

export interface Axis {
  range: [number, number];
  fixedrange?: boolean;
}

export interface Layout {
  title: { text: string };
  height: number;
  margin: { t: number; b: number; l: number; r: number };
  xaxis: Axis;
  yaxis: Axis;
  meta?: string;
  [other: string]: any;
}

export interface Trace {
  customdata?: unknown;
  [other: string]: any;
}

export interface Figure {
  data: Trace[];
  layout: Layout;
}

/** An element that Plotly draws in. */
export interface Drawn extends HTMLElement {
  data: Trace[];
  layout: Layout;
  _fullData: Trace[];
  on(event: string, handler: (event: any) => void): void;
}

export interface Plotly {
  react(div: HTMLElement, data: Trace[], layout: object, config: object): Promise<Drawn>;
  restyle(div: HTMLElement, values: object, traces: number[]): Promise<Drawn>;
  relayout(div: HTMLElement, values: object): Promise<Drawn>;
  purge(div: HTMLElement): void;
  downloadImage(figure: object, options: object): Promise<string>;
  Icons: Record<string, object>;
}

declare global {
  interface Window {
    Plotly: Plotly;
  }
}
