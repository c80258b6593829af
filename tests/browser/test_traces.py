"""Histograms, bars and means while they change: painted, and told to Plotly when somebody asks."""

import pytest

from tests.helpers.redrawn import note, redrawn

PLAYS = "document.querySelector('.live').__live.playing"
# For each line of a figure the places, in numbers of its axes, at which the canvas has its colour.
HIGHEST = """(figure) => {
  const div = document.querySelector(`[data-figure="${figure}"]`), canvas = div.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height), y = div._fullLayout.yaxis;
  const [r, g, b] = div._fullData[0].line.color.match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16));
  for (let k = 0; k < data.length; k += 4) {
    const off = Math.abs(data[k] - r) + Math.abs(data[k + 1] - g) + Math.abs(data[k + 2] - b);
    if (data[k + 3] > 200 && off < 12) return y.p2c(Math.floor(k / 4 / canvas.width) * y._length / canvas.height + 1);
  }
}"""


def rests(page) -> None:
    page.locator(".live-main >> visible=true").first.click()
    page.wait_for_function(f"!{PLAYS}")


def test_histograms_are_painted_and_plotly_has_them_at_rest(visit):
    page = visit("Activations?tab=saturated")
    page.wait_for_selector("[data-figure=Z].painted")
    note(page)
    page.locator(".live-main >> visible=true").first.click()
    page.wait_for_function(f"{PLAYS} && document.querySelector('.live').__live.painted > 60")
    assert not {"Z", "A"} & redrawn(page)
    names = "[...document.querySelectorAll('[data-figure=Z] .legendtext')].map((each) => each.textContent).join()"
    assert page.evaluate(names) == "layer 1,layer 2,layer 3"
    rests(page)
    told = "document.querySelector('[data-figure=Z]').data[0].y"
    page.wait_for_function(f"{told}.length === 41 && Math.abs({told}.reduce((a, b) => a + b) - 1) < 1e-5")
    top = f"Math.max(...{told})"
    page.wait_for_function(f"Math.abs(({HIGHEST})('Z') - {top}) < 0.02 * {top} + 0.002")
    page.evaluate("Plotly.restyle(document.querySelector('[data-figure=Z]'), {visible: 'legendonly'}, [0])")
    page.wait_for_function(f"({HIGHEST})('Z') === undefined")


@pytest.mark.parametrize("query", ["", "?images=digits"], ids=["faces", "digits"])
def test_bars_of_a_unit_and_of_an_image_are_painted(visit, query):
    page = visit(f"First_layer{query}")
    for figure in ("histogram", "prediction", "responses"):
        page.wait_for_selector(f"[data-figure={figure}].painted", state="attached")
    note(page)
    page.locator(".live-main >> visible=true").first.click()
    page.mouse.move(5, 5)  # what is under a pointer is told
    page.locator("[data-figure=responses]").scroll_into_view_if_needed()
    drawn = "[...document.querySelectorAll('.live')].map((each) => each.__live.painted)"
    before = page.evaluate(f"Math.min(...{drawn})")
    page.wait_for_function(f"Math.min(...{drawn}) > {before + 6}")
    assert not {"histogram", "prediction", "responses", "output"} & redrawn(page)
    axis = "document.querySelector('[data-figure=responses]')._fullLayout.xaxis"
    rests(page)
    page.locator("[data-figure=prediction]").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('[data-figure=prediction]').data[0].y.some((share) => share > 0.01)")
    assert page.evaluate(f"{axis}.type") == "category"  # units have names, though these are numbers
    total = "document.querySelector('[data-figure=prediction]').data[0].y.reduce((a, b) => a + b)"
    assert page.evaluate(total) == pytest.approx(1, abs=1e-3)
