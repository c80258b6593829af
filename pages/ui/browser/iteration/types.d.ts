// What pages/ui/lessons/trace/sent.py sends, and what the parts of the stepper say to each other.

export interface Format {
  digits: number;
  power: boolean; // written with a power of ten
  whole: boolean; // whole numbers: they need no more digits
}

export interface Matrix extends Format {
  rows: number;
  columns: number;
  values: (number | null)[]; // row by row; null is not finite
  largest: number; // of all arrays that it is compared with
  kind: "unit" | "weight" | "bias" | "";
  layer: number;
  label: string;
  zero: boolean;
}

export type Index = "i" | "j" | "k" | "0";
export interface Factor {
  of: string;
  at: [row: Index, column: Index];
}
export type Token = string | Factor | { each: Token[]; count: number };

export interface Equation {
  result: string;
  formulas: string[];
  parts: string[];
  cell: Token[];
  extra: string; // one sign a cell
  words: string;
  cached: string[];
  otherwise: string;
  code: [piece: number, line: number][];
}

export interface Block {
  phase: "forward" | "cost" | "output" | "backward" | "update";
  layer: number;
  title: string;
  equations: Equation[];
  variants: { label: string; equations: Equation[] }[];
  pieces: { place: string; lines: string[] }[];
  formats: Record<string, Format>;
}

export interface Message {
  net: string; // changes with the settings
  number: number; // of the iteration
  most: number;
  step: number;
  formulas: string; // class of the element that holds them
  sizes: number[];
  activations: string[];
  classes: number[];
  tried: number;
  costs: number[];
  resting: string;
  arrays: Record<string, Matrix>;
  blocks: Block[];
}

export interface Place {
  of: string;
  row: number;
  column: number;
}

/** A cell of an array that is looked at. */
export type Traced = Place;

export interface State {
  message: Message;
  block: Block;
  at: number; // the block's place among all
  example: number; // the column that the net shows
}
