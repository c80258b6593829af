// One construction looked at closely: the number in each unit, or what the wall's units add up to.

import { element } from "../dom.js";
import { drawNet, placed } from "./net.js";
import { below, choose, ones } from "./nets.js";

/** @import { Constructions, Settings } from "./types.js" */
/** @import { Looks } from "./looks.js" */
/** @import { Flow } from "./flow.js" */

const PITCH = 36; // px between two units

export class Closer {
  /** @param {Constructions} all */
  constructor(all) {
    this.all = all;
    this.element = element("section", "par-closer", { "aria-label": "A closer look" });
    this.title = element("h3");
    this.canvas = element("canvas", "", { role: "img" });
    this.table = element("table");
    this.element.append(this.title, this.canvas, this.table);
    /** @type {Flow | undefined} */
    this.flow = undefined;
  }

  /** @param {Flow} flow @param {Settings} settings */
  show(flow, settings) {
    this.flow = flow;
    const wall = flow.name === "dnf";
    this.title.textContent = `${this.all[flow.name].label}: ${wall ? "what its units add up to" : "what each unit says"}`;
    this.canvas.hidden = wall;
    this.table.hidden = !wall;
    if (wall) this.sums(settings);
    else {
      const most = Math.max(settings.n, ...(flow.net?.layers.map(({ b }) => b.length) ?? []));
      this.canvas.style.height = `${most * PITCH + 8}px`;
      const told = (flow.now?.states ?? []).map(({ a }) => a.map((value) => value.toFixed(2)).join(" "));
      this.canvas.setAttribute("aria-label", `${this.title.textContent}: ${told.join("; ")}`);
    }
  }

  /** For each distance of a pattern from x: how many units, what each says, what they come to. @param {Settings} settings */
  sums({ n, bits }) {
    const now = this.flow?.now;
    if (!now) return;
    const a = this.flow?.byDistance ?? [];
    const rows = [["bits in which its pattern differs", "units", "a of each", "together"]];
    let sum = 0;
    for (let d = ones(bits) % 2 ? 0 : 1; d <= n; d += 2) {
      const together = choose(n, d) * a[d];
      sum += together;
      rows.push([String(d), choose(n, d).toLocaleString("en"), small(a[d]), small(together)]);
    }
    rows.push(["sum: odd above ½", (2 ** (n - 1)).toLocaleString("en"), "", small(sum)]);
    this.table.replaceChildren(
      ...rows.map((cells, i) => {
        const row = element("tr");
        for (const [j, cell] of cells.entries()) {
          const heads = i === 0 ? "col" : j === 0 ? "row" : "";
          row.append(heads ? element("th", "", { scope: heads }, cell) : element("td", "", {}, cell));
        }
        return row;
      }),
    );
  }

  /**
   * The two units of an XOR in a frame, and the bits that it takes in.
   * @param {CanvasRenderingContext2D} pen
   * @param {import("./types.js").Net} net
   * @param {import("./net.js").Placed} where
   * @param {Looks} looks
   */
  gates(pen, { layers }, { at, radius }, looks) {
    let reads = at[0].map((_, i) => [i + 1, i + 1]);
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.font = `11px ${looks.font}`;
    layers.slice(0, -1).forEach(({ W }, k) => {
      const units = W.map((row) => reads.filter((_, j) => row[j]));
      reads = units.map((read) => [Math.min(...read.map(([a]) => a)), Math.max(...read.map(([, b]) => b))]);
      reads.forEach(([a, b], i) => {
        if (i + 1 === reads.length || reads[i + 1].join() !== [a, b].join()) return;
        const [upper, lower] = [at[k + 1][i], at[k + 1][i + 1]];
        pen.setLineDash([2, 3]);
        pen.lineWidth = 1;
        pen.strokeStyle = looks.edge;
        pen.strokeRect(upper.x - radius - 4, upper.y - radius - 3, 2 * radius + 8, lower.y - upper.y + 2 * radius + 6);
        pen.setLineDash([]);
        const left = upper.x + radius + 8;
        const right = at[k + 2][0].x - radius - 5;
        const [first, last] = [`x${below(a)}`, `x${below(b)}`];
        const names = b - a > 1 ? [`${first} ⊕ … ⊕ ${last}`, `${first} … ${last}`, `${first}…`] : [`${first} ⊕ ${last}`, `${first}⊕${last}`];
        const name = names.find((each) => pen.measureText(each).width <= right - left);
        if (!name) return; // as on a narrow window: the frame says what belongs together
        const place = /** @type {const} */ ([name, left, (upper.y + lower.y) / 2]);
        pen.lineWidth = 5;
        pen.strokeStyle = looks.paper;
        pen.strokeText(...place);
        pen.fillStyle = looks.ink;
        pen.fillText(...place);
      });
    });
  }

  /** @param {Looks} looks */
  draw(looks) {
    const { flow, canvas } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!flow?.net || canvas.hidden || !width) return;
    const dense = devicePixelRatio;
    canvas.width = Math.round(width * dense);
    canvas.height = Math.round(height * dense);
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.scale(dense, dense);
    const where = placed(flow.net, flow.n, { width, height, top: 4 });
    const { shown, ringed } = flow.seen();
    drawNet(pen, flow.net, where, shown, ringed, looks, true);
    if (flow.name === "tree") this.gates(pen, flow.net, where, looks);
  }
}

const ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @param {number} value */
function small(value) {
  if (value === 0 || value >= 0.001) return value ? value.toFixed(3) : "0";
  const [digits, power] = value.toExponential(1).split("e-");
  return `${digits}·10⁻${[...power].map((digit) => ABOVE[Number(digit)]).join("")}`;
}
