"""Every page opens without an exception, alone and on a fresh server, and with every choice of every control."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import SCRIPTS, each_tab, opened


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_page_opens(script):
    page = opened(script)
    assert not page.exception
    assert page.title[0].value
    assert not page.warning


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_every_choice_of_every_control_works(script):
    for page in each_tab(script):
        assert not page.exception
        try_everything(page)


def try_everything(page: AppTest) -> None:
    """Every option of every box, and both ends of every number."""
    for box in list(page.selectbox):
        for option in box.options:
            there = {each.key: each for each in page.selectbox}
            if box.key not in there:  # another choice took this control away
                break
            there[box.key].set_value(option).run()
            assert not page.exception, (box.key, option)
    numbers = [(each.key, (each.min, each.max, each.value)) for each in [*page.slider, *page.number_input]]
    for key, values in numbers:
        for value in values:
            there = {each.key: each for each in [*page.slider, *page.number_input]}
            if key not in there:  # another value took this control away
                break
            there[key].set_value(value).run()
            assert not page.exception, (key, value)
            told = [error.value for error in page.error]  # a rule that another shape breaks is what a tab is for
            assert all("It breaks" in words for words in told), (key, value, told)
