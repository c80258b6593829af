// The browser's side of live.py: keeps its Plotly figures, paints the newest frame, and asks for the next one.

import { merged, pngUrl, restyled, target, unpack } from "./frame.js";
import { Foot } from "./foot.js";
import { Head } from "./head.js";
import { holdWhile, quietFor } from "./leaving.js";
import { element, fitting, saver, style, themed, themeOf } from "./looks.js";

const IN_FLIGHT = 2; // ticks asked for and not yet answered
const WATCHDOG = 1500; // ms without an answer after which a tick counts as lost
const WATCHED = 250; // ms between two looks of a view that only watches
const COMMANDED = 500; // ms without ticks after a command, unless it is seen to work before
const APART = 30; // ms between ticks of two views: Streamlit takes what comes at once for one fragment's
const alive = new Set();
let last = { at: 0 }; // the latest tick of any view

// A number that was changed while nothing trains is still in the browser alone: a last tick takes it along.
const lastTick = () => [...alive].find((view) => !view.watches)?.tick({ leaving: true });
holdWhile(() => [...alive].some((view) => view.waits), lastTick);

let plotly;
function loadPlotly(url) {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error("plotly.min.js did not load"));
    document.head.append(script);
  });
  return plotly;
}

class View {
  constructor(root, Plotly) {
    this.root = root;
    this.Plotly = Plotly;
    this.figures = new Map();
    this.run = null;
    this.since = performance.now();
    this.inFlight = 0;
    this.quietUntil = 0;
    this.askedAt = 0;
    this.painted = 0; // read by whoever measures
    this.bytes = 0;
    root.classList.add("live");
    this.head = new Head((name) => this.command(name));
    this.box = element("div", "live-grid");
    this.foot = new Foot(
      (at) => this.send("scrub", { at }),
      () => this.command("branch"),
    );
    root.append(style(), this.head.element, this.box, this.foot.element);
    this.watchdog = setInterval(() => this.watch(), 500);
    this.onVisible = () => this.watch();
    document.addEventListener("visibilitychange", this.onVisible);
    this.seen = new IntersectionObserver((entries) => entries.forEach((e) => this.onSeen(e)), { rootMargin: "100px" });
    this.themes = new MutationObserver(() => this.retheme());
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
    this.sight = new IntersectionObserver((entries) => this.onSight(entries.at(-1).isIntersecting));
    this.sight.observe(root);
    alive.add(this);
    root.__live = this;
  }

  // A frame has come.
  take(bytes, setTriggerValue) {
    this.send = setTriggerValue;
    const frame = unpack(bytes);
    if (frame.header.frame <= this.frameNumber) return;
    this.frameNumber = frame.header.frame;
    this.bytes += bytes.length;
    this.inFlight = Math.max(0, this.inFlight - 1);
    this.watches = frame.header.watches;
    const playing = frame.header.playing && !this.watches;
    if (playing !== this.playing) this.quietUntil = 0;
    this.playing = playing;
    this.delay = frame.header.delay * 1000;
    this.alpha = frame.header.alpha;
    this.keys = frame.header.keys;
    if (frame.header.run !== this.run && !frame.header.figures) {
      this.ask(); // the server takes us for somebody who has the figures
      return;
    }
    // Updates that a dropped frame carried must not be lost.
    this.waiting = this.waiting && !frame.header.figures ? merged(this.waiting, frame) : frame;
    this.scheduled ??= requestAnimationFrame(() => this.paint());
    if (this.watches) return;
    if (this.playing) this.next();
    else clearTimeout(this.timer);
    for (const view of alive) if (view.watches) view.look();
  }

  // A view that watches has no clock: it looks again when the view that plays has shown something new.
  look() {
    this.missed = true;
    if (document.hidden || !this.inSight) return;
    clearTimeout(this.timer);
    const wait = Math.max(0, this.askedAt + WATCHED - performance.now());
    this.timer = setTimeout(() => {
      if (performance.now() - this.askedAt > WATCHDOG) this.inFlight = 0;
      if (this.inFlight) return void this.look();
      this.missed = false;
      this.ask();
    }, wait);
  }

  onSight(inSight) {
    this.inSight = inSight;
    if (this.watches && inSight && this.missed) this.look();
  }

  next() {
    clearTimeout(this.timer);
    const wait = Math.max(0, this.askedAt + this.delay - performance.now());
    this.timer = setTimeout(() => this.ask(), wait);
  }

