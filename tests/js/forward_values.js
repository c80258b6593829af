// Reads cases as JSON from standard input, and writes what forward.js computes for them; test_forward.py compares.

import { readFileSync } from "node:fs";

import { Net, gridPoints, knows, withFeatures } from "../../pages/ui/browser/forward.js";

const { cases, grid, names } = JSON.parse(readFileSync(0, "utf-8"));
const computed = cases.map(({ sizes, activations, slope, output, features, points, params }) => {
  const X = withFeatures(Float32Array.from(points), features);
  const net = new Net(sizes, activations, slope, output, X);
  net.run(Float32Array.from(params, () => 9)); // a run leaves nothing behind for the next one
  net.run(Float32Array.from(params));
  return net.A.map((A) => [...A]);
});
process.stdout.write(JSON.stringify({ computed, grid: [...gridPoints(grid.extent, grid.n)], known: names.map(([a, f]) => knows(a, f)) }));
