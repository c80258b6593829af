"""Every page against axe-core, in both themes: labels, names, contrast; and figures told to who cannot see them."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_lessons import PATHS
from tests.helpers.waiting import drawn, settled

# Streamlit's own markup, which no page of ours can change.
OF_STREAMLIT = {"region", "landmark-one-main", "page-has-heading-one", "heading-order", "scrollable-region-focusable"}


def violations(page) -> list[tuple[str, str, str]]:
    """Rule, element and words of each that axe finds."""
    return [
        (violation["id"], node["html"][:160], node["failureSummary"][:200])
        for violation in Axe().run(page).response["violations"]
        if violation["id"] not in OF_STREAMLIT
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(visit, path, scheme):
    page = visit(path, color_scheme=scheme)
    drawn(page)
    settled(lambda: violations(page), [])  # Streamlit fades what it is about to replace


def test_figures_have_words_and_controls_have_names(visit):
    page = visit("Playground")
    page.wait_for_selector(".live-figure .main-svg")
    for figure in page.locator(".live-figure").all():
        assert figure.get_attribute("role") == "figure"
        assert len(figure.get_attribute("aria-label")) > 5
    assert page.locator(".live-message").get_attribute("role") == "status"


def test_a_run_is_played_by_keyboard_alone(visit):
    page = visit("Playground")
    page.wait_for_selector(".live-main")
    page.locator(".live-main").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.live-main').textContent === 'Pause'")
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('.live-main').textContent === 'Play'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "1 step"
