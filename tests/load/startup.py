"""How soon the first page is there: `python -m tests.load.startup` prints seconds from process start, and memory."""

import time

from playwright.sync_api import sync_playwright

from tests.helpers.app import free_port, started
from tests.load.browser import executable


def main() -> None:
    """Start the app, open two pages, print what it took."""
    start = time.monotonic()
    process, server = started(free_port())
    try:
        up = time.monotonic() - start
        idle = server.memory
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            before = time.monotonic()
            page.goto(f"{server.url}/Playground")
            page.wait_for_selector("[data-figure=boundary] .main-svg", timeout=60_000)
            first = time.monotonic() - before
            before = time.monotonic()
            browser.new_context().new_page().goto(f"{server.url}/Playground")
            page.reload()
            page.wait_for_selector("[data-figure=boundary] .main-svg", timeout=60_000)
            again = time.monotonic() - before
            browser.close()
        print(
            f"answering after {up:.1f} s with {idle:.0f} MB; first page painted {first:.1f} s after it was asked for, "
            f"a later one {again:.1f} s; then {server.memory:.0f} MB"
        )
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    main()
