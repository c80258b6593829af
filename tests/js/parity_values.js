// Reads cases as JSON from standard input, and writes what parity/nets.js and wall.js compute for them;
// test_constructions.py compares.

import { readFileSync } from "node:fs";

import { byDistance, forward, gatesOf, onPattern, says, smallWall, switched, switchedInWall, wallOutput, written } from "../../pages/ui/browser/parity/nets.js";
import { cellOf, patterns, wallIn } from "../../pages/ui/browser/parity/wall.js";
import { exactFrom, wrong } from "../../pages/ui/browser/parity/wrong.js";

const { all, runs, wrongs, walls } = JSON.parse(readFileSync(0, "utf-8"));

const layers = runs.map(({ name, n, g, gain, bits }) => {
  if (name !== "dnf") return bits.map((each) => forward(all[name].nets[g][n], g, gain, each).map(({ a }) => a));
  const a = byDistance(n, g, gain);
  const net = smallWall(n, g === "relu");
  return bits.map((each) => ({
    byDistance: a,
    z: wallOutput(a, onPattern(each) >= 0),
    drawn: forward(net, g, gain, each).map((state) => state.a),
  }));
});
const toggled = runs.map(({ name, n, g, gain, bits }) =>
  bits.slice(1).map((each, i) => {
    if (name === "dnf") return switchedInWall(bits[i], each);
    const net = all[name].nets[g][n];
    return switched(forward(net, g, gain, bits[i]), forward(net, g, gain, each));
  }),
);
const answers = runs.map(({ name, n, g, gain, bits }) =>
  bits.map((each) => (name === "dnf" ? wallOutput(byDistance(n, g, gain), onPattern(each) >= 0) > 0 : says(forward(all[name].nets[g][n], g, gain, each)))),
);
process.stdout.write(
  JSON.stringify({
    layers,
    toggled,
    answers,
    wrong: wrongs.map(({ name, n, g, gain }) => wrong(all, name, n, g, gain)),
    exact: wrongs.map(({ name, n, g }) => exactFrom(all, name, n, g)),
    patterns: walls.map((n) => [...patterns(n)].map((p) => [written(p, n), cellOf(p, n)])),
    fits: walls.map((n) => wallIn(n, { width: 600, height: 270, top: 4 })),
    gates: [gatesOf(all, "folding", "tanh"), gatesOf(all, "dnf", "tanh"), gatesOf(all, "tree", "tanh"), gatesOf(all, "dnf", "relu")],
  }),
);
