"""The stage in a real browser: all of it in one view at each size, and what its output shows."""

import pytest

from tests.helpers.navigation import open_settings
from tests.helpers.waiting import BOUNDARY, settled, still

SIZES = [(1440, 900), (1280, 720), (1920, 1080)]
AREAS = (
    "transport",
    "reads",
    "data",
    "alpha",
    "settings",
    "nethead",
    "net",
    "inspector",
    "output",
    "cost",
    "weights",
    "time",
)
BOXES = """(areas) => Object.fromEntries(areas.map((name) => {
  const { left, top, right, bottom } = document.querySelector(`.stage-${name}`).getBoundingClientRect();
  return [name, [left, top, right, bottom].map(Math.round)];
}))"""
# What reaches out of its area, with its own right and bottom and the area's.
CUT = """(areas) => areas.flatMap((name) => {
  const area = document.querySelector(`.stage-${name}`), { right, bottom } = area.getBoundingClientRect();
  return [...area.querySelectorAll('button, input, select, output, dd, canvas')].flatMap((each) => {
    const box = each.getBoundingClientRect();
    const cut = each.checkVisibility() && box.width && (box.bottom > bottom + 2 || box.right > right + 2);
    return cut ? [[name, each.outerHTML.slice(0, 80), box.right, box.bottom, right, bottom]] : [];
  });
})"""
SETTLED = (
    "JSON.stringify([...document.querySelectorAll('.stage *')].map((each) => each.getBoundingClientRect().bottom))"
)
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
BOUNDARY_FIGURE = "document.querySelector('[data-figure=boundary]')"


def overlapping(one: list[int], other: list[int]) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than an edge."""
    return min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1


def one_view(page, width: int, height: int) -> None:
    """Every area lies in the window, on no other, and holds what is in it."""
    page.set_viewport_size({"width": width, "height": height})
    still(page, SETTLED)
    boxes = page.evaluate(BOXES, AREAS)
    for name, (left, top, right, bottom) in boxes.items():
        assert left < right, name
        assert top < bottom, name
        assert left >= 0, name
        assert top >= 0, name
        assert right <= width, (name, right)
        assert bottom <= height, (name, bottom)
    for one, other in ((a, b) for i, a in enumerate(AREAS) for b in AREAS[:i]):
        assert not overlapping(boxes[one], boxes[other]), (one, boxes[one], other, boxes[other])
    settled(lambda: page.evaluate(CUT, AREAS), [])  # fonts may come late


def test_all_is_in_one_view_at_every_size_also_in_presenter_mode(visit):
    page = visit("Playground")
    page.wait_for_function(BOUNDARY)
    for width, height in SIZES:
        one_view(page, width, height)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.locator(".st-key-present label").click()
    page.wait_for_function("getComputedStyle(document.documentElement).fontSize === '20px'")
    one_view(page, 1920, 1080)
    page.locator(".st-key-present label").click()
    page.wait_for_function("getComputedStyle(document.documentElement).fontSize === '16px'")
    open_settings(page)
    for width, height in SIZES:  # beside the settings the areas are narrower
        page.set_viewport_size({"width": width, "height": height})
        settled(lambda: page.evaluate(CUT, AREAS), [])
    in_front = "document.elementFromPoint(360, 20).closest('.st-key-bar') !== null"
    assert page.evaluate(in_front)  # the bar is there and nothing lies over it


def test_on_a_phone_the_first_screen_has_what_is_played_with(visit):
    page = visit("Playground", **PHONE)
    page.wait_for_function(BOUNDARY)
    still(page, SETTLED)
    boxes = page.evaluate(BOXES, ("transport", "alpha", "net"))
    figure = page.locator("[data-figure=boundary]").bounding_box()
    assert all(right <= 390 for _, _, right, _ in boxes.values())
    assert figure["y"] + figure["height"] <= boxes["alpha"][1]
    assert boxes["net"][1] + 0.5 * (boxes["net"][3] - boxes["net"][1]) < 844  # more than half of the net
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


# The share of the shading that has one of its two commonest colours.
TWO_COLOURS = """() => {
  const canvas = document.querySelector('[data-figure=boundary] canvas'), counts = {};
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  for (let k = 0; k < data.length; k += 4) {
    const colour = data.slice(k, k + 4).join();
    counts[colour] = (counts[colour] ?? 0) + 1;
  }
  const [first, second = 0] = Object.values(counts).sort((a, b) => b - a);
  return (first + second) / (data.length / 4);
}"""
SHOWN = """() => [...document.querySelectorAll('[data-figure=boundary] .scatterlayer .trace')].map(
  (trace) => [...trace.querySelectorAll('.point')].filter((point) => point.style.opacity !== '0').length)"""


def test_the_output_shows_what_is_asked_for(visit):
    page = visit("Playground?output=decisions&train_points=false")
    page.wait_for_function(BOUNDARY)
    page.wait_for_function(f"({TWO_COLOURS})() > 0.9")
    page.wait_for_function(f"({SHOWN})().length === 2")
    page.get_by_role("checkbox", name="train").check()
    page.wait_for_function(f"({SHOWN})().length === 4")
    page.get_by_role("radio", name="probability").check()
    page.wait_for_function(f"({TWO_COLOURS})() < 0.5")
    page.wait_for_function("location.search === ''")
    page.get_by_role("radio", name="decisions").check()
    page.wait_for_function(f"({TWO_COLOURS})() > 0.9")
    page.wait_for_function("location.search === '?output=decisions'")
    page.get_by_role("radio", name="probability").check()
    page.wait_for_function(f"({TWO_COLOURS})() < 0.5")

    everything = page.evaluate(SHOWN)
    assert len(everything) == 4
    page.get_by_role("checkbox", name="test").uncheck()
    page.wait_for_function(f"({SHOWN})().length === 2")
    page.get_by_role("button", name="1 step").click()
    page.wait_for_function("document.querySelector('[data-measure=iteration]').textContent === '1'")
    page.get_by_role("button", name="New weights").click()  # another run has figures of its own
    page.wait_for_function("document.querySelector('[data-measure=iteration]').textContent === '0'")
    page.wait_for_function(f"({SHOWN})().length === 2")
    page.get_by_role("checkbox", name="only wrong").check()
    accuracy = float(page.inner_text("[data-measure=accuracy_train]").removesuffix(" %"))
    examples = sum(everything[:2])
    page.wait_for_function(f"(() => {{ const shown = ({SHOWN})(); return shown[0] + shown[1] < {examples}; }})()")
    assert sum(page.evaluate(SHOWN)) == pytest.approx(examples * (1 - accuracy / 100), abs=3)


def test_the_cost_is_drawn_on_the_axes_that_are_chosen(visit):
    page = visit("Playground")
    page.wait_for_function(BOUNDARY)
    kind = "document.querySelector('[data-figure=cost]').layout.yaxis.type"
    page.get_by_label("Axes of the cost").select_option("log scale")
    page.wait_for_function(f"{kind} === 'log'")
    page.get_by_role("button", name="New weights").click()
    page.wait_for_function("location.search.includes('seed=')")
    page.wait_for_function(BOUNDARY)
    assert page.evaluate(kind) == "log"
