"""One real browser that plays: `python -m tests.load.browser url seconds` prints its painted frames a second."""

import shutil
import sys

FASTEST = "document.querySelector('.live').__live.link.say({ speed: 'fastest' })"
PAINTED = "document.querySelector('.live').__live.painted"


def executable() -> str | None:
    """The system's Chromium, if there is one."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def main(url: str, seconds: float) -> str:
    """The sentence to print."""
    if executable() is None:
        return "no browser installed"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{url}/Playground", timeout=120_000)
        page.wait_for_selector(".live-main", timeout=120_000)
        page.evaluate(FASTEST)
        page.click(".live-main")
        page.wait_for_timeout(3000)
        before = page.evaluate(PAINTED)
        page.wait_for_timeout(1000 * seconds)
        rate = (page.evaluate(PAINTED) - before) / seconds
        browser.close()
    return f"{rate:.1f} frames/s"


if __name__ == "__main__":
    print(main(sys.argv[1], float(sys.argv[2])))
