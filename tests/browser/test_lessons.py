"""The lessons in a real browser: played, and looked at in every width and theme."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from pages.ui.page.frame import pages
from tests.helpers.navigation import go
from tests.helpers.waiting import drawn

PATHS = ["", *(page.title.replace(" ", "_") for page in pages())]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("path", PATHS)
def test_pages_fit_their_window(visit, path, width, scheme):
    page = visit(path, width=width, height=900, color_scheme=scheme)
    drawn(page)
    main = "document.querySelector('[data-testid=stMain]')"
    page.wait_for_function(f"{main}.scrollWidth <= {main}.clientWidth + 1")  # once its figures have their sizes
    assert not page.locator("[data-testid=stException]").count()


@pytest.mark.parametrize(
    ("path", "tab", "figures"),
    [
        ("Activations", "Why non-linear", 3),
        ("Activations", "Saturated and dead units", 3),
        ("Activations", "The output layer", 3),
        ("Initialization", None, 6),
        ("Hyperparameters", "α race", 1),
        ("Hyperparameters", "Optimizers", 5),
        ("Hyperparameters", "Regularization", 5),
        ("Hyperparameters", "Hidden units", 9),
        ("Hyperparameters", "Sweep", 2),
        ("Parity", "2 Learn", 6),
        ("Parity", "3 Generalize", 9),
    ],
)
def test_it_plays(visit, path, tab, figures):
    page = visit(path)
    if tab:
        page.get_by_role("tab", name=tab).click()
    play = page.locator(".live-main:visible").first
    play.wait_for()
    play.click()
    page.wait_for_function(
        "[...document.querySelectorAll('[data-measure=iteration]')].some((e) => parseInt(e.textContent) >= 3)"
    )
    expect(page.locator(".live-figure:visible")).to_have_count(figures)
    play.click()
    page.wait_for_function("[...document.querySelectorAll('.live-main')].every((e) => e.textContent === 'Play')")


def test_a_run_waits_on_a_closed_tab(visit):
    page = visit("Hyperparameters?tab=optimizers")
    measure = "[data-measure=iteration]"
    page.locator(".live-main:visible").click()
    page.wait_for_function("parseInt(document.querySelector('[data-measure=iteration]')?.textContent) >= 3")
    page.get_by_role("tab", name="Regularization").click()
    page.wait_for_function(f"document.querySelector('{measure}')?.textContent === '0'")
    assert page.url.endswith("?tab=regularization")
    page.get_by_role("tab", name="Run log").click()
    page.wait_for_selector(measure, state="detached")
    page.get_by_role("tab", name="Optimizers").click()
    page.wait_for_selector("text=/^Pause$/")  # it goes on from where it was
    page.wait_for_function("parseInt(document.querySelector('[data-measure=iteration]')?.textContent) >= 4")
    expect(page.locator(".live-figure")).to_have_count(5)


def test_a_left_run_is_in_the_log_with_its_downloads(visit):
    page = visit("Playground")
    page.wait_for_selector(".live-main")
    page.click("text=1 step", modifiers=["Shift"])
    page.wait_for_function("document.querySelector('[data-measure=iteration]')?.textContent === '10'")
    page.click("text=Reset")
    page.wait_for_function("document.querySelector('[data-measure=iteration]')?.textContent === '0'")
    go(page, "Hyperparameters")
    page.get_by_role("tab", name="Run log").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(download.value.path()).read_text()
    assert "playground" in text
    assert "gradient_descent" in text


def test_a_bad_width_is_named_and_nothing_is_lost(visit):
    page = visit("Parity?race_2=9-9")
    page.get_by_role("tab", name="2 Learn").click()
    box = page.get_by_role("textbox", name="Net 1, hidden layers")
    box.fill("3-x")
    box.press("Enter")
    page.wait_for_selector("text=Net 1, hidden layers must be 1 to 4 whole numbers")
    expect(page.get_by_role("textbox", name="Net 2, hidden layers")).to_have_value("9-9")
    box.fill("5")
    box.press("Enter")
    page.wait_for_selector("[data-measure='net 0']")
