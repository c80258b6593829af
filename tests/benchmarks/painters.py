"""Milliseconds that a painted frame takes in headless Chromium: `python -m tests.benchmarks.painters`.

Script: what the painters' own calls take. Main thread: all that the page's thread does a frame while every painter
paints at each animation frame, canvases brought to the screen included.
"""

from playwright.sync_api import sync_playwright

from tests.conftest import FLAGS
from tests.helpers.scripts import serving
from tests.load.browser import executable

FRAMES = 300
SETUP = """async () => {
  const { Net, gridPoints, layersOf } = forward;
  const random = (seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5;
  const sizes = [2, 8, 8, 1], extent = [-1, 1, -1, 1], n = 100, tile = 24;
  const load = (name) => import(`/browser/painters/${name}.js`);
  const [{ Shade }, { Tiles, scaled }, { Heat, besides }, { Curves }] = await Promise.all(
    ["shade", "tiles", "heat", "curves"].map(load),
  );
  for (const painter of Object.values(painters)) painter.dispose();
  const { paper, ink, blue, orange, grey } = colours, shades = [blue, paper, orange];
  const plane = new Net(sizes, ["tanh"], 0, "sigmoid", gridPoints(extent, n));
  const small = new Net(sizes, ["tanh"], 0, "sigmoid", gridPoints(extent, tile));
  const states = [1, 2].map((seed) => {
    const next = random(seed), params = Float32Array.from({ length: plane.count }, () => 6 * next());
    const T = new Float32Array(16 * tile * tile), [{ W, b }] = layersOf(params, sizes);
    small.run(params);
    small.A.slice(1, 3).forEach((A, l) => scaled(A, tile * tile, T, l * A.length));
    const W1 = besides(W, b, new Float32Array(24));
    return { params, P: plane.run(params).slice(), T, W1 };
  });
  const [a, b] = states;
  const places = Array.from({ length: 16 }, (_, k) => [k >> 3, k & 7]);
  const numbers = { format: (value) => value.toFixed(1), inks: [ink, paper], font: "sans-serif", size: 12 };
  const shade = new Shade(figures.shade, { n, extent, colours: shades, line: { colour: grey } });
  const picture = { height: tile, width: tile, places, gap: 2, edges: [0, 78, 52, 0] };
  const tiles = new Tiles(figures.tiles, { ...picture, colours: shades });
  const heat = new Heat(figures.heat, { rows: 8, columns: 3, colours: shades, numbers });
  const curves = new Curves(figures.curves, { styles: [{ colour: ink }, { colour: orange, dash: [6, 4] }] });
  const next = random(9);
  const J = (i, k) => 0.05 * (k + 1) + 0.7 * Math.exp(-i / 150) + 0.01 * next();
  for (let i = 0; i < 600; i++) for (const k of [0, 1]) curves.append(k, i, J(i, k));
  await Plotly.relayout(figures.curves, curves.wanted());
  window.paints = {
    "forward, once a state": () => plane.run(a.params),
    "tiles' forward, once a state": () => small.run(a.params),
    "shade 100 x 100 with line": (t) => shade.paint(a.P, b.P, t),
    "16 tiles": (t) => tiles.paint(a.T, b.T, t),
    "weights with numbers": (t) => heat.paint(a.W1, b.W1, t),
    "2 curves of 600 points": () => curves.draw(),
  };
}"""
ALONE = """([name, frames]) => new Promise((done) => {
  const taken = [];
  const frame = () => {
    const start = performance.now();
    for (let k = 0; k < 5; k++) paints[name]((taken.length % 20) / 20);
    taken.push((performance.now() - start) / 5);
    if (taken.length < frames) return requestAnimationFrame(frame);
    done(taken.sort((a, b) => a - b)[frames >> 1]);
  };
  frame();
})"""
TOGETHER = """([names, frames]) => new Promise((done) => {
  let painted = 0;
  const frame = () => {
    for (const name of names) paints[name]((painted % 20) / 20);
    if (++painted < frames) requestAnimationFrame(frame);
    else done();
  };
  frame();
})"""


def main() -> None:
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1320, "height": 1020})
        page.goto(url)
        page.wait_for_function("window.ready")
        page.evaluate(SETUP)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def main_thread(names: list[str]) -> float:
            before = task_seconds(session)
            page.evaluate(TOGETHER, [names, FRAMES])
            return 1000 * (task_seconds(session) - before) / FRAMES

        names = page.evaluate("Object.keys(paints)")
        painters = [name for name in names if "once" not in name]
        total = 0.0
        print(f"{'ms':28} script  main thread")
        print(f"{'an empty frame':28} {'':6} {main_thread([]):12.2f}")
        for name in names:
            script = page.evaluate(ALONE, [name, FRAMES // 5])
            total += script if name in painters else 0
            print(f"{name:28} {script:6.2f} {main_thread([name]):12.2f}")
        print(f"{'all painters':28} {total:6.2f} {main_thread(painters):12.2f}")
        browser.close()


def task_seconds(session) -> float:
    """Seconds that the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


if __name__ == "__main__":
    main()
