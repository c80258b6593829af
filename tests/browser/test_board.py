"""The net on the stage in a real browser: what a pointer and a keyboard do with it."""

import itertools
import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect

import dnn
from tests.helpers.board import BOARD, ON_EDGE, PARAMS, PLACED
from tests.helpers.waiting import BOUNDARY, drawn, still

ITERATION = "+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '')"
SPEC = f"{BOARD}.instrument.spec"


def opened(visit, query: str = "", **size):
    page = visit(f"Playground?{query}", **size)
    page.wait_for_function(PLACED)
    drawn(page)
    return page


def over(page, unit: str) -> tuple[float, float]:
    """The middle of a unit's tile in the window."""
    box = page.locator(f"[data-unit='{unit}']").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def parameters(page) -> list[dnn.Layer]:
    """What the server sent of the net."""
    flat, sizes, at, layers = np.array(page.evaluate(PARAMS)), page.evaluate(f"{SPEC}.sizes"), 0, []
    for n_prev, n in itertools.pairwise(sizes):
        W, b = flat[at : at + n * n_prev].reshape(n, n_prev), flat[at + n * n_prev :][:n, None]
        layers.append(dnn.Layer(W, b))
        at += n * (n_prev + 1)
    return layers


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def inspected(page) -> tuple[list[list[float]], float, float]:
    """Each row of the inspector's table, z and a, as they are shown."""
    rows = page.eval_on_selector_all(
        ".inspector-terms tr",
        "all => all.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))",
    )
    a = number(page.inner_text(".inspector-equation b"))
    return [[number(cell) for cell in row if re.match(r"[−\d]", cell)] for row in rows], number(rows[2][-1]), a


def test_a_unit_is_shown_large_with_numbers_that_are_the_servers(visit):
    page = opened(visit, "depth=2&units_1=4&units_2=3&feature_x1_squared=true&activation=tanh")
    page.get_by_role("button", name="1 step").click()
    page.wait_for_function(f"{ITERATION} === 1")
    output = still(page, BOUNDARY)
    page.mouse.move(*over(page, "2,2"))
    page.wait_for_function(f"{BOUNDARY} !== {json.dumps(output)}")  # the unit stands in place of the output
    expect(page.locator(".lens")).to_contain_text("over the plane")
    x = page.evaluate(f"{BOARD}.instrument.here()")
    X = dnn.with_features(np.array(x)[:, None], ["x1_squared"])
    params = parameters(page)
    A, caches = dnn.network_forward(params[:2], [dnn.ACTIVATIONS["tanh"]] * 2, X)
    (w, a, products), z, value = inspected(page)
    np.testing.assert_allclose(w, [*params[1].W[1], params[1].b[1, 0]], atol=0.0051)
    np.testing.assert_allclose(a, [*caches[1].A_prev[:, 0], 1], atol=0.0051)
    assert z == pytest.approx(caches[1].Z[1, 0], abs=0.0051)
    assert sum(products[:-1]) == pytest.approx(z, abs=0.005 * len(products))
    assert value == pytest.approx(A[1, 0], abs=0.0051)

    page.mouse.click(*over(page, "2,2"))  # held: it stays when the pointer leaves
    page.mouse.move(5, 5)
    expect(page.locator(".lens")).to_contain_text("held")
    page.mouse.click(*over(page, "2,2"))
    page.mouse.move(5, 5)
    expect(page.locator(".lens")).to_be_hidden()
    page.wait_for_function(f"{BOUNDARY} === {json.dumps(output)}")


def test_layers_units_and_inputs_are_changed_in_place_while_it_plays(visit):
    page = opened(visit, "depth=1&units_1=3")
    page.click(".live-main")
    page.wait_for_function(f"{ITERATION} > 5")
    page.get_by_role("button", name="One unit more in layer 1").click()
    page.wait_for_function(f"{SPEC}.sizes.join() === '2,4,1' && {ITERATION} > 0")  # the new net plays on
    page.get_by_role("button", name="One layer more").click()
    page.wait_for_function(f"{SPEC}.sizes.join() === '2,4,8,1' && {ITERATION} > 0")
    page.mouse.click(*over(page, "0,4"))
    page.wait_for_function(f"{SPEC}.features.join() === 'x2_squared' && {ITERATION} > 0")
    expect(page.get_by_role("option", name="Input x2 squared, on")).to_have_attribute("aria-selected", "true")
    for setting in ("feature_x2_squared=true", "units_1=4"):
        page.wait_for_function(f"location.search.includes('{setting}')")
    page.mouse.click(*over(page, "0,1"))  # always on
    page.get_by_label("Activation of layer 2").select_option("relu")
    page.wait_for_function(f"{SPEC}.activations.join() === 'tanh,relu'")
    assert page.evaluate(f"{SPEC}.sizes[0]") == 3


