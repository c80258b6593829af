"""On a phone: a finger scrolls over figures, a tap puts a point, no bar covers them; the bar at every width."""

import pytest
from playwright.sync_api import expect

from tests.helpers.board import ON_EDGE, PLACED
from tests.helpers.navigation import go

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


@pytest.fixture
def phone(visit):
    return lambda path: visit(path, **PHONE)


def swipe(page, place, by: int = 200) -> None:
    """One finger goes up over the middle of a place, by that many pixels."""
    place.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    box = place.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + by / 2
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for moved in range(10, by + 1, 10):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - moved}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def drawn(page, selector: str):
    place = page.locator(selector).first
    place.locator(".main-svg").first.wait_for()
    return place


@pytest.mark.parametrize(
    ("path", "figure"),
    [("Playground", "[data-figure=boundary]"), ("Activations", "[data-testid=stPlotlyChart]")],
)
def test_a_swipe_over_a_figure_scrolls_the_page(phone, path, figure):
    page = phone(path)
    place = drawn(page, figure)
    place.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    plot = ".js-plotly-plot" if path == "Activations" else figure
    limits = f"document.querySelector('{plot}').layout.xaxis.range"
    range_before, before = page.evaluate(limits), page.evaluate(SCROLLED)
    swipe(page, place)
    page.wait_for_function(f"{SCROLLED} > {before + 100}")
    assert page.evaluate(limits) == range_before


def test_a_point_is_put_by_a_tap_and_not_by_a_swipe(phone):
    page = phone("Own_data")
    paper = page.get_by_role("application", name="Plane from -1 to 1")
    page.get_by_text("7 of class 0, 6 of class 1").wait_for()
    paper.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    before = page.evaluate(SCROLLED)
    swipe(page, paper, 150)
    page.wait_for_function(f"{SCROLLED} > {before + 70}")
    expect(page.get_by_text("7 of class 0, 6 of class 1")).to_be_visible()
    paper.tap()
    page.get_by_text("7 of class 0, 7 of class 1").wait_for()


def test_a_tap_picks_an_edge(phone):
    page = phone("Playground?depth=1&units_1=3")
    page.wait_for_function(PLACED)
    page.locator(".board").evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    page.touchscreen.tap(*page.evaluate(ON_EDGE, [1, 3, 1]))
    page.get_by_role("spinbutton", name="Weight W[1] of unit 3 from input 1").wait_for()


def test_no_mode_bar_lies_over_a_figure(phone):
    page = phone("Playground")
    drawn(page, "[data-figure=cost]")
    assert page.locator(".modebar-btn").count()
    expect(page.locator(".modebar-btn:visible")).to_have_count(0)


def test_the_menu_is_one_button_and_closes_behind_a_link(phone):
    page = phone("")
    expect(page.locator(".st-key-bar_pages a:visible")).to_have_count(0)  # the style sheet comes beside the bar
    go(page, "Activations", tap=True)
    page.wait_for_selector("h1:has-text('Activations')")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    go(page, "Activations", tap=True)  # its own entry
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


@pytest.mark.parametrize(("width", "beside"), [(1000, 0), (1440, 5), (1920, 9)])
def test_a_wide_page_has_links_beside_its_title_and_the_rest_behind_a_button(visit, width, beside):
    page = visit("Playground", width=width)
    page.wait_for_selector(".live-main")
    expect(page.locator(".st-key-bar_pages a:visible")).to_have_count(beside)
    inside = page.evaluate("""() => {
      const bar = document.querySelector('.st-key-bar'), outer = bar.getBoundingClientRect();
      const shown = [...bar.querySelectorAll('a, button, h1, label')].filter((each) => each.checkVisibility());
      return shown.map((each) => each.getBoundingClientRect()).every(
        (box) => box.left >= 0 && box.right <= innerWidth && box.top >= outer.top && box.bottom <= outer.bottom);
    }""")
    assert inside
    if beside == 5:
        page.get_by_role("button", name="4 more").click()
        page.get_by_test_id("stPopoverBody").get_by_role("link", name="Parity").click()
        page.wait_for_selector("h1:has-text('Parity')")
