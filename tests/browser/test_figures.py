"""What a figure says on hover, and how it looks in presenter mode."""

import re

import pytest

# Page coordinates of the point on the fifth edge, and what is told of it.
EDGE = """() => {
  const figure = document.querySelector('[data-figure=net]'), trace = figure.data.at(-2);
  const { xaxis, yaxis } = figure._fullLayout, box = figure.getBoundingClientRect();
  return [box.x + xaxis._offset + xaxis.d2p(trace.x[4]), box.y + yaxis._offset + yaxis.d2p(trace.y[4]),
    trace.customdata[4]];
}"""
HAS_WEIGHTS = "document.querySelector('[data-figure=net]').data?.at(-2).customdata?.length > 0"


def told_weight(page) -> tuple[float, float]:
    """The weight in the tooltip of an edge, and the weight that it has."""
    page.mouse.move(0, 0)
    page.locator("[data-figure=net]").evaluate("(figure) => figure.scrollIntoView({ block: 'center' })")
    x, y, weight = page.evaluate(EDGE)
    page.mouse.move(x, y, steps=4)
    text = page.locator("[data-figure=net] .hovertext text").first.text_content()
    number = re.fullmatch(r"W\[1\], unit 3 from 1 = (.*)", text)[1]
    return float(number.replace("−", "-")), weight


def test_the_tooltip_of_an_edge_has_its_weight(visit):
    page = visit("Playground?depth=1&units_1=3&alpha=1")
    page.locator("[data-figure=net] .main-svg").first.wait_for()
    page.locator("[data-figure=net]").scroll_into_view_if_needed()
    page.wait_for_function(HAS_WEIGHTS)
    first, weight = told_weight(page)
    assert first == pytest.approx(weight, abs=1e-5)
    page.get_by_role("button", name="10 steps").click()
    page.wait_for_function(
        "(weight) => document.querySelector('[data-figure=net]').data.at(-2).customdata[4] !== weight", arg=weight
    )
    later, weight = told_weight(page)
    assert later == pytest.approx(weight, abs=1e-5)
    assert later != first


TYPE = "(selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
TITLES = {"Playground": "[data-figure=cost] .gtitle", "Parity": "[data-testid=stPlotlyChart] .gtitle"}


@pytest.mark.parametrize("path", TITLES)
def test_presenter_mode_enlarges_figures(visit, path):
    page = visit(path)
    page.wait_for_selector(TITLES[path], state="attached")
    before = page.evaluate(TYPE, TITLES[path])
    page.get_by_role("switch", name="Presenter").locator("..").click()
    page.wait_for_function(f"(wanted) => ({TYPE})({TITLES[path]!r}) === wanted", arg=1.25 * before)
    page.get_by_role("switch", name="Presenter").locator("..").click()
    page.wait_for_function(f"(wanted) => ({TYPE})({TITLES[path]!r}) === wanted", arg=before)


def test_presenter_mode_keeps_the_lines_of_a_number_apart(visit):
    page = visit("Parity?present=true&tab=2+Learn")
    page.get_by_role("tab", name="2 Learn").click()
    page.wait_for_selector(".live-numbers dd.long")
    lines = page.eval_on_selector_all(
        ".live-numbers dd.long",
        "all => all.map((each) => getComputedStyle(each)).map((style) => [style.lineHeight, style.fontSize])",
    )
    assert all(float(height[:-2]) > 1.15 * float(size[:-2]) for height, size in lines)
