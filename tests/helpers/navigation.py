"""From page to page, and to the settings, as a visitor goes."""

from tests.helpers.waiting import drawn


def go(page, title: str, tap: bool = False) -> None:
    """To another page by the menu; with `tap` as a finger does."""
    button = page.get_by_role("button", name="Menu", exact=True)
    link = page.get_by_test_id("stPopoverBody").get_by_role("link", name=title, exact=True)
    for each in (button, link):
        each.tap() if tap else each.click()


def open_settings(page) -> None:
    """Bring the settings into sight, where a page has put them away."""
    page.get_by_test_id("stExpandSidebarButton").dispatch_event("click")
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().left === 0")


def choose(page, label: str, option: str) -> None:
    """Choose from one of Streamlit's drop-downs: at rest, since a page run that ends while it is open closes it."""
    drawn(page)
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
