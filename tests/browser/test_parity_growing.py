"""Constructions of parity that grow: n is dragged, bits are toggled, K is lowered until an answer is wrong."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import dnn
from tests.helpers.navigation import go
from tests.helpers.waiting import drawn

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
NAMES = tuple(dnn.CONSTRUCTIONS)
# What a canvas shows: how many of its pixels are of more than the paper.
INK = """(canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 3; i < data.length; i += 4) count += data[i] > 60;
  return count / devicePixelRatio ** 2;
}"""


def begun(page):
    expect(page.locator(".par-panel")).to_have_count(4)
    return page


def panel(page, name: str):
    return page.locator(f".par-{name}")


def slider(page, name: str):
    return page.get_by_role("slider", name=name)


def shows_sizes(page, n: int) -> None:
    for name, construction in dnn.CONSTRUCTIONS.items():
        expect(panel(page, name).locator(".par-units")).to_have_text(f"{construction.units(n):,}")
        layers = len(construction.widths(n))
        words = f"units, {layers} layer{'s' * (layers > 1)}, {construction.parameters(n):,} parameters"
        expect(panel(page, name).locator(".par-sizes")).to_have_text(re.compile(re.escape(words)))


def switched(n: int, before: str, after: str) -> dict[str, int]:
    """How many units of dnn's own nets are on for one of two inputs and off for the other."""
    found = {}
    for name, construction in dnn.CONSTRUCTIONS.items():
        g = "sigmoid" if "sigmoid" in construction.gains else "relu"
        params, gs = dnn.parity_net(name, n, g)
        X = np.array([[float(bit) for bit in bits] for bits in (before, after)]).T
        _, caches = dnn.network_forward(params, gs, X)
        found[name] = sum(int(((cache.Z[:, 0] > 0) != (cache.Z[:, 1] > 0)).sum()) for cache in caches[:-1])
    return found


def tells_switched(page, n: int, before: str, after: str) -> None:
    for name, count in switched(n, before, after).items():
        units = dnn.CONSTRUCTIONS[name].units(n)
        expect(panel(page, name).locator(".par-switched")).to_have_text(f"{count:,} of {units:,} units switched")


def test_n_is_dragged_and_they_grow(visit):
    page = begun(visit("Parity"))
    shows_sizes(page, 6)
    drawn(page)  # what is dragged stays where it is
    box = slider(page, "Bits n").bounding_box()
    y, at = box["y"] + box["height"] / 2, lambda n: box["x"] + 8 + (n - 2) / 14 * (box["width"] - 16)
    page.mouse.move(at(6), y)
    page.mouse.down()
    wall, ink = panel(page, "dnf").locator("canvas"), []
    for n in (7, 8, 9, 16):
        page.mouse.move(at(n), y, steps=3)
        shows_sizes(page, n)
        page.wait_for_function("document.querySelector('.par').__contest.painted")
        ink.append(wall.evaluate(INK))
        for name in NAMES:
            expect(panel(page, name).locator(".par-answer")).to_have_text("says odd")
    page.mouse.up()
    assert ink[0] < ink[1] < ink[2] < ink[3]
    for name in NAMES:  # all 65,536 inputs have been tried
        expect(panel(page, name).locator(".par-verdict")).to_have_text(re.compile(r"^exact on all 65,536 inputs"))
    for line in ("2ⁿ⁻¹ OR of ANDs", "n counting", "log₂ n tree, folding"):
        expect(page.locator(".par-name", has_text=line)).to_have_count(1)
    tree = page.locator("figure").first.locator("polyline").nth(1)
    curved = tree.get_attribute("points")
    page.get_by_role("button", name="Even axis").click()
    expect(tree).not_to_have_attribute("points", curved)
    page.wait_for_function("location.search.includes('wide_bits=16')")
    expect(page.get_by_text(re.compile(r"on the other tabs n = \d"))).to_have_count(1)
    slider(page, "Bits n").focus()
    page.keyboard.press("Home")
    shows_sizes(page, 2)
    page.locator("figure").nth(2).click(position={"x": 40, "y": 90})  # at the beginning of its axis, and then further
    shows_sizes(page, 2)
    page.locator("figure").nth(2).click(position={"x": 200, "y": 90})
    expect(panel(page, "dnf").locator(".par-units")).not_to_have_text("2")


def test_bits_are_toggled_and_each_says_how_many_units_switched(visit):
    page = begun(visit("Parity?race_bits=9&bits=1101"))
    expect(page.locator(".par-question")).to_contain_text("3 of 9 bits are 1: odd.")
    page.get_by_role("button", name="x5 is 0").click()
    expect(page.locator(".par-question")).to_contain_text("4 of 9 bits are 1: even.")
    tells_switched(page, 9, "110100000", "110110000")
    for name in NAMES:
        expect(panel(page, name).locator(".par-answer")).to_have_text("says even")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    tells_switched(page, 9, "110110000", "110111000")
    expect(page.get_by_role("button", name="x6 is 1")).to_be_focused()
    panel(page, "dnf").get_by_role("button", name="OR of ANDs", exact=True).click()
    expect(page.locator(".par-closer td").first).to_have_text("1")  # one unit whose pattern is x
    page.wait_for_function("location.search.includes('bits=110111') && location.search.includes('focus=')")
    expect(page.get_by_text("AND/OR gates only.")).to_have_count(1)
    page.reload()
    begun(page)
    expect(page.locator(".par-question")).to_contain_text("5 of 9 bits are 1: odd.")
    expect(panel(page, "dnf").locator(".par-title")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("tab", name="2 Learn").click()
    expect(page.get_by_role("spinbutton", name="Bits n")).to_have_value("9")
    page.get_by_role("spinbutton", name="Bits n").fill("4")
    page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('race_bits=4')")
    page.get_by_role("tab", name="1 Represent").click()
    begun(page)
    shows_sizes(page, 4)
    go(page, "Activations")
    page.wait_for_selector("h1:has-text('Activations')")
    go(page, "Parity")
    begun(page)
    shows_sizes(page, 4)


@pytest.mark.parametrize("window", [{"width": 1440}, PHONE], ids=["desk", "phone"])
def test_k_is_lowered_until_the_first_wrong_input_shows(visit, window):
    page = begun(visit("Parity?race_bits=8", color_scheme="dark", **window))
    gain, tree = slider(page, "Gain K"), panel(page, "tree")
    expect(tree.locator(".par-first")).to_be_hidden()
    enough = float(page.locator(".par-limit").first.get_attribute("data-limit"))
    gain.fill(str(enough))
    expect(tree.locator(".par-verdict")).to_have_text(f"exact on all 256 inputs, from K = {enough} on")
    gain.focus()
    page.keyboard.press("ArrowLeft")
    params, gs = dnn.parity_net("tree", 8, "sigmoid", round(enough - 0.1, 1))
    X, Y = dnn.parity_examples(8, 0.0)
    bad = np.flatnonzero((dnn.predict(params, gs, X) > 0.5)[0] != Y[0])
    first = f"{bad[0]:08b}"
    expect(tree.locator(".par-verdict")).to_have_text(f"{len(bad)} of 256 inputs wrong, the first:")
    expect(tree.locator(".par-first")).to_have_text(first)
    tree.locator(".par-first").click()
    expect(tree.locator(".par-answer")).to_have_text(re.compile("which is wrong$"))
    expect(page.locator(".par-bit[aria-pressed=true]")).to_have_count(first.count("1"))
    expect(panel(page, "folding").locator(".par-verdict")).to_have_text("exact on all 256 inputs, whatever K is")


def test_all_bits_fit_a_phone_and_stay_in_sight(visit):
    page = begun(visit("Parity?race_bits=10&wide_bits=16", reduced_motion="reduce", **PHONE))
    slider(page, "Bits n").focus()
    for n in range(16, 1, -1):
        expect(page.locator(".par-bit:visible")).to_have_count(n)
        boxes = page.locator(".par-bit:visible").evaluate_all(
            "all => all.map((bit) => bit.getBoundingClientRect().toJSON())"
        )
        assert len({box["y"] for box in boxes}) == 1
        assert min(box["width"] for box in boxes) >= 24
        assert boxes[0]["left"] >= 0
        assert boxes[-1]["right"] <= 390
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("End")
    panel(page, "folding").locator("canvas").evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    page.locator(".par-bit").nth(15).tap()
    tells_switched(page, 16, "1" + "0" * 15, "1" + "0" * 14 + "1")
    assert not page.evaluate("document.querySelector('.par').__contest.flowing")  # no motion was wanted
    assert page.locator(".par-bit").nth(15).evaluate("(bit) => bit.getBoundingClientRect().top >= 0")


def test_what_a_lesson_locks_cannot_be_changed(visit):
    page = begun(visit("Parity?race_bits=5&lock=race_bits,gain"))
    expect(slider(page, "Bits n")).to_be_disabled()
    expect(slider(page, "Gain K")).to_be_disabled()
    page.get_by_role("button", name="ReLU", exact=True).click()
    expect(panel(page, "tree").locator(".par-switched")).to_have_text("ReLU units")
    page.wait_for_function("location.search.includes('gates=ReLU')")
    page.locator("figure").nth(2).click()
    shows_sizes(page, 5)
