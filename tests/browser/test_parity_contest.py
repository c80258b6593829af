"""The Parity page's contest in a browser: lights, sizes that fail, what is learnable, and what generalizes."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers.redrawn import note, redrawn

LIT = """() => document.querySelector('[data-figure=lights]').data.map((row) =>
    row.marker.color.map((on, k) => [on, row.text[k].trim(), row.customdata[k]]))"""
DRAWN = """() => [...document.querySelectorAll('[data-figure=lights] .textpoint text')]
    .map((each) => each.textContent.trim())"""

# Three bits, of which a seed learns all inputs within some ten iterations, on any processor.
SOON = "Parity?tab=learn&race_bits=3&race_1=12&race_2=6-6&race_3=4-4-4&race_seeds=5"


def plays(page, on: bool = True) -> None:
    """Press Play, or Pause, and wait until the run does what the button said."""
    button = page.locator(".live-main:visible")  # the only one: a second would be there first on a busy machine
    expect(button).to_have_text("Play" if on else "Pause")
    button.click()
    expect(button).to_have_text("Pause" if on else "Play")


def test_lights_go_on_with_their_iteration_and_exact_sizes_stay_dark(visit):
    page = visit(SOON, width=1280)
    painted = page.locator("[data-figure=lights].painted")
    expect(painted).to_be_visible()
    assert painted.bounding_box()["y"] + painted.bounding_box()["height"] <= 720  # a low screen's first view
    note(page)
    plays(page)
    page.mouse.move(5, 5)  # what is under a pointer is told
    expect(page.locator("[data-measure='net 0']")).not_to_contain_text("0 of 5 right")
    page.locator(".live-main:visible").click()  # unless all are right, which ends the run
    expect(page.locator(".live-main:visible")).to_have_text("Play")
    page.wait_for_function(f"({LIT})().flat().some(([on]) => on)")
    assert "lights" not in redrawn(page)
    page.wait_for_function(f"({DRAWN})().filter(Boolean).length === ({LIT})().flat().filter(([on]) => on).length")
    for on, text, words in (light for row in page.evaluate(LIT) for light in row):
        assert bool(on) == bool(text)
        assert words.endswith(f"right from iteration {text}" if on else "not yet right on all")
    lights = page.get_by_role("figure", name="A light a seed")
    lights.focus()
    for key in ("ArrowDown", "ArrowDown", "End"):  # the third net's last seed
        page.keyboard.press(key)
    last = page.evaluate(LIT)[2][-1][2]
    expect(lights.get_by_role("status")).to_have_text(f"4-4-4: 61 parameters, random Xavier, {last}")
    expect(lights.locator(".hoverlayer text")).to_contain_text([last])
    page.get_by_role("button", name="Exact sizes, n = 8").click()
    expect(page.get_by_text("From random weights, does any seed get there")).to_contain_text(
        "2-2-2 (folding, 33 parameters)"
    )
    labels = page.locator("[data-figure=lights] .annotation-text")
    expect(labels).to_have_text([re.compile(f"^{net}: .* random He$") for net in ("8", "8-4-2", "2-2-2")])
    expect(page.locator("[data-measure='net 2']")).to_contain_text("0 of 20 right")
    plays(page)
    page.wait_for_function("parseInt(document.querySelector('[data-measure=iteration]').textContent) >= 30")
    for net in range(3):
        expect(page.locator(f"[data-measure='net {net}']")).to_contain_text("0 of 20 right")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_map_of_what_is_learnable_has_marks_and_other_bits(visit, width):
    page = visit("Parity?tab=learn", width=width)
    chart = page.locator(".st-key-parity_learnable")
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".gtitle")).to_contain_text("n = 6")
    for mark in ("OR of ANDs 32", "XOR tree 6-3-2", "counting 6", "folding 2-2-2"):
        expect(chart.locator(".legendtext", has_text=mark)).to_have_count(1)
    expect(chart.locator(".hm image")).to_have_count(1)
    page.get_by_role("radio", name="4", exact=True).click()
    title = page.locator(".st-key-parity_learnable .gtitle")
    expect(title.filter(has_text="n = 4")).to_be_visible()
    expect(title).to_have_count(1)  # Streamlit keeps the old chart until the page has run
    expect(chart.locator(".legendtext", has_text="OR of ANDs 8")).to_have_count(1)
    expect(page.locator(".st-key-parity_growth .legendtext")).to_have_count(6)


def test_what_generalizes_is_there_before_anything_is_played(visit):
    page = visit("Parity?tab=generalize")
    for name in ("parity-held-out", "parity-hints"):
        chart = page.locator(f".st-key-{name}")
        expect(chart.locator(".gtitle")).to_contain_text("n = 6")
        expect(chart.locator(".errorbar").first).to_be_visible()
        assert chart.bounding_box()["y"] + chart.bounding_box()["height"] <= 900
    expect(page.locator("[data-measure=counters]")).to_have_text("0 of 24")