def test_an_edge_is_caught_chosen_and_set_while_it_plays(visit):
    page = opened(visit, "depth=1&units_1=3")
    x, y = page.evaluate(ON_EDGE, [1, 3, 1])
    page.mouse.move(x, y + 4)
    page.wait_for_function(f"{BOARD}.instrument.near?.join() === '1,3,1'")
    page.mouse.click(x, y + 4)
    field = page.get_by_role("spinbutton", name="Weight W[1] of unit 3 from input 1")
    expect(field).to_be_visible()
    field.fill("4.5")
    field.press("Enter")
    page.wait_for_selector("text=W[1] of unit 3 from unit 1 is 4.5 now")
    page.wait_for_function(f"{BOARD}.instrument.weight([1, 3, 1]) === 4.5")
    page.get_by_role("button", name="Set to 0").click()
    page.wait_for_function(f"{BOARD}.instrument.weight([1, 3, 1]) === 0")
    page.click(".live-main")
    page.wait_for_function(f"{ITERATION} > 5")
    slider = page.get_by_role("slider", name="Weight W[1] of unit 3 from input 1")
    box = slider.bounding_box()
    page.mouse.click(box["x"] + 0.95 * box["width"], box["y"] + box["height"] / 2)
    page.wait_for_function(f"{BOARD}.instrument.weight([1, 3, 1]) > 3")
    before = page.evaluate(ITERATION)
    page.wait_for_function(f"{ITERATION} > {before}")  # and plays on


def test_a_keyboard_walks_the_net_and_a_screen_reader_says_where(visit):
    page = opened(visit, "depth=2&units_1=3&units_2=2")
    net = page.get_by_role("listbox", name=re.compile("The net"))
    active = "document.getElementById(document.querySelector('.board-nodes').getAttribute('aria-activedescendant'))"

    def says(pattern: str) -> None:
        page.wait_for_function(f"new RegExp({json.dumps(pattern)}).test({active}?.getAttribute('aria-label'))")

    net.focus()
    page.keyboard.press("Home")
    says("^Input x1, always on$")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    says("^Input x1 squared, off$")
    page.keyboard.press(" ")
    page.wait_for_function(f"{SPEC}.features.join() === 'x1_squared'")
    page.keyboard.press("ArrowRight")
    says(r"^Unit \d of layer 1, bias -?\d+\.\d\d$")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    says("^Unit 1 of layer 1, ")
    expect(page.locator(".inspector-terms")).to_be_visible()
    page.keyboard.press("e")
    page.keyboard.press("e")
    says(r"^Weight from x2 to unit 1 of layer 1, -?\d+\.\d\d$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("spinbutton", name="Weight W[1] of unit 1 from input 2")).to_be_visible()
    page.keyboard.press("End")
    says("^Output, bias")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(f"[{BOARD}.instrument.held, {BOARD}.instrument.unit[0]]") == [True, 2]
    page.keyboard.press("Escape")
    assert page.evaluate(f"[{BOARD}.instrument.held, {BOARD}.instrument.edge]") == [False, None]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844)])
def test_the_largest_net_stays_inside_its_area_and_says_what_is_not_drawn(visit, width, height):
    units = "&".join(f"units_{l}=64" for l in range(1, 7))
    page = opened(visit, f"depth=6&{units}", width=width, height=height)
    expect(page.locator(".board-note")).to_contain_text("40 strongest weights")
    area, *tiles = (
        page.evaluate("""() => ['.board', ...[...document.querySelectorAll('.board-nodes [data-unit]')]].map((each) => {
      const box = (each.closest ? each : document.querySelector(each)).getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom];
    })""")
    )
    assert len(tiles) == 6 * 64 + 1 + (2 if width < 700 else 7)
    lefts, tops, rights, bottoms = zip(*tiles, strict=True)
    assert area[0] <= min(lefts) < max(rights) <= area[2]
    assert area[1] <= min(tops) < max(bottoms) <= area[3]
    assert page.evaluate(f"{BOARD}.wires.chosen.map((some) => some.length)") == [40] * 7
    page.locator("[data-unit='3,7']").evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    page.mouse.move(*over(page, "3,7"))
    expect(page.locator(".inspector-terms")).to_contain_text(re.compile(r"\d\d more"))
    shown = f"{BOARD}.view.canvases.latestOf('boundary', 'shade').drawing.look"
    page.wait_for_function(f"{shown}?.join() === '3,7'")
    (*_, products), z, _ = inspected(page)
    assert sum(products[:-1]) == pytest.approx(z, abs=0.005 * len(products))
