"""Curves on a canvas over Plotly's axes: they show the run, and Plotly knows their points when somebody asks."""

import pytest

from tests.helpers.waiting import drawn

COST = "document.querySelector('[data-figure=cost]')"
TICKS = f"[...{COST}.querySelectorAll('.xtick')].map((tick) => tick.textContent)"
ITERATION = "+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '')"
# How many pixels of the canvas have about this colour.
INK = """([r, g, b]) => {
  const canvas = document.querySelector('[data-figure=cost] canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let k = 0; k < data.length; k += 4) {
    const off = Math.abs(data[k] - r) + Math.abs(data[k + 1] - g) + Math.abs(data[k + 2] - b);
    if (data[k + 3] > 200 && off < 30) count++;
  }
  return count;
}"""
TRAIN, TEST = [0x1C, 0x24, 0x30], [0x59, 0x60, 0x6A]  # ink and ink-2 of the light theme


@pytest.fixture
def playground(visit):
    page = visit("Playground")
    page.wait_for_selector("[data-figure=cost].painted")
    return page


def played(page, iterations: int):
    page.click(".live-main")
    page.wait_for_function(f"{ITERATION} > {iterations}")


def test_plotly_draws_no_curve_while_it_plays_and_has_all_points_at_rest(playground):
    page = playground
    drawn(page)  # what is due at rest is drawn
    page.evaluate("""() => {
      window.calls = [];
      for (const name of ['restyle', 'redraw', 'react']) {
        const original = Plotly[name];
        Plotly[name] = (div, ...rest) => {
          calls.push(`${name} ${div.dataset.figure}`);
          return original(div, ...rest);
        };
      }
    }""")
    played(page, 300)
    assert not [call for call in page.evaluate("calls") if call.endswith("cost")]
    assert page.evaluate(INK, TRAIN) > 100
    page.click(".live-main")
    page.wait_for_function(f"{COST}.data[0].x.at(-1) === {ITERATION}")
    page.wait_for_function("calls.includes('redraw cost')")
    cost = float(page.inner_text("[data-measure=cost_train]"))
    assert page.evaluate(f"{COST}.data[0].y.at(-1)") == pytest.approx(cost, abs=1e-4)
    assert page.evaluate(f"getComputedStyle({COST}.querySelector('.cartesianlayer .mlayer')).opacity") == "0"


def test_a_curve_that_the_legend_hides_is_not_painted(playground):
    page = playground
    page.click("text=1 step", modifiers=["Shift"])
    page.wait_for_function(f"{ITERATION} === 10")
    page.wait_for_function(f"({INK})({TEST}) > 20")
    shown = page.evaluate(INK, TEST)  # the mark's edge has some of it, too
    page.evaluate(f"Plotly.restyle({COST}, {{visible: 'legendonly'}}, [1])")
    page.wait_for_function(f"({INK})({TEST}) < {shown} / 2")
    assert page.evaluate(INK, TRAIN) > 20


def test_axes_follow_the_curve_and_a_reader_s_zoom_outlasts_a_reset(playground):
    page = playground
    played(page, 500)
    page.wait_for_function(f"{COST}._fullLayout.xaxis.range[1] > 500")
    page.click("text=Reset")
    page.wait_for_function(f"{ITERATION} === 0 && {COST}._fullLayout.xaxis.range[1] <= 10")
    page.wait_for_function(f"(ticks => ticks.length && !ticks.join().includes('.'))({TICKS})")  # iterations are whole
    page.evaluate(f"Plotly.relayout({COST}, {{'xaxis.range': [10, 50]}})")
    played(page, 100)
    page.click("text=Reset")
    page.wait_for_function(f"{ITERATION} === 0")
    page.click("text=1 step", modifiers=["Shift"])
    page.wait_for_function(f"{ITERATION} === 10")
    assert page.evaluate(f"{COST}.layout.xaxis.range") == [10, 50]
