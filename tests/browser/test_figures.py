"""How figures look in presenter mode."""

import pytest

TYPE = "(selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
TITLES = {"Playground": "[data-figure=cost] .xtick text", "Parity": "[data-testid=stPlotlyChart] .gtitle"}


@pytest.mark.parametrize("path", TITLES)
def test_presenter_mode_enlarges_figures(visit, path):
    page = visit(path)
    page.wait_for_selector(TITLES[path], state="attached")
    before = page.evaluate(TYPE, TITLES[path])
    page.locator(".st-key-present label").click()
    page.wait_for_function(f"(wanted) => ({TYPE})({TITLES[path]!r}) === wanted", arg=1.25 * before)
    page.locator(".st-key-present label").click()
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
