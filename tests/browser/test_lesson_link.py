"""A teacher's lesson outlives the menu, the way to another page and back, and a reload; until it is left."""

import pytest
from playwright.sync_api import expect

from tests.helpers.navigation import go
from tests.helpers.waiting import drawn

LINK = "Playground?dataset=xor&alpha=0.7&lock=dataset,alpha&hide=seed&seed=7&question=Which+shape%3F&predict=true"


def holds(page) -> None:
    """Question, prediction, what is locked and what is hidden are there, on the page and in its address."""
    expect(page.get_by_text("Which shape?", exact=True)).to_be_visible()
    expect(page.get_by_text("You predicted: a cross")).to_be_visible()
    expect(page.locator(".live-main")).to_be_visible()
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("XOR")
    expect(page.get_by_role("combobox", name="Data set")).to_be_disabled()
    expect(page.get_by_role("spinbutton", name="Learning rate")).to_have_value("0.7")
    expect(page.get_by_role("spinbutton", name="Learning rate")).to_be_disabled()
    page.wait_for_function(
        "((q) => q.get('lock') === 'dataset,alpha' && q.get('hide') === 'seed' && q.get('predicted') === 'a cross'"
        " && q.get('dataset') === 'XOR' && q.get('alpha') === '0.7' && q.get('seed') === '7')"
        "(new URLSearchParams(location.search))"
    )


@pytest.fixture
def lesson(visit):
    page = visit(LINK)
    page.get_by_role("textbox", name="What do you expect?").fill("a cross")
    page.get_by_role("button", name="That is my prediction").click()
    holds(page)
    return page


def test_a_lesson_outlives_its_page_s_own_menu_entry(lesson):
    lesson.evaluate("""() => {
      const push = history.pushState;
      history.pushState = function (...given) { window.left = String(given[2]); return push.apply(this, given); };
    }""")
    go(lesson, "Playground")
    lesson.wait_for_function("window.left !== undefined")
    holds(lesson)
    lesson.reload()
    holds(lesson)


def test_a_lesson_outlives_home_and_another_page_and_a_reload(lesson):
    go(lesson, "Home")
    lesson.get_by_role("heading", name="Watch a neural network learn").wait_for()
    go(lesson, "Initialization")
    lesson.get_by_role("heading", name="Initialization", exact=True).wait_for()
    expect(lesson.get_by_role("combobox", name="Data set")).to_be_enabled()
    lesson.get_by_role("spinbutton", name="Learning rate").fill("3")
    lesson.get_by_role("spinbutton", name="Learning rate").press("Enter")
    go(lesson, "Playground")
    holds(lesson)
    lesson.reload()
    holds(lesson)
    go(lesson, "Home")
    lesson.get_by_role("heading", name="Watch a neural network learn").wait_for()
    lesson.go_back()
    holds(lesson)


def test_a_lesson_is_left_by_its_button(lesson):
    lesson.get_by_role("button", name="Leave the lesson").click()
    expect(lesson.get_by_role("combobox", name="Data set")).to_be_enabled()
    expect(lesson.get_by_role("spinbutton", name="Learning rate")).to_have_value("0.7")
    expect(lesson.get_by_text("Which shape?", exact=True)).to_have_count(0)
    lesson.wait_for_function("!/lock|hide|question|predict/.test(location.search)")
    lesson.wait_for_function("location.search.includes('dataset=')")
    lesson.reload()
    expect(lesson.get_by_role("combobox", name="Data set")).to_be_enabled()
    expect(lesson.get_by_role("combobox", name="Data set")).to_have_value("XOR")
    go(lesson, "Playground")
    drawn(lesson)
    expect(lesson.get_by_role("combobox", name="Data set")).to_be_enabled()
    expect(lesson.get_by_role("combobox", name="Data set")).to_have_value("XOR")


def test_presenter_mode_goes_along_and_stays_in_the_address(visit):
    page = visit("Playground?present=true")
    go(page, "Activations")
    page.get_by_role("heading", name="Activations", exact=True).wait_for()
    expect(page.get_by_role("switch", name="Presenter")).to_be_checked()
    page.wait_for_function("location.search.includes('present=true')")
    page.reload()
    expect(page.get_by_role("switch", name="Presenter")).to_be_checked()