  ask() {
    if (document.hidden || this.inFlight >= IN_FLIGHT) return;
    const quiet = Math.max(quietFor(this.since), this.quietUntil - performance.now());
    const wait = Math.max(quiet, last.view === this ? 0 : last.at + APART - performance.now());
    if (wait > 0) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), wait);
      return;
    }
    this.tick();
    if (this.playing && this.inFlight < IN_FLIGHT) this.next();
  }

  // A tick that comes while the server has yet to take a command would take its place.
  command(name) {
    this.quietUntil = performance.now() + COMMANDED;
    this.send("command", { name });
  }

  tick(more) {
    last = { view: this, at: performance.now() };
    this.inFlight += 1;
    this.askedAt = performance.now();
    this.asked = (this.asked ?? 0) + 1;
    this.send("tick", { n: this.asked, have: this.run, ...more });
  }

  get waits() {
    return this.inFlight > 0 && performance.now() - this.askedAt < WATCHDOG;
  }

  watch() {
    if (this.watches && this.missed && !document.hidden) return void this.look();
    if (!this.playing || document.hidden || performance.now() - this.askedAt < WATCHDOG) return;
    this.inFlight = 0;
    this.ask();
  }

  paint() {
    this.scheduled = null;
    const { header, arrays } = this.waiting;
    this.waiting = null;
    if (header.figures) this.build(header.figures);
    this.run = header.run;
    this.head.show(header);
    this.foot.show(header.timeline, header.playing);
    for (const update of header.updates) this.update(update, arrays);
    this.painted += 1;
  }

  // New figures keep the place, the zoom and the legend choices of the old ones of that name.
  build(figures) {
    for (const [name, { div }] of this.figures) {
      if (name in figures) continue;
      this.seen.unobserve(div);
      this.Plotly.purge(div);
      div.remove();
      this.figures.delete(name);
    }
    for (const [name, figure] of Object.entries(figures)) {
      let known = this.figures.get(name);
      if (!known) {
        const title = figure.layout.title.text;
        const div = element("div", `live-figure ${figure.layout.meta ?? ""}`, { role: "figure", "aria-label": title, "data-figure": name });
        known = { div, visible: true, pending: new Map() };
        this.figures.set(name, known);
      }
      if (figure.layout.meta?.includes("small")) {
        this.small ??= element("div", "live-small");
        this.small.append(known.div);
        this.box.append(this.small);
      } else this.box.append(known.div);
      known.pending.clear();
      known.axes = undefined;
      figure.layout.uirevision = name;
      figure.layout.autosize = true;
      if (figure.layout.meta?.includes("fit")) figure.layout.height = fitting(figure.layout, known.div.clientWidth);
      this.Plotly.react(known.div, figure.data, themed(figure.layout), {
        displaylogo: false,
        responsive: true,
        modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "toImage"],
        modeBarButtonsToAdd: ["png", "svg"].map((format) => saver(this.Plotly, name, format)),
      });
      if (figure.layout.meta?.includes("pick") && !known.picked) {
        known.picked = (event) => this.send("pick", { figure: name, point: event.points[0].pointNumber });
        known.div.on("plotly_click", known.picked);
      }
      known.div.style.height = `${figure.layout.height}px`;
      this.seen.observe(known.div);
    }
  }

  update(update, arrays) {
    const known = this.figures.get(update.figure);
    if (!known) return;
    if (!known.visible) {
      known.pending.set(target(update), [update, arrays]);
      return;
    }
    if (update.image) {
      this.Plotly.relayout(known.div, { "images[0].source": pngUrl(arrays[update.image]) });
      return;
    }
    const values = restyled(update, arrays);
    if (Object.keys(values).join() === "customdata") relabel(known.div, values.customdata, update.traces);
    else this.Plotly.restyle(known.div, values, update.traces);
  }

  // A figure out of sight is not updated; when it comes into sight it gets what it missed.
  onSeen(entry) {
    const known = this.figures.get(entry.target.dataset.figure);
    if (!known) return;
    known.visible = entry.isIntersecting;
    if (!known.visible) return;
    const missed = [...known.pending.values()];
    known.pending.clear();
    for (const [update, arrays] of missed) this.update(update, arrays);
  }

  retheme() {
    clearTimeout(this.rethemer);
    this.rethemer = setTimeout(() => {
      for (const { div } of this.figures.values()) this.Plotly.relayout(div, themeOf(div.layout));
    }, 100);
  }

  dispose() {
    clearInterval(this.watchdog);
    clearTimeout(this.timer);
    clearTimeout(this.rethemer);
    cancelAnimationFrame(this.scheduled);
    this.seen.disconnect();
    this.sight.disconnect();
    alive.delete(this);
    this.themes.disconnect();
    document.removeEventListener("visibilitychange", this.onVisible);
    for (const { div } of this.figures.values()) this.Plotly.purge(div);
    this.playing = false;
  }
}

// Words that only show on hover need no drawing, which a restyle would do.
function relabel(figure, values, traces) {
  traces.forEach((trace, k) => {
    figure.data[trace].customdata = figure._fullData[trace].customdata = values[k];
  });
}

const views = new WeakMap();

// In presenter mode the space bar plays and pauses, the right arrow steps; whatever has the focus keeps its own keys.
document.addEventListener("keydown", (event) => {
  const command = { " ": "play", ArrowRight: "step" }[event.key];
  const own = event.target.closest?.("input, textarea, select, button, canvas, a, summary, [role=slider], [role=tab], [contenteditable]");
  const view = [...alive].find((each) => each.keys && !each.watches && each.root.offsetParent);
  if (!command || own || !view) return;
  const button = view.head.buttons[command];
  if (button.hidden) return;
  event.preventDefault();
  button.click();
});

export async function receive({ data, parentElement, setTriggerValue }, plotlyUrl) {
  const Plotly = await loadPlotly(plotlyUrl);
  const place = parentElement.querySelector("div") ?? parentElement;
  if (!views.has(place)) views.set(place, new View(place, Plotly));
  const view = views.get(place);
  view.take(data, setTriggerValue);
  // Streamlit also calls this when newer data overtook a call: only a place that is gone is left.
  return () => setTimeout(() => {
    if (place.isConnected) return;
    view.dispose();
    views.delete(place);
  });
}
