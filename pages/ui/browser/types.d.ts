// What the server and the browser say to each other, and the little of Plotly and Streamlit that the scripts use.

export type Arrays = Record<string, Float32Array | Float64Array | Uint8Array | Int8Array>;

/** attribute -> the segments with the values of each trace; with `columns` they are rows of that many numbers. */
export interface NumbersUpdate {
  net?: never;
  paint?: never;
  figure: string;
  traces: number[];
  set: Record<string, string[]>;
  columns?: number;
  hover?: boolean; // shows on hover alone
  words?: never;
}

/** attribute -> the values of each trace, as they are. */
export interface WordsUpdate {
  net?: never;
  paint?: never;
  figure: string;
  traces: number[];
  words: Record<string, unknown[]>;
  hover?: boolean; // shows on hover alone
  set?: never;
}

/** A picture for a painter: what else it has depends on `paint`, see painting.js and pages/ui/live/nets.py. */
export interface Drawing {
  paint: "shade" | "classes" | "tiles" | "heat" | "line" | "traces" | "lights" | "board" | "wires";
  figure: string;
  jumps?: boolean; // from one state to the next, since what lies between means nothing
  [option: string]: any;
}

export interface NetSpec {
  sizes: number[];
  activations: string[];
  slope: number;
  output: "sigmoid" | "softmax" | "linear";
  features: string[];
  axes: number[]; // the inputs that are the plane
}

/** A net's parameters, of which the browser computes what the drawings show. */
export interface NetUpdate {
  paint?: never;
  net: NetSpec;
  params: string;
  drawings: Drawing[];
}

/** Numbers for a painter; uint8 stands for 0 to 1, int8 for -1 to 1. */
export interface PaintUpdate extends Drawing {
  net?: never;
  values: string[];
}

/** Points of a figure's curves: all there are, or only what has come since the last. See growing.js. */
export interface CurvesUpdate {
  net?: never;
  paint: "curves";
  figure: string;
  whole: boolean;
  lines: { trace: number; band: [low: number, high: number]; points: string[] }[]; // x, y, and its band's low and high
  stand?: string; // x and y of where the run stands
  ended: number[]; // traces that have diverged
  marks: { diverged?: number; stands?: number }; // the traces of marks
  highest?: number; // the axis has no room for more
  fixed?: boolean; // the range of y is the figure's own
  set?: never;
  words?: never;
}

/** What one picture shows at one moment: an array, or one a layer. */
export type State = ArrayLike<number>[];

export interface Painter {
  paint(from: State | null, to: State, t: number): void;
  steps?(from: State, to: State): number; // that can be seen from one state to the next; without it each frame is painted
  take?(to: State): void; // told of each state, whether it is painted or not
  asImages(): object[];
  dispose(): void;
}

/** What Plotly draws. */
export type PlotUpdate = NumbersUpdate | WordsUpdate;
export type Update = PlotUpdate | NetUpdate | PaintUpdate | CurvesUpdate;

/** Settings by their names in a link. */
export type Values = Record<string, number | string | boolean>;

/** What may be chosen for a setting: a number from `low` to `high`, one of `choices`, or true or false. */
export interface Offer {
  label: string;
  help: string;
  low?: number;
  high?: number;
  step?: number;
  choices?: [name: string, label: string][];
}

/** Iterations a frame, and two speeds that are no number of them: pages/ui/live/speed.py. */
export type Speed = number | "faster" | "fastest";

/** What goes wrong in a run, see pages/ui/live/advice.py; symbols of a text stand between asterisks. */
export interface Advice {
  rule: string;
  sentence: string;
  bars: number[]; // from -1 to 1
  of: string; // what they are
  cure: Values;
  button: string; // "" if the cure cannot be tried here
}

export interface Timeline {
  count: number; // places
  at: number; // the one that is shown
  past: boolean;
  now: number; // the iteration that is shown
  last: number; // that of the present
  alpha: number; // at that place
  film?: FilmPart;
}

/** What has come to a timeline since the last part: pages/ui/live/film.py. */
export interface FilmPart {
  number: number;
  whole?: true; // what was there before is no more
  add?: number[]; // the iterations of places
  drop?: number[];
  marks?: [iteration: number, text: string][];
  pictures?: [iteration: number, base64: string][];
  now?: string; // the picture of the present
}

/** A run that was put aside. */
export interface Pin {
  letter: string;
  colour: string; // of its curves
  iteration: number;
  cost: string;
  accuracy: string;
  differs: string[]; // its settings where the present run's are others
  settings: Values;
  picture: string | null; // see stage/picture.js
}

/** The present settings with several seeds: lists have an item a seed. */
export interface Again {
  done: boolean;
  at: number; // iteration
  goal: number;
  seeds: number[];
  target: string; // in words
  reached: boolean[];
  count: number; // of those that have
  low: number; // the interval of the share that would
  high: number;
  costs: (number | null)[];
  scores: (number | null)[]; // on the test part
  best: number; // the number of a seed, from 0
  worst: number;
  x: number[];
  curves: (number | null)[][];
  pictures: (string | null)[]; // of the best and the worst
}

