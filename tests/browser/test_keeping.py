"""Pins, weights set by hand, own data and teachers' links in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers.exported import script_output
from tests.helpers.waiting import BOUNDARY, still

ITERATION = "+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '')"


def opened(visit, path: str = "Playground"):
    page = visit(path)
    page.wait_for_function(BOUNDARY)
    return page


def played(page, iterations: int = 200):
    page.click(".live-main")
    page.wait_for_function(f"{ITERATION} > {iterations}")
    page.click(".live-main")
    page.wait_for_function("document.querySelector('.live-main').textContent === 'Play'")
    return int(still(page, ITERATION))


def boundary(page) -> str:
    return still(page, BOUNDARY)


def test_a_pinned_run_stands_beside_the_next(visit):
    page = opened(visit)
    played(page)
    page.get_by_role("button", name="Pin this run").click()
    page.get_by_role("button", name="Take up its settings again").focus()
    expect(page.locator(".pins-about")).to_contain_text("Run A, pinned at iteration")  # whole, whatever has room
    page.get_by_role("spinbutton", name="Units of layer 1").fill("3")
    page.get_by_role("spinbutton", name="Units of layer 1").press("Enter")
    page.wait_for_selector("text=Started anew, since the layers changed")
    page.click(".live-main")
    expect(page.locator(".pins-words")).to_have_text("layers 8-8")
    pixels = "document.querySelector('.pins canvas').getContext('2d').getImageData(0, 0, 20, 20).data"
    assert page.evaluate(f"{pixels}.some(Boolean)")
    names = "document.querySelector('[data-figure=cost]').data.map((trace) => trace.name)"
    assert page.evaluate(names)[-2:] == ["A", "A, test"]
    page.get_by_role("button", name="Take up its settings again").click()
    page.wait_for_function("!location.search.includes('units_1=3')")
    expect(page.locator(".pins-words")).to_have_text("the same settings")
    page.get_by_role("button", name="Unpin run A").click()
    expect(page.locator(".pins-card")).to_have_count(0)


def test_the_same_with_twenty_seeds_and_one_is_taken_over(visit):
    page = opened(visit, "Playground?depth=1&units_1=4&alpha=1")
    page.get_by_role("button", name="Again with 20 seeds").click()
    again = "document.querySelector('.live').__live.shown.again"
    page.wait_for_function(f"{again}?.done && {again}.at === 500")
    expect(page.locator(".seeds-curve")).to_have_count(20)
    reached = page.evaluate(f"{again}.reached.filter(Boolean).length")
    expect(page.locator(".seeds-share")).to_contain_text(f"{reached} of 20 reached a test accuracy of 95 %")
    expect(page.locator(".seeds-chip.reached")).to_have_count(reached)
    best = page.evaluate(f"{again}.best")
    cost = page.evaluate(f"{again}.costs[{best}]")
    page.get_by_role("button", name="The best").click()
    page.wait_for_function(f"{ITERATION} === 500")
    assert float(page.inner_text("[data-measure=cost_train]")) == pytest.approx(cost, rel=0.01, abs=1e-4)
    if best:
        page.wait_for_function(f"location.search.includes('seed={best + 1}')")
    summary = page.get_by_role("button", name=f"{reached} of 20 reached it", exact=True)
    summary.click()
    expect(page.locator(".seeds-chip").last).to_be_in_viewport()
    page.get_by_role("button", name="Close the twenty seeds").click()
    expect(page.locator(".seeds")).to_be_hidden()
    page.get_by_role("button", name="Again with 20 seeds").wait_for()


def test_the_downloaded_script_ends_at_the_cost_on_the_page(visit, tmp_path):
    page = opened(visit)
    page.click("text=1 step", modifiers=["Shift"])
    page.wait_for_function(f"{ITERATION} === 10")
    out = script_output(page, tmp_path)
    assert out.startswith("10 iterations")
    assert float(out.split("J =")[1]) == pytest.approx(float(page.inner_text("[data-measure=cost_train]")), abs=5e-5)


def test_points_are_drawn_on_the_output_and_learned(visit):
    page = opened(visit, "Own_data")
    paper = page.get_by_role("application", name="Plane from -1 to 1")
    box = paper.bounding_box()
    page.get_by_text("7 of class 0, 6 of class 1").wait_for()

    def at(x: float, y: float) -> tuple[float, float]:
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    page.get_by_role("button", name="class 1", exact=True).click()
    for k in range(3):
        page.mouse.click(*at(0.1 + 0.02 * k, 0.9))
    page.get_by_text("7 of class 0, 9 of class 1").wait_for()
    learned = "document.querySelector('[data-figure=boundary]').data.reduce((n, t) => n + t.x.length, 0) === %d"
    page.wait_for_function(learned % 16)
    page.get_by_role("button", name="class 0", exact=True).click()  # a stroke of the brush
    page.mouse.move(*at(0.1, 0.1))
    page.mouse.down()
    page.mouse.move(*at(0.5, 0.1), steps=5)
    page.mouse.up()
    page.wait_for_function(f"parseInt(document.querySelector('.pencil-count').textContent) >= {7 + 10}")
    drawn_now = sum(map(int, re.findall(r"(\d+) of class", page.inner_text(".pencil-count"))))
    page.wait_for_function(learned % drawn_now)
    page.get_by_role("button", name="eraser").click()
    page.mouse.click(*at(0.12, 0.9))
    page.get_by_text("of class 0, 6 of class 1").wait_for()
    page.get_by_role("button", name="class 1", exact=True).click()
    paper.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    page.get_by_text("of class 0, 7 of class 1").wait_for()
    played(page, 50)
    page.get_by_role("button", name="Clear all").click()
    page.get_by_text("Put at least three points of each class on the plane.").wait_for()
    expect(page.locator("[data-measure=cost_train]")).to_be_hidden()  # of points that are not there any more
    assert page.locator(".stage-transport").evaluate("(element) => element.inert")
    for kind, x in (("class 0", 0.1), ("class 1", 0.6)):
        page.get_by_role("button", name=kind, exact=True).click()
        for k in range(4):
            page.mouse.click(*at(x + 0.04 * k, 0.5))
    page.get_by_text("4 of class 0, 4 of class 1").wait_for()
    page.wait_for_function(learned % 8)
    expect(page.locator("[data-measure=cost_train]")).to_be_visible()
    page.wait_for_function(f"{ITERATION} === 0")


def test_a_drawn_set_has_seeds_pins_and_a_coach(visit):
    page = opened(visit, "Own_data?depth=1&units_1=4&initializer=zeros")
    page.get_by_role("button", name="Clear all").wait_for()
    played(page, 40)
    page.locator(".coach").get_by_text("have the same weights").wait_for()
    page.locator(".coach").get_by_role("button", name="Try").click()
    page.wait_for_function("!location.search.includes('initializer=zeros')")
    expect(page.locator(".pins-words")).to_have_text("initializer zeros")
    page.wait_for_function(f"{ITERATION} > 40")
    page.click(".live-main")
    page.get_by_role("button", name="Again with 20 seeds").click()
    page.wait_for_function("document.querySelector('.live').__live.shown.again?.done")
    expect(page.locator(".seeds-share")).to_contain_text("of 20 reached")
    expect(page.locator(".seeds-curve")).to_have_count(20)
    page.get_by_role("button", name="class 1", exact=True).click()
    page.get_by_role("application", name="Plane from -1 to 1").click(position={"x": 100, "y": 100})
    page.get_by_text("7 of class 0, 7 of class 1").wait_for()
    expect(page.locator(".pins-card")).to_have_count(0)  # they learned from other points
    expect(page.locator(".seeds")).to_be_hidden()


def test_a_table_is_uploaded_and_a_bad_one_is_refused(visit):
    page = opened(visit, "Own_data")
    page.get_by_role("button", name="Upload a CSV").click()  # opens what is beside the stage
    page.get_by_role("radio", name="Upload a CSV").click()
    table = "size,price,<b>rooms</b>,kind\n" + "\n".join(f"{i},{i * 7 % 5},{i % 3},{'ab'[i % 2]}" for i in range(40))

    def upload(text: str):
        page.set_input_files("input[type=file]", {"name": "t.csv", "mimeType": "text/csv", "buffer": text.encode()})

    upload("not a table")
    page.wait_for_selector("text=0 rows below its heading")
    upload(table)
    page.wait_for_selector("text=The table: 40 rows, 4 columns")
    page.wait_for_function(BOUNDARY)
    assert page.evaluate("document.querySelector('[data-figure=weights]').data[0].x.length") == 4
    expect(page.locator("b", has_text="rooms")).to_have_count(0)


def test_a_teacher_s_link_hides_locks_and_asks_first(visit):
    question = "What+<b>shape</b>+comes%3F"
    link = f"?dataset=xor&alpha=0.7&lock=dataset&hide=alpha,seed&question={question}&predict=true&present=true"
    page = opened(visit, f"Playground{link}")
    expect(page.get_by_role("combobox", name="Data set")).to_be_disabled()
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("XOR")
    expect(page.get_by_role("spinbutton", name="Learning rate")).to_have_count(0)
    page.wait_for_selector("text=What <b>shape</b> comes?")
    assert not page.locator(".live-main").is_visible()
    page.get_by_role("textbox", name="What do you expect?").fill("a cross")
    page.get_by_role("button", name="That is my prediction").click()
    page.wait_for_selector("text=You predicted: a cross")
    page.locator(".live-main").wait_for()
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{ITERATION} === 1")
    page.keyboard.press("Space")
    page.wait_for_function(f"{ITERATION} > 5")
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('.live-main').textContent === 'Play'")
    assert page.evaluate("document.querySelector('.live').__live.alpha") == 0.7


def test_the_built_link_opens_as_built(visit):
    page = visit("For_teachers")
    page.get_by_role("textbox", name="A question above the page").fill("Which boundary?")
    page.get_by_role("textbox", name="A question above the page").press("Enter")
    page.get_by_text("Ask for a prediction before Play").click()
    page.wait_for_function("document.querySelector('code').textContent.includes('predict=true')")
    link = page.inner_text("code")
    assert link.endswith("Playground?question=Which+boundary%3F&predict=true")
    page.goto(link)
    page.wait_for_selector("text=Which boundary?")
    page.wait_for_selector("text=What do you expect?")


def test_a_notebook_is_checked(visit):
    page = visit("Check_my_notebook")
    page.wait_for_selector("text=All that could be compared agrees.")
    box = page.get_by_role("textbox", name="Your numbers")
    box.fill("W1 = [[0.01624345, -0.00611756, 1], [-0.01072969, 0.00865408, -0.02301539]]")
    box.press("Control+Enter")
    page.wait_for_selector("text=1 of 6 cells differ, the first at [0, 2]")
    box.fill("W1 = [[1, 2], [3]]")
    box.press("Control+Enter")
    page.wait_for_selector("text=W1 is no array of numbers with rows of the same length.")
