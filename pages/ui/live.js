// The browser's side of live.py: keeps its Plotly figures, paints the newest frame, and asks for the next one.

const IN_FLIGHT = 2; // ticks asked for and not yet answered
const WATCHDOG = 1500; // ms without an answer after which a tick counts as lost
const MEASURES = [
  ["iteration", "iterations", (v) => v.toLocaleString("en")],
  ["cost_train", "cost J, train", decimals],
  ["cost_test", "cost J, test", decimals],
  ["accuracy_train", "accuracy, train", percent],
  ["accuracy_test", "accuracy, test", percent],
  ["pace", "iterations / s", (v) => v.toLocaleString("en")],
];
const COMMANDS = [
  ["play", "Play", "Train until you pause, or a stop rule ends it"],
  ["step", "1 step", "One iteration"],
  ["ten", "10 steps", "Ten iterations"],
  ["reset", "Reset", "Back to the same first weights"],
  ["new", "New weights", "Draw other first weights"],
];

function decimals(v) {
  return v >= 1e5 || (v > 0 && v < 1e-4) ? v.toExponential(3) : v.toFixed(v >= 100 ? 2 : 4);
}

function percent(v) {
  return `${(100 * v).toFixed(1)} %`;
}

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

// One frame: the length of the header, the header, then the arrays it names.
function unpack(bytes) {
  const whole = bytes.slice().buffer; // arrays need an aligned start
  const length = new DataView(whole).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  const arrays = {};
  for (const [name, [dtype, start, items]] of Object.entries(header.segments)) {
    const Kind = dtype === "uint8" ? Uint8Array : Float32Array;
    arrays[name] = new Kind(whole, 4 + length + start, items);
  }
  return { header, arrays };
}

function pngUrl(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return `data:image/png;base64,${btoa(text)}`;
}

function rows(flat, columns) {
  return Array.from({ length: flat.length / columns }, (_, i) => flat.subarray(i * columns, (i + 1) * columns));
}

class View {
  constructor(root, Plotly) {
    this.root = root;
    this.Plotly = Plotly;
    this.figures = new Map();
    this.run = null;
    this.inFlight = 0;
    this.askedAt = 0;
    this.painted = 0; // read by whoever measures
    this.bytes = 0;
    root.classList.add("live");
    root.append(style(), this.transport(), this.numbers(), this.notice(), this.grid());
    this.watchdog = setInterval(() => this.watch(), 500);
    this.onVisible = () => this.watch();
    document.addEventListener("visibilitychange", this.onVisible);
    this.seen = new IntersectionObserver((entries) => entries.forEach((e) => this.onSeen(e)), { rootMargin: "100px" });
    this.themes = new MutationObserver(() => this.retheme());
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
    root.__live = this;
  }

  transport() {
    const bar = element("div", "live-bar", { role: "toolbar", "aria-label": "Training" });
    this.buttons = {};
    for (const [name, label, help] of COMMANDS) {
      const button = element("button", "", { type: "button", title: help }, label);
      button.onclick = () => this.command(name === "play" && this.playing ? "pause" : name);
      this.buttons[name] = button;
      bar.append(button);
    }
    this.buttons.play.classList.add("live-main");
    return bar;
  }

  numbers() {
    const line = element("dl", "live-numbers");
    this.values = {};
    for (const [name, label] of MEASURES) {
      const cell = element("div");
      this.values[name] = element("dd", "", { "data-measure": name }, "–");
      cell.append(element("dt", "", {}, label), this.values[name]);
      line.append(cell);
    }
    return line;
  }

  notice() {
    this.message = element("p", "live-message", { role: "status" });
    return this.message;
  }

  grid() {
    this.box = element("div", "live-grid");
    return this.box;
  }

  // A frame has come.
  take(bytes, setTriggerValue) {
    this.send = setTriggerValue;
    const frame = unpack(bytes);
    if (frame.header.frame <= this.frameNumber) return;
    this.frameNumber = frame.header.frame;
    this.bytes += bytes.length;
    this.inFlight = Math.max(0, this.inFlight - 1);
    this.playing = frame.header.playing;
    this.delay = frame.header.delay * 1000;
    this.alpha = frame.header.alpha;
    if (frame.header.run !== this.run && !frame.header.figures) {
      this.ask(); // the server takes us for somebody who has the figures
      return;
    }
    // Updates that a dropped frame carried must not be lost.
    this.waiting = this.waiting && !frame.header.figures ? merged(this.waiting, frame) : frame;
    this.scheduled ??= requestAnimationFrame(() => this.paint());
    if (this.playing) this.next();
    else clearTimeout(this.timer);
  }

  next() {
    clearTimeout(this.timer);
    const wait = Math.max(0, this.askedAt + this.delay - performance.now());
    this.timer = setTimeout(() => this.ask(), wait);
  }

  ask() {
    if (document.hidden || this.inFlight >= IN_FLIGHT) return;
    this.inFlight += 1;
    this.askedAt = performance.now();
    this.asked = (this.asked ?? 0) + 1;
    this.send("tick", { n: this.asked, have: this.run });
    if (this.playing && this.inFlight < IN_FLIGHT) this.next();
  }

