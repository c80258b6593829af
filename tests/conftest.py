"""One running app and one browser for the whole session; a fresh visitor for each test that asks for `page`."""

from collections.abc import Iterator

import pytest

from tests.helpers.app import Server, running
from tests.load.browser import executable

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as app:
        yield app


@pytest.fixture(scope="session")
def browser():
    if executable() is None:
        pytest.skip("no browser: Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, server):
    """visit(path, **context) opens a page as a new visitor; an error of the page's own scripts fails the test."""
    contexts, errors = [], []

    def open_page(path: str = "", width: int = 1440, height: int = 900, **settings):
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{server.url}/{path}")
        page.wait_for_selector("[data-testid=stHeading]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors
