"""Painters on Plotly's figures in a real browser: known fields, pixel by pixel, through zoom and new sizes."""

import io
import re

import numpy as np
import pytest
from PIL import Image

from tests.helpers.scripts import serving


@pytest.fixture(scope="module")
def site():
    with serving() as url:
        yield url


@pytest.fixture
def page(browser, site):
    errors = []
    opened = browser.new_page(viewport={"width": 1320, "height": 1020})
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(site)
    opened.wait_for_function("window.ready")
    yield opened
    opened.close()
    assert not errors


@pytest.fixture
def colour(page):
    """colour("blue") -> r, g, b of the page's own."""
    named = page.evaluate("colours")
    return lambda name: np.array([int(v) for v in re.findall(r"\d+", named[name])])


PIXEL = """([figure, x, y, axes]) => {
  const layout = figures[figure]._fullLayout, box = figures[figure].getBoundingClientRect();
  const xaxis = layout["xaxis" + axes], yaxis = layout["yaxis" + axes];
  return [box.x + xaxis._offset + xaxis.c2p(x), box.y + yaxis._offset + yaxis.c2p(y)];
}"""


def seen(page, figure: str, *places, axes: str = ""):
    """Colours (len(places), 3) that a reader sees at places (x, y) of a figure's data coordinates."""
    shot = np.array(Image.open(io.BytesIO(page.screenshot())).convert("RGB")).astype(int)
    spots = [page.evaluate(PIXEL, [figure, x, y, axes]) for x, y in places]
    return np.array([shot[int(y), int(x)] for x, y in spots])


def near(pixels, colour, by=6):
    return bool((np.abs(pixels - colour).max(axis=-1) <= by).all())


def relayout(page, figure: str, values: str):
    page.evaluate(f"Plotly.relayout(figures.{figure}, {values})")


def test_the_shade_lies_under_the_points_and_follows_the_axes(page, colour):
    def sides():
        left, line, right = seen(page, "shade", (0.1, 0), (0.3, 0.1), (0.55, 0))
        assert near(left, colour("blue"))
        assert near(line, colour("grey"))
        assert near(right, colour("orange"))
        assert near(seen(page, "shade", (0.5, 0.5))[0], [0, 200, 0])

    sides()
    relayout(page, "shade", "{'xaxis.range': [0, 0.6], 'yaxis.range': [-0.2, 0.7]}")
    sides()
    relayout(page, "shade", "{'yaxis.range': [0.7, -0.2]}")
    sides()
    page.evaluate("figures.shade.style.width = '300px'")
    page.evaluate("Plotly.Plots.resize(figures.shade)")
    sides()


def test_the_shade_follows_while_it_is_dragged(page, colour):
    relayout(page, "shade", "{dragmode: 'pan'}")
    x, y = page.evaluate(PIXEL, ["shade", -0.5, -0.5, ""])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 20, steps=4)
    page.wait_for_function("figures.shade._fullLayout.xaxis.range[0] > -0.99")
    assert near(seen(page, "shade", (0.3, 0.1), (0.3, -0.6)), colour("grey"))
    assert near(seen(page, "shade", (0.1, 0))[0], colour("blue"))
    page.mouse.up()


def test_a_blend_is_between_two_states_and_ends_at_the_second(page, colour):
    page.evaluate("painters.shade.paint(over(() => 0), over(() => 1), 0)")
    assert near(seen(page, "shade", (0, 0))[0], colour("blue"))
    page.evaluate("painters.shade.paint(over(() => 0), over(() => 1), 0.5)")
    assert near(seen(page, "shade", (0.013, 0.013))[0], colour("paper"))
    page.evaluate("painters.shade.paint(over(() => 0), over(() => 1), 7)")
    assert near(seen(page, "shade", (0, 0))[0], colour("orange"))


def test_classes_have_their_colours(page, colour):
    found = seen(page, "classes", (-0.7, 0.1), (0.5, 0.8), (0.5, -0.6))
    assert near(found, [colour("blue"), colour("orange"), [0, 170, 119]], by=12)


def test_tiles_stand_where_their_places_are(page, colour):
    found = seen(page, "tiles", (6, 12), (18, 12), (58, 12), (70, 12), (6, 40), (18, 40))
    assert near(found, [colour("blue"), colour("orange")] * 3)
    zero, gap, nothing = seen(page, "tiles", (38, 40), (25, 12), (60, 40))
    assert near(np.array([zero, gap, nothing]), colour("paper"), by=0)


def test_cells_have_the_colour_of_their_number(page, colour):
    cells = seen(page, "heat", (-0.3, 0.3), (0.7, 0.3), (1.7, 0.3))
    assert near(cells, [colour("orange"), colour("blue"), colour("paper")])
    half = (colour("orange") + colour("paper")) / 2
    assert near(seen(page, "heat", (-0.3, 1.3))[0], half)


def test_curves_and_bands_lie_on_the_axes_linear_and_log(page, colour):
    def shown():
        for i in (30, 120, 400):
            assert near(seen(page, "curves", (i, 0.1 + 0.7 * np.exp(-i / 120)))[0], colour("ink"), by=40), i
        middle, inside, outside = seen(page, "curves", (300, 0.64), (300, 0.672), (303, 0.8))
        assert near(middle, colour("blue"), by=40)
        assert near(inside, 0.3 * colour("blue") + 0.7 * colour("paper"), by=12)
        assert near(outside, colour("paper"), by=40)

    shown()
    relayout(page, "curves", "{'yaxis.type': 'log', 'yaxis.autorange': true}")
    page.evaluate("grown()")
    shown()
    relayout(page, "curves", "{'xaxis.type': 'log', 'xaxis.autorange': true}")
    page.evaluate("grown()")
    shown()


def test_curves_are_drawn_when_they_have_changed_and_only_then(page):
    page.evaluate("""() => {
      const { layer } = painters.curves, begin = layer.begin;
      window.drawn = 0;
      layer.begin = () => { drawn += 1; return begin.call(layer); };
    }""")
    changes = [
        "append(0, 501, 0.1)",
        "diverged(0)",
        "visible[1] = false",
        "stand = 20",
        "replace(2, [1, 2], [3, 4])",
        "clear()",
    ]
    for i, change in enumerate(changes, start=1):
        page.evaluate(f"painters.curves.{change}")
        page.evaluate("painters.curves.paint(); painters.curves.paint()")
        assert page.evaluate("drawn") == i


def test_axes_grow_with_the_run_but_not_against_a_reader(page):
    def last():
        return page.evaluate("figures.curves._fullLayout.xaxis.range[1]")

    assert last() == pytest.approx(800)
    page.evaluate("painters.curves.append(0, 1000, 0.1)")
    page.evaluate("grown()")
    assert last() == pytest.approx(1600)
    relayout(page, "curves", "{'xaxis.range': [100, 200]}")
    page.evaluate("painters.curves.append(0, 5000, 0.1)")
    page.evaluate("grown()")
    assert last() == pytest.approx(200)
    page.evaluate("painters.curves.fit()")
    page.evaluate("grown()")
    assert last() == pytest.approx(8000)


def test_bars_and_steps_reach_their_values(page, colour):
    found = seen(page, "bars", (0, 0.7), (1, -0.5), (2, 0.1))
    assert near(found, [colour("orange"), colour("blue"), colour("orange")])
    assert near(seen(page, "bars", (0.05, 0.9), (1.05, 0.3)), colour("paper"))
    assert near(seen(page, "steps", (0.55, 0.2), (1.55, 0.8), (2.55, 0.4), (1, 0.5)), colour("blue"))


def test_each_of_two_subplots_has_its_own(page, colour):
    assert near(seen(page, "subplots", (0.05, 0.3))[0], colour("orange"))
    assert near(seen(page, "subplots", (0.05, -0.3), axes="2")[0], colour("blue"))


def test_a_saved_figure_has_the_pictures(page, colour):
    page.evaluate("Plotly.relayout(figures.shade, { images: painters.shade.asImages() })")
    page.evaluate("painters.shade.dispose()")
    page.wait_for_function("figures.shade.querySelectorAll('image').length === 2")
    left, line, right = seen(page, "shade", (0.1, 0.1), (0.3, 0.1), (0.55, 0.1))
    assert near(left, colour("blue"))
    assert near(line, colour("grey"), by=20)
    assert near(right, colour("orange"))
    assert page.evaluate("figures.shade.querySelectorAll('canvas').length") == 0


def test_painters_survive_a_figure_that_is_drawn_anew(page, colour):
    page.evaluate("Plotly.react(figures.shade, figures.shade.data, { ...figures.shade.layout, height: 300 })")
    assert near(seen(page, "shade", (0.1, 0))[0], colour("blue"))
    page.evaluate("Plotly.newPlot(figures.curves, [], figures.curves.layout)")
    assert near(seen(page, "curves", (120, 0.1 + 0.7 / np.e))[0], colour("ink"), by=40)