  watch() {
    if (!this.playing || document.hidden || performance.now() - this.askedAt < WATCHDOG) return;
    this.inFlight = 0;
    this.ask();
  }

  command(name) {
    this.send("command", name);
  }

  paint() {
    this.scheduled = null;
    const { header, arrays } = this.waiting;
    this.waiting = null;
    if (header.figures) this.build(header.figures);
    this.run = header.run;
    for (const [name, , show] of MEASURES) {
      const text = header[name] === null ? "–" : show(header[name]);
      if (this.values[name].textContent !== text) this.values[name].textContent = text;
    }
    if (this.message.textContent !== header.message) this.message.textContent = header.message;
    const label = header.playing ? "Pause" : "Play";
    if (this.buttons.play.textContent !== label) this.buttons.play.textContent = label;
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
        const div = element("div", "live-figure", { role: "img", "aria-label": title, "data-figure": name });
        known = { div, visible: true, pending: new Map() };
        this.figures.set(name, known);
      }
      this.box.append(known.div);
      known.pending.clear();
      known.axes = undefined;
      figure.layout.uirevision = name;
      Object.assign(figure.layout, { autosize: true });
      this.Plotly.react(known.div, figure.data, themed(figure.layout), {
        displaylogo: false,
        responsive: true,
        modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
        toImageButtonOptions: { format: "svg", filename: name },
      });
      known.div.style.height = `${figure.layout.height}px`;
      this.seen.observe(known.div);
    }
  }

  update(update, arrays) {
    const known = this.figures.get(update.figure);
    if (!known) return;
    if (!known.visible) {
      known.pending.set(update.image ? "image" : "traces", [update, arrays]);
      return;
    }
    if (update.image) {
      this.Plotly.relayout(known.div, { "images[0].source": pngUrl(arrays[update.image]) });
      return;
    }
    const values = {};
    for (const [attribute, names] of Object.entries(update.set)) {
      values[attribute] = names.map((name) => (update.columns ? rows(arrays[name], update.columns) : arrays[name]));
    }
    this.Plotly.restyle(known.div, values, update.traces);
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
    this.seen.disconnect();
    this.themes.disconnect();
    document.removeEventListener("visibilitychange", this.onVisible);
    for (const { div } of this.figures.values()) this.Plotly.purge(div);
    this.playing = false;
  }
}

function merged(older, newer) {
  const replaced = new Set(newer.header.updates.map(target));
  const kept = older.header.updates.filter((update) => !replaced.has(target(update)));
  newer.header.updates.unshift(...kept);
  newer.arrays = { ...older.arrays, ...newer.arrays };
  if (older.header.figures) newer.header.figures = older.header.figures;
  return newer;
}

function target(update) {
  return `${update.figure}/${update.image ? "image" : "traces"}`;
}

function colours() {
  const read = (name, fallback) => getComputedStyle(anchor()).getPropertyValue(name).trim() || fallback;
  return { text: read("--st-text-color", "#31333f"), border: read("--st-border-color", "#cccccc") };
}

function anchor() {
  return document.querySelector(".live") ?? document.documentElement;
}

function themeOf(layout) {
  const { text, border } = colours();
  const theme = { "font.color": text };
  for (const axis of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) {
    theme[`${axis}.gridcolor`] = border;
    theme[`${axis}.linecolor`] = border;
  }
  return theme;
}

function themed(layout) {
  const font = getComputedStyle(anchor()).fontFamily;
  layout.font = { ...layout.font, family: font };
  for (const [path, value] of Object.entries(themeOf(layout))) {
    const [outer, inner] = path.split(".");
    layout[outer] = { ...layout[outer], [inner]: value };
  }
  return layout;
}

function element(tag, className = "", attributes = {}, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function style() {
  return element("style", "", {}, `
    .live { font-family: var(--st-font); color: var(--st-text-color); }
    .live-bar { display: flex; flex-wrap: wrap; gap: .5rem; }
    .live-bar button { min-width: 5.6rem; padding: .42rem .8rem; font: inherit; cursor: pointer;
      color: var(--st-text-color); background: var(--st-background-color);
      border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, .5rem); }
    .live-bar button:hover, .live-bar button:focus-visible { border-color: var(--st-primary-color);
      color: var(--st-primary-color); }
    .live-bar button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
    .live-bar .live-main { color: var(--st-background-color); background: var(--st-primary-color);
      border-color: var(--st-primary-color); font-weight: 600; min-width: 7rem; }
    .live-bar .live-main:hover, .live-bar .live-main:focus-visible { color: var(--st-background-color);
      filter: brightness(1.08); }
    .live-numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr)); gap: .25rem 1rem;
      margin: .9rem 0 .2rem; }
    .live-numbers dt { font-size: .8rem; opacity: .8; font-weight: 400; }
    .live-numbers dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .live-message { min-height: 1.6em; margin: .2rem 0 .4rem; color: var(--st-text-color); font-weight: 600; }
    .live-grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 23rem), 1fr)); gap: .5rem 1rem; }
    .live-figure { min-width: 0; overflow: hidden; }
    .live-figure[data-figure="units"] { grid-column: 1 / -1; }
  `);
}

const views = new WeakMap();

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
