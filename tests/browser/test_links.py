"""Links within a visit, and what the address holds."""

from playwright.sync_api import expect

from tests.helpers.navigation import go
from tests.helpers.waiting import drawn


def test_a_start_of_the_home_page_wins_over_what_was_set_before(visit):
    page = visit("Playground?optimizer=momentum")
    optimizer = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Optimizer")
    expect(optimizer).to_have_value("momentum")
    go(page, "Home")
    page.get_by_role("link", name="A spiral, with Adam").click()
    expect(optimizer).to_have_value("Adam")
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("spiral")
    page.reload()
    expect(optimizer).to_have_value("Adam")
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("spiral")


def test_what_a_link_sets_for_another_tab_is_there_when_that_is_opened(visit):
    page = visit("Activations?activation=relu&noise=0.3")
    page.get_by_role("spinbutton", name="Slope of leaky ReLU").wait_for()
    page.get_by_role("tab", name="Saturated and dead units").click()
    activation = page.get_by_role("combobox", name="Activation g")
    expect(activation).to_have_value("ReLU")
    page.get_by_role("tab", name="g and g'").click()
    expect(activation).to_have_count(0)
    page.get_by_role("tab", name="The output layer").click()
    expect(activation).to_have_value("ReLU")
    page.wait_for_function("new URLSearchParams(location.search).get('noise') === '0.3'")
    page.reload()
    expect(activation).to_have_value("ReLU")


def test_the_page_s_own_entry_in_the_menu_keeps_the_settings_in_the_address(visit):
    page = visit("Playground?dataset=moons&alpha=0.05")
    page.wait_for_function("document.querySelector('.live')?.__live?.alpha === 0.05")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Playground").last.click()
    page.wait_for_function("location.search.includes('dataset=moons') && location.search.includes('alpha=0.05')")
    page.reload()
    page.wait_for_function("document.querySelector('.live')?.__live?.alpha === 0.05")
    page.evaluate("document.querySelector('.live').__live.set({ alpha: 0.3, dataset: 'circles' })")  # the defaults
    page.wait_for_function("!location.search.includes('alpha')")
    drawn(page)
    assert page.evaluate("document.querySelector('.live').__live.shown.settings.dataset") == "circles"
    assert "dataset" not in page.url
