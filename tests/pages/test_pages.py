"""Every page opens without an exception, alone and on a fresh server; and the arrows between the layers hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SCRIPTS = [ROOT / "app.py", *sorted((ROOT / "pages").glob("[0-9]*.py"))]


def opened(script: Path) -> AppTest:
    """A page as a first visit to it: with app.py as the app, but not run."""
    return opened_with(script, {})


def opened_with(script: Path, parameters: dict) -> AppTest:
    """The same with query parameters, which may be lists."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if script.name != "app.py":
        app = app.switch_page(f"pages/{script.name}")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_page_opens(script):
    page = opened(script)
    assert not page.exception
    assert page.title[0].value
    assert not page.warning


def each_tab(script: Path, parameters: dict | None = None) -> Iterator[AppTest]:
    """A page once for each of its tabs, which is open then; or once, if it has none."""
    page = opened_with(script, parameters or {}).run()  # from the second run on a widget's value is kept
    yield page
    for tab in page.tabs[1:]:
        key = next(key for key in page.session_state["kept_widgets"] if key.endswith("_tab"))
        page.session_state[key] = tab.label
        yield page.run()


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
            assert not page.error
