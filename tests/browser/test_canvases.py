"""What is painted under the axes of Plotly, in a real browser: its colours, and what lies between two states."""

from playwright.sync_api import expect

from pages.ui.figures import tokens

PIXELS = """(figure, colour) => {
  const canvas = document.querySelector(`[data-figure=${figure}] canvas`);
  if (!canvas?.width) return 0;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let k = 0; k < data.length; k += 4) found += colour.every((value, c) => data[k + c] === value) ? 1 : 0;
  return found;
}"""
LIGHT, DARK = ([*tokens.rgb(colour), 255] for colour in tokens.COLOURS["tile-4"])


def test_a_new_theme_gives_its_colours_to_what_is_painted_already(visit):
    page = visit("First_layer?images=digits&image_units_1=9")
    page.wait_for_function(f"({PIXELS})('weights', {LIGHT})")
    before = page.evaluate(f"({PIXELS})('weights', {LIGHT})")
    ink = "document.querySelector('[data-figure=weights]').layout.font.color"
    light = page.evaluate(ink)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{ink} !== '{light}'")
    page.wait_for_function(f"({PIXELS})('weights', {DARK}) === {before}")
    assert page.evaluate(f"({PIXELS})('weights', {LIGHT})") == 0
    expect(page.locator("[data-figure=weights] canvas")).to_have_count(1)


def test_weights_are_blended_and_images_are_not(visit):
    page = visit("First_layer?images=digits&image_units_1=9")
    for figure in ("weights", "exciting"):
        page.wait_for_selector(f"[data-figure={figure}] canvas")
    page.evaluate(
        """() => {
          const seen = (window.seen = { weights: [], exciting: [] });
          for (const { __live } of document.querySelectorAll('.live')) {
            const put = __live.canvases.put;
            __live.canvases.put = function (drawing, ...rest) {
              put.call(this, drawing, ...rest);
              seen[drawing.figure]?.push(this.paintings.get(`${drawing.figure}/tiles`).from !== null);
            };
          }
        }"""
    )
    page.click(".live-main >> nth=0")
    page.wait_for_function("seen.weights.length > 5 && seen.exciting.length > 5")
    assert page.evaluate("seen.weights.filter(Boolean).length") > 2
    assert page.evaluate("seen.exciting.filter(Boolean).length") == 0


def test_at_rest_the_fitted_curve_is_painted_where_its_points_are(visit):
    page = visit("Activations?tab=output")
    page.wait_for_selector("[data-figure=linear] canvas")
    page.click("text=10 steps")
    page.wait_for_function("document.querySelector('[data-measure=iteration]')?.textContent === '10'")
    share = """() => {
      const figure = document.querySelector('[data-figure=linear]'), { xaxis, yaxis } = figure._fullLayout;
      const canvas = figure.querySelector('canvas'), context = canvas.getContext('2d'), { x, y } = figure.data[1];
      const hit = [...x].map((at, k) => {
        const place = [xaxis.c2p(at), yaxis.c2p(y[k])].map((part) => Math.floor(part * devicePixelRatio));
        return context.getImageData(...place, 1, 1).data[3] > 128;
      });
      return hit.filter(Boolean).length / hit.length;
    }"""
    page.wait_for_function(f"({share})() === 1")


def test_what_moves_by_less_than_can_be_seen_is_left_and_exact_at_rest(visit):
    page = visit("Playground?alpha=0.0001")
    page.wait_for_function("document.querySelector('.live')?.__live?.canvases.paintings.has('board/board')")
    page.evaluate(
        """() => {
          const view = document.querySelector('.live').__live, { painter } = view.canvases.paintings.get('wires/wires');
          const paint = painter.paint.bind(painter), before = view.painted;
          window.drawn = 0;
          painter.paint = (...states) => ((window.drawn += 1), paint(...states));
          window.frames = () => view.painted - before;
          window.exact = () => ['wires/wires', 'board/board'].every((key) => {
            const { painter: { mixed }, to } = view.canvases.paintings.get(key);
            const shown = Array.isArray(mixed) ? mixed : [mixed];
            return shown.every((values, k) => values.every((value, i) => value === to[k][i]));
          });
        }"""
    )
    page.click(".live-main")
    page.wait_for_function("frames() > 30 && drawn < frames() / 2 && !exact()")
    page.click(".live-main")
    page.wait_for_function("document.querySelector('.live-main').textContent === 'Play' && exact()")
