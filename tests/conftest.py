"""One running app and one browser for each worker; a fresh visitor for each test that asks for `visit`."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Error as PlaywrightError

from tests.helpers.app import Server, running
from tests.helpers.waiting import patient
from tests.load.browser import executable

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PATIENCE = 90_000  # ms until a page that does not answer counts as broken: a busy machine is slow, not wrong
HERE = Path(__file__).parent

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A worker for each core where everything runs; tests chosen by path, and those whose prints are read, in one."""
    if config.args_source is config.ArgsSource.ARGS or config.getoption("capture") == "no":
        return 0
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 4)


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if " at 0x" in item.nodeid:
            raise pytest.UsageError(f"Another id in each process: {item.nodeid}. Give `parametrize` readable ids.")
        if HERE / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if HERE / "js" in item.path.parents:  # one worker installs the packages
            item.add_marker(pytest.mark.xdist_group("node"))


@pytest.fixture(scope="session", autouse=True)
def installed_components():
    """What is installed does not change while tests run: Streamlit looks through all of it for each AppTest."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as app:
        yield app


@pytest.fixture(scope="session")
def chromium():
    if executable() is None:
        pytest.skip("no browser: Chromium is not installed")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium):
    launched = chromium.launch(executable_path=executable(), args=list(FLAGS))
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def warm(chromium, tmp_path_factory):
    """A context whose profile keeps the front end and Plotly, compiled: a visitor is a tab, not a cookie."""
    profile = tmp_path_factory.mktemp("profile")
    context = chromium.launch_persistent_context(profile, executable_path=executable(), args=list(FLAGS))
    yield context  # with a tab of its own, which stays
    context.close()


@pytest.fixture
def visit(request, warm, server):
    """visit(path) opens a page as a new visitor; an error of the page's own scripts fails the test.

    `settings` are those of a browser context (has_touch, locale, ...), which is then one of its own.
    """
    contexts, errors = [], []

    def open_page(path: str = "", width: int = 1440, height: int = 900, color_scheme: str = "light", **settings):
        if settings:
            contexts.append(request.getfixturevalue("browser").new_context(**settings))
        page = (contexts[-1] if settings else warm).new_page()
        page.set_default_timeout(PATIENCE)
        patient(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=color_scheme)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{server.url}/{path}")
        page.wait_for_selector("[data-testid=stHeading]")
        return page

    yield open_page
    visited = warm.pages[1:]
    for tab in visited:
        with suppress(PlaywrightError):  # Streamlit keeps there whether the sidebar is open: the next is a new visitor
            tab.evaluate("localStorage.clear()")
    for each in (*visited, *contexts):
        each.close()
    assert not errors
