"""The coach in a browser: a run with an α that is too large, and the button that tries another beside it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.helpers.waiting import BOUNDARY

LINE = ".coach-line"


def test_a_run_with_a_large_alpha_is_told_so_and_its_cure_runs_beside_it(visit):
    page = visit("Playground?alpha=30.0&seed=50&data_seed=5")
    page.wait_for_function(BOUNDARY)
    area, below = page.locator(".stage-coach"), page.locator(".stage-time")
    assert page.get_attribute(".coach-region", "aria-live") == "polite"
    assert not page.is_visible(LINE)
    before = (area.bounding_box(), below.bounding_box()["y"])

    page.click(".live-main")
    page.wait_for_selector(f"{LINE}:visible")
    assert "α = 30 is too large." in page.inner_text(".coach-sentence").replace("\u00a0", " ")
    expect(page.locator(".coach-bars rect")).to_have_count(20)
    # Nothing has made room for it: there was room.
    assert (area.bounding_box()["height"], below.bounding_box()["y"]) == (before[0]["height"], before[1])
    page.click(".live-main")
    assert Axe().run(page, context=".stage-coach").response["violations"] == []
    page.wait_for_selector(f"{LINE}:visible")

    page.click(".coach-try")
    page.wait_for_selector(LINE, state="hidden")
    page.wait_for_function("document.querySelector('.live').__live.alpha === 0.3")
    page.wait_for_function("document.querySelector('[data-figure=cost]').data?.some((trace) => trace.name === 'A')")
    page.wait_for_function("+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '') > 50")
    expect(page.locator(".live-main")).to_have_text("Pause")
    page.wait_for_function("!location.search.includes('alpha=30')")  # the link says what is played

    # Another run with the same fault, and a reader who does not want to hear of it.
    page.evaluate("document.querySelector('.live').__live.set({ alpha: 30 })")
    page.wait_for_selector(f"{LINE}:visible")
    page.focus(".coach-away")
    page.keyboard.press("Enter")
    page.wait_for_selector(LINE, state="hidden")
    assert page.evaluate("document.activeElement.classList.contains('live-main')")
