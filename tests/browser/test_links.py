"""Links within a visit, and what the address holds."""

from playwright.sync_api import expect


def test_a_start_of_the_home_page_wins_over_what_was_set_before(visit):
    page = visit("Playground?optimizer=momentum")
    optimizer = page.get_by_role("combobox", name="Optimizer")
    expect(optimizer).to_have_value("momentum")
    page.get_by_role("link", name="Home").click()
    page.get_by_role("link", name="A spiral, with Adam").click()
    expect(optimizer).to_have_value("Adam")
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("spiral")
    page.reload()
    expect(optimizer).to_have_value("Adam")
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("spiral")
