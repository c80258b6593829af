"""One iteration in a browser: stepped, pointed at, walked through by keys, gone round, and found again by its link."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from pages.ui.lessons.iteration import Start
from pages.ui.settings.configs import config_of
from pages.ui.settings.table import ONE_ITERATION
from tests.helpers.traced import sums_of

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
TITLES = [
    "Forward, layer 1 (tanh)",
    "Forward, layer 2 (sigmoid)",
    "The cost (binary cross-entropy)",
    "Back through the cost",
    "Backward, layer 2",
    "Backward, layer 1",
    "Update, layer 1",
    "Update, layer 2",
]
# What each dot of a pulse carries, in the order in which they set out; those on edges of the net are counted once.
WATCH = """() => {
  window.pulses = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.dataset?.carries) window.pulses.push(node.dataset.carries);
  }).observe(document.querySelector('.one'), { childList: true, subtree: true });
}"""
FITS = """() => [...document.querySelectorAll('.one-net, .one-formula, .one-array')].slice(0, 3).every((element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
})"""


def begun(page):
    page.wait_for_selector(".one-equation .katex")
    return page


def title(page, expected: str) -> None:
    expect(page.locator(".one-title")).to_have_text(expected)


def test_an_iteration_is_stepped_pointed_at_and_gone_round(visit):
    page = begun(visit("One_iteration"))
    page.evaluate(WATCH)
    sums = sums_of(Start.of(replace(config_of({}, ONE_ITERATION), examples=400), 2))
    for step, name in enumerate(TITLES):
        if step:
            page.keyboard.press("ArrowRight")
        title(page, name)
        for equation in page.locator(".one-equation").all():
            result = equation.get_attribute("data-result")
            for cell in equation.locator(f'[data-array="{result}"] [data-cell]').all():
                cell.dispatch_event("pointerover", {"bubbles": True})
                expect(page.locator(".one-sum")).to_contain_text(
                    sums.pop(f"{result} {cell.get_attribute('data-cell')}")
                )
    assert not sums
    order = list(dict.fromkeys(page.evaluate("window.pulses")))
    assert order == ["A[1]", "A[2]", "J", "dA[1]", "dZ[2]", "dA[0]", "A[0]", "dW[1]", "dW[2]"]
    page.wait_for_function("location.search === '?step=8'")
    page.get_by_role("button", name="Repeat: J 0.7103 → 0.6743").first.click()
    expect(page.locator(".one-place")).to_have_text("Iteration 2, step 1 of 8")
    page.wait_for_function("location.search === '?iteration=2'")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".one-place")).to_have_text("Iteration 2, step 1 of 8")
    page.get_by_role("button", name="+10").click()
    expect(page.locator(".one-place")).to_have_text("Iteration 12, step 1 of 8")
    assert len(page.locator(".one-curve polyline").get_attribute("points").split()) == 11  # J of 12 is not known yet
    page.get_by_role("button", name="Go round").click()
    expect(page.locator(".one-place")).to_contain_text("Iteration 13")
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Backward, layer 1").click()
    title(page, "Backward, layer 1")
    page.wait_for_function("location.search.includes('step=6')")
    page.reload()
    begun(page)
    expect(page.locator(".one-place")).to_contain_text("step 6 of 8")
    title(page, "Backward, layer 1")


def test_where_it_comes_from_is_lit_followed_and_tried(visit):
    page = begun(visit("One_iteration?step=6"))
    weights = page.locator('[data-result="dW[1]"]')
    weights.locator('[data-array="dW[1]"] [data-cell="1 0"]').hover()
    lit = page.locator('[data-result="dW[1]"] .one-lit')
    assert [cell.get_attribute("data-cell") for cell in lit.all()] == ["1 0", "1 1", "0 0", "0 1"]
    expect(page.locator(".one-code-line.one-marked")).to_have_text("    dW = dZ @ A_prev.mT / m  # (n_l, n_prev)")
    expect(page.locator("line.one-edge.one-lit")).to_have_attribute("data-edge", "1 1 0")
    expect(page.locator('.one-arrow.one-lit[data-cache="1 A[0]"]')).to_have_count(1)
    expect(weights.locator(".one-words")).to_contain_text("1/m: J is the mean of m losses")
    page.get_by_role("button", name="ReLU", exact=True).click()
    tried = page.locator('[data-array="dZ[1] relu"] [data-cell="0 0"]')
    tried.hover()
    expect(page.locator(".one-sum")).to_contain_text("−0.30·0 = 0.00")
    weights.get_by_role("button", name="cache of forward 1").click()
    title(page, "Forward, layer 1 (tanh)")
    # By keyboard alone: into the first array, along its cells, and back to the steps.
    page.locator(".one-window").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".one-sum")).to_contain_text("Z[1]2,2 = 0.23")
    title(page, "Forward, layer 1 (tanh)")
    page.locator(".one-window").first.evaluate("(element) => element.blur()")
    page.keyboard.press("ArrowRight")
    title(page, "Forward, layer 2 (sigmoid)")


def test_what_was_chosen_on_another_page_goes_along_and_defaults_do_not(visit):
    page = visit("Playground")
    page.wait_for_selector(".live-main")
    page.get_by_role("link", name="One iteration").first.click()
    begun(page)
    expect(page.locator(".one-unit")).to_have_count(5)
    page.get_by_role("slider", name="Hidden layers").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".one-unit")).to_have_count(7)
    page.wait_for_function("location.search.includes('depth=2')")


@pytest.mark.parametrize("link", ["?depth=0&step_m=1&step=4", "?depth=4&units_1=8&units_4=7&step_m=150&step=10"])
def test_any_net_of_the_page_is_shown_whole(visit, link):
    page = begun(visit(f"One_iteration{link}", color_scheme="dark"))
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("(element) => element.scrollWidth <= element.clientWidth + 1")
    if "depth=0" in link:
        title(page, "Backward, logistic regression")
        return
    title(page, "Backward, layer 3")
    page.get_by_role("button", name="Show the arrays").nth(1).click()
    window = page.locator('[data-array="dW[3]"] .one-window, [data-array="dZ[3]"] .one-window').first
    assert window.locator(".one-cell").count() <= 8 * 9
    page.get_by_role("button", name="Next example").click()
    expect(page.locator(".one-examples")).to_contain_text("2: y = 0")


def test_a_small_window_begins_with_the_first_formula_and_cuts_none_off(visit):
    page = begun(visit("One_iteration?step=3", width=1280, height=720))
    title(page, "The cost (binary cross-entropy)")
    page.wait_for_function(FITS)
    page.wait_for_function(
        "[...document.querySelectorAll('.one-formula')].every((each) => each.scrollWidth <= each.clientWidth + 1)"
    )


def test_a_phone_shows_net_formula_and_array_and_a_swipe_steps(visit):
    page = begun(visit("One_iteration", reduced_motion="reduce", **PHONE))
    assert page.evaluate(FITS)
    page.evaluate(WATCH)
    session = page.context.new_cdp_session(page)

    def swipe(start: int, end: int) -> None:
        for kind, x in (("touchStart", start), ("touchMove", (start + end) // 2), ("touchMove", end)):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 400}]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(300, 60)
    title(page, "Forward, layer 2 (sigmoid)")
    swipe(60, 300)
    title(page, "Forward, layer 1 (tanh)")
    assert page.evaluate("window.pulses") == []  # no motion was wanted
