// The hand-set nets of parity as pages/ui/figures/constructions.py has them, and what the page says of their contest.

export type Name = "dnf" | "tree" | "counting" | "folding";
export type Gates = "sigmoid" | "tanh" | "relu";

export interface Layer {
  W: number[][];
  b: number[];
}

export interface Net {
  low: number; // what stands for the bit 0
  layers: Layer[];
}

export interface Construction {
  label: string;
  gates: string;
  words: string;
  colour: string;
  units: number[]; // for n = 2, 3 ...
  parameters: number[];
  widths: number[][];
  activations: Gates[];
  nets: Partial<Record<Gates, Record<number, Net>>>;
}

export type Constructions = Record<Name, Construction>;

/** A layer's z and a for one input; the input itself is layer 0, with its bits as z. */
export interface LayerState {
  z: number[];
  a: number[];
}

/** What the reader has set. */
export interface Settings {
  n: number;
  bits: string; // x1, x2 ... ; 0 where there is none
  gates: Gates;
  gain: number;
  focus: Name;
}

export interface Message extends Settings {
  locked: string[]; // of n, bits, gates, gain, focus
  measured: [n: number, layers: number, width: number][]; // the smallest width that was learned
}

/** On how many inputs a net is wrong, and the first of them. */
export interface Wrong {
  count: number;
  first: string;
}

/** One input on its way through a net of which only the units' distances matter. */
export interface WallState {
  x: number; // the input, x1 its highest bit
  a: number[]; // of a unit whose pattern differs from x in d bits; NaN where there is no such unit
  on: number; // the pattern whose unit is on, or -1
}