/** From -1 to 1, and its class. */
export type Point = [x: number, y: number, kind: number];

export type Numbers = (readonly [name: string, label: string, text: string])[];

/** What is sent once and holds for many frames, see pages/ui/live/wire.py and feed.py. */
export interface Lasting {
  token: string; // that opens the socket
  run: string; // another one when the figures are made anew
  playing: boolean; // or walks over its timeline
  replaying: boolean; // the latter
  owes: boolean; // steps that were asked for are still to be done
  speed: Speed;
  speeds: Speed[]; // that can be chosen
  message: string;
  alpha: number;
  watches: boolean; // another view plays the run
  keys: boolean; // space bar and arrow play and step
  commands: string[];
  numbers: [name: string, label: string][];
  updates: Update[];
  ended: string; // why the run has stopped; "" while it may go on
  tellsEnd: boolean; // the page wants to be run again then
  byItself: boolean; // it plays while it is in sight
  advice: Advice | null; // what a coach says of the run
  layout: "" | "stage"; // how the view arranges its parts
  settings: Values; // how the page's settings stand
  locked: string[]; // names of those that a lesson keeps as they are
  hidden: string[]; // and of those that it does not show
  heard: number; // the latest message that set some of which the page's session knows
  known: number; // and the latest with which the page has run
  segments: [name: string, dtype: "float32" | "float64" | "uint8" | "int8"][];
}

/** What is sent with each frame. */
export interface Passing {
  frame: number; // counted from 1
  texts: string[]; // of the numbers
  progress: number | null; // 0 to 1
  timeline: Timeline | null;
  figures?: Record<string, Figure>; // only for whoever has none of this run
  drawn?: { points: Point[]; most: number } | null; // with the figures: what is drawn by hand, where that is learned
  offers?: Record<string, Offer>; // with the figures; in a view's headers always
  pins?: Pin[]; // when they have changed; so is the next, which is null when there is none
  again?: Again | null;
  sizes: number[]; // items of each array
}

export type Header = Omit<Lasting, "numbers" | "segments"> & Omit<Passing, "texts" | "sizes"> & { numbers: Numbers };

/** What the server does without a run of the page. */
export type Command =
  | { do: string; calm?: boolean }
  | { speed: Speed }
  | { scrub: number }
  | { unpin: string } // the letter of a pinned run
  | { take: number } // one of twenty seeds
  | { fields: boolean }
  | { set: Values; n: number }
  | { weight: number[] } // l, i, j, from 1, and its value
  | { look: number[] | null }; // layer and place of a unit that is shown in place of the output

/** What goes with every trigger: settings of which no run of the page has come back, and the latest message's number. */
export interface Carried {
  kept?: { set: Values; n: number };
}

export interface Frame {
  header: Header;
  arrays: Arrays;
}

/** What stands in an area of the stage, made with the view: see stage/stage.js. */
export interface Part {
  readonly element: HTMLElement;
  prepare?(figures: Record<string, Figure>): void; // told of new figures before they are drawn
  show(header: Header): void;
  dispose?(): void;
}

/** What takes frames and shows them. */
export interface Screen {
  readonly run: string | null; // whose figures are shown
  readonly playing: boolean;
  readonly owes: boolean; // whether more is to come, though it does not play
  readonly watches: boolean;
  readonly film: { readonly number: number }; // the latest part that has come of it
  readonly ended: string;
  readonly tellsEnd: boolean;
  take(frame: Frame, size: number): void;
}

export type Trigger = (event: string, value: object) => void;

/** What Streamlit hands to a component. */
export interface Component<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue: Trigger;
}

export interface Axis {
  range: [number, number];
  type?: string;
  fixedrange?: boolean;
}

export interface Layout {
  title: { text: string };
  height?: number;
  margin: { t: number; b: number; l: number; r: number };
  xaxis: Axis;
  yaxis: Axis;
  meta?: string;
  [other: string]: any;
}

export interface Trace {
  customdata?: any;
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
  _fullLayout?: { width: number; height: number };
  on(event: string, handler: (event: any) => void): void;
  removeListener(event: string, handler: (event: any) => void): void;
}

export interface Plotly {
  react(div: HTMLElement, data: Trace[], layout: object, config: object): Promise<Drawn>;
  restyle(div: HTMLElement, values: object, traces: number[]): Promise<Drawn>;
  relayout(div: HTMLElement, values: object): Promise<Drawn>;
  redraw(div: HTMLElement): Promise<Drawn>;
  purge(div: HTMLElement): void;
  downloadImage(figure: object, options: object): Promise<string>;
  Fx: { hover(div: HTMLElement, points: object[]): void; unhover(div: HTMLElement): void };
  Icons: Record<string, object>;
}

declare global {
  interface Window {
    Plotly: Plotly;
  }
}
