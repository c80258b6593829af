"""Every button of every figure's toolbar, on every page and in every tab."""

import pytest

from tests.browser.test_lessons import PATHS

# Those that change how the figure is seen, and those that save it on the visitor's own disk.
HARMLESS = {
    "Zoom",
    "Pan",
    "Zoom in",
    "Zoom out",
    "Reset axes",
    "Autoscale",
    "Reset",
    "Download plot as a PNG",
    "Save as PNG",
    "Save as SVG",
    "Fullscreen",
    "Close fullscreen",
}
DRAWN = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const figures = document.querySelectorAll('.live-figure, [data-testid=stPlotlyChart]');
  const ours = document.querySelectorAll('[class*=st-key-][class*=_component]');
  return app.dataset.testScriptState === 'notRunning'
    && [...figures].every((place) => place.querySelector('.main-svg'))
    && [...ours].every((place) => place.querySelector('.pad') || place.querySelector('.live')?.__live.painted);
}"""


def buttons(page) -> set[str]:
    page.wait_for_function(DRAWN)
    return set(page.eval_on_selector_all(".modebar-btn", "all => all.map((each) => each.dataset.title)"))


@pytest.mark.parametrize("path", PATHS)
def test_no_button_sends_anything(visit, path):
    page = visit(path)
    found = buttons(page)
    for tab in page.get_by_role("tab").all():
        tab.click()
        found |= buttons(page)
    assert found <= HARMLESS
    assert found or path not in ("Playground", "Parity", "Own_data")
