"""Share: the link to what is seen, by one click and large; and the lesson that is made of it."""

import pytest
from playwright.sync_api import expect

from tests.helpers.waiting import drawn

SEEN = "Initialization?noise=0.25&alpha=0.7"


@pytest.mark.parametrize("secure", [True, False], ids=["by the clipboard", "by a selection"])
def test_one_click_copies_the_link_to_what_is_seen_and_shows_it_large(visit, server, secure):
    page = visit(SEEN, permissions=["clipboard-read", "clipboard-write"])
    drawn(page)
    if not secure:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_text("The link to what you see is copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{server.url}/Initialization?")
    assert {"noise=0.25", "alpha=0.7"} <= set(copied.split("?")[1].split("&"))
    page.get_by_role("button", name="Show it large").click()
    large = page.get_by_role("dialog", name="Link to what you see").locator("p")
    expect(large).to_have_text(copied.split("//")[1])
    assert large.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)") > 40
    assert large.evaluate("(p) => p.getBoundingClientRect().bottom < innerHeight")
    page.keyboard.press("Escape")
    expect(large).to_have_count(0)


def test_a_lesson_is_made_of_what_is_seen(visit, server):
    page = visit(f"{SEEN}&lock=noise&question=Which%3F&predicted=mine&predict=true")
    drawn(page)
    page.get_by_role("button", name="Share").click()
    page.get_by_role("link", name="Make it a lesson").click()
    page.get_by_role("heading", name="The link").wait_for()
    link = page.get_by_test_id("stCode").first
    expect(link).to_have_text(
        f"{server.url}/Initialization?noise=0.25&alpha=0.7&lock=noise&question=Which%3F&predict=true"
    )


def test_points_drawn_by_hand_are_in_the_link_that_is_copied(visit):
    page = visit("Own_data?depth=1&units_1=3", permissions=["clipboard-read", "clipboard-write"])
    drawn(page)
    page.get_by_role("application", name="Plane from -1 to 1").click(position={"x": 60, "y": 60})
    expect(page.locator(".pencil-count")).to_contain_text("7 of class 0, 7 of class 1")
    page.get_by_test_id("stPopoverButton").filter(has_text="Share").click()
    expect(page.get_by_text("The link to what you see is copied.")).to_be_visible()
    expect(page.get_by_text("Your points are in the link.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    there = visit(link.split("/")[-1])
    expect(there.locator(".pencil-count")).to_contain_text("7 of class 0, 7 of class 1")
    points = "document.querySelector('[data-figure=boundary]').data.flatMap((t) => [...t.x].map((x, k) => [x, t.y[k]]))"
    there.wait_for_function(f"{points}.length === 14")
    assert there.evaluate(points) == page.evaluate(points)
