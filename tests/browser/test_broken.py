"""Below one iteration: a gradient check that breaks, times measured on the spot, shapes that do not fit."""

from playwright.sync_api import expect

from tests.helpers.navigation import choose
from tests.helpers.waiting import drawn


def test_a_broken_gradient_is_seen_and_followed_and_both_ways_are_timed(visit):
    page = visit("One_iteration?tab=gradients&depth=2&units_1=3&units_2=3&mistake=slope")
    drawn(page)
    message = page.locator(".live-message")
    expect(message).to_contain_text("wrong")
    first = message.text_content()
    page.get_by_role("button", name="1 step", exact=True).click()
    expect(page.locator("[data-measure=iteration]")).to_have_text("1")
    expect(message).not_to_have_text(first or "")
    choose(page, "The backward pass", "is right")
    expect(message).to_contain_text("Every dot is on the diagonal")
    choose(page, "The backward pass", "forgets to transpose W")
    expect(page.get_by_text("is square, so NumPy says nothing")).to_be_visible()
    expect(message).to_contain_text("wrong")
    page.get_by_role("tab", name="Loop or matrix").click()
    page.get_by_text("Matrix products", exact=True).wait_for()
    page.get_by_role("button", name="Play", exact=True).click()
    expect(message).to_contain_text("1,000 examples take")
    page.get_by_role("tab", name="Shape checker").click()
    page.get_by_label("Rows", exact=True).fill("5")
    page.get_by_label("Rows", exact=True).press("Enter")
    expect(page.get_by_text("X has shape (5, 2): expected (2, 2), by the rule (n_x, m)")).to_be_visible()
    broken = page.get_by_role("img", name="2 columns of W[1] do not meet 5 rows of X.")
    expect(broken.locator(".box.broken")).to_have_count(2)
