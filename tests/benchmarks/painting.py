"""How live pages are in headless Chromium: `python -m tests.benchmarks.painting [seconds] [page ...] [other page]`.

Prints painted frames and received states a second, kB a state, main-thread milliseconds a painted frame (of the
processor, and of the clock, which others on the machine lengthen), whose they are, and how soon after a click Pause
rests, a net with one unit more is painted, and another α. A page is named as in its address, "Parity?tab=learn" or "/"
for the home page; of those but the Playground, which is measured if none is named, it tells how they play. The other
page is a URL, or a folder that is served for it, of a page like TensorFlow Playground: of that, painted frames are
counted by what `#iter-number` says, or of its first canvas. What is printed is measured, not asserted.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, TimeoutError, sync_playwright

from tests.benchmarks.shares import shares
from tests.helpers.app import running
from tests.load.browser import FASTEST, executable

SECONDS, TIMES = 10.0, 15
ITERATION = "document.querySelector('[data-measure=iteration]').textContent"
RESTS = """() => new Promise((done) => {
  const button = document.querySelector('.live-main'), start = performance.now();
  const watch = new MutationObserver(() => (watch.disconnect(), done(performance.now() - start)));
  watch.observe(button, { childList: true, characterData: true, subtree: true });
  button.click();
})"""
# From a click to the end of the display's frame in which the view has another run, or its run another α.
SEEN_AFTER = """([button, seen]) => new Promise((done) => {
  const view = document.querySelector('.live').__live, before = view[seen], start = performance.now();
  const shown = new MessageChannel(); // its messages come after the frame is painted
  shown.port1.onmessage = () => done(performance.now() - start);
  const look = () => {
    if (view.shown?.[seen] !== before) shown.port2.postMessage(0);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  if (button) document.querySelector(button).click();
  else view.set({ alpha: before === 0.3 ? 0.2 : 0.3 });
})"""
VIEWS = "[...document.querySelectorAll('.live')].map((each) => each.__live)"
# Of a page with several views: frames in which any of them paints are about those of the one that paints most.
COUNTERS = {
    "painted": f"Math.max(...{VIEWS}.map((view) => view.painted))",
    "received": f"Math.max(...{VIEWS}.map((view) => view.received))",
    "bytes": f"{VIEWS}.reduce((sum, view) => sum + view.bytes, 0)",
}
PLAYS = f"{VIEWS}.some((view) => view.playing)"
AT_FULL_SPEED = f"{VIEWS}.forEach((view) => view.link?.say({{ speed: 'fastest' }}))"
MORE_UNITS, FEWER_UNITS = (f"[aria-label='One unit {word} in layer 1']" for word in ("more", "fewer"))
# The page's own run, which follows each change of a setting, is over.
FOLLOWED = """() => !Object.keys(document.querySelector('.live').__live.link.setter.unheard).length
  && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"""
# Counts the display's frames in which a page shows something else than before.
COUNT = """() => {
  window.changes = 0;
  let last;
  const number = document.querySelector('#iter-number'), canvas = document.querySelector('canvas');
  const look = () => {
    const now = number ? number.textContent : canvas?.toDataURL();
    if (now !== last) { last = now; window.changes += 1; }
    requestAnimationFrame(look);
  };
  look();
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Files without a log."""

    def log_message(self, *_):
        pass


@contextmanager
def served(place: str) -> Iterator[str]:
    """A URL as it is; a folder on a free port."""
    if place.startswith("http"):
        yield place
        return
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=place))
    Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/"
    httpd.shutdown()
    httpd.server_close()


class Busy:
    """What a page's main thread does, by the browser's own account."""

    def __init__(self, page: Page, domain: str):
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": domain})

    @property
    def seconds(self) -> float:
        """Spent in tasks so far."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def over(page: Page, seconds: float, counters: dict[str, str]) -> dict[str, float]:
    """By how much each JavaScript number grows, "busy", "held" and "elapsed" in seconds among them: how long the main
    thread had the processor for its tasks, and how long they took.
    """
    clocks, names = [Busy(page, "threadTicks"), Busy(page, "timeTicks")], ", ".join(counters.values())
    before, start, spent = page.evaluate(f"[{names}]"), time.monotonic(), [clock.seconds for clock in clocks]
    page.wait_for_timeout(1000 * seconds)
    after, elapsed = page.evaluate(f"[{names}]"), time.monotonic() - start
    busy, held = (clock.seconds - then for clock, then in zip(clocks, spent, strict=True))
    grown = {name: b - a for name, a, b in zip(counters, before, after, strict=True)}
    return grown | {"busy": busy, "held": held, "elapsed": elapsed}


def main_thread(grown: dict[str, float], painted: float) -> str:
    """How long the main thread is busy a painted frame."""
    busy, held = (1000 * grown[name] / painted for name in ("busy", "held"))
    return f"{busy:.1f} ms of the main thread a painted frame ({held:.1f} by the clock)"


def playground(page: Page, url: str, seconds: float) -> str:
    """The line of our own page."""
    page.goto(f"{url}/Playground", timeout=120_000)
    page.wait_for_selector(".live-main", timeout=120_000)
    play = "document.querySelector('.live-main').textContent === '%s'"
    page.evaluate(FASTEST)
    page.click(".live-main")
    page.wait_for_function(f"+{ITERATION}.replaceAll(',', '') > 100")
    grown = over(page, seconds, COUNTERS)
    whose = shares(page, seconds / 2)
    pauses = []
    for _ in range(TIMES):
        pauses.append(page.evaluate(RESTS))
        page.wait_for_function(play % "Play")
        page.click(".live-main")
        page.wait_for_function(play % "Pause")
    nets, alphas = [], []
    for k in range(TIMES):
        nets.append(page.evaluate(SEEN_AFTER, [MORE_UNITS if k % 2 else FEWER_UNITS, "run"]))
        page.wait_for_function(FOLLOWED)
        alphas.append(page.evaluate(SEEN_AFTER, ["", "alpha"]))
        page.wait_for_function(FOLLOWED)
    return (
        f"{played(grown)}: {whose}; Pause rests after {middle_and_worst(pauses)}, new net shown after "
        f"{middle_and_worst(nets)}, alpha seen after {middle_and_worst(alphas)}"
    )


def plays(name: str, page: Page, url: str, seconds: float) -> str:
    """The line of another page of ours, that is named as in its address."""
    page.goto(f"{url}/{name.strip('/')}", timeout=120_000)
    try:
        page.wait_for_function(f"{VIEWS}.some((view) => view?.shown)", timeout=60_000)
    except TimeoutError:
        return "nothing plays where the page begins"
    play = page.locator("[data-command=play]:visible").first
    if not page.evaluate(PLAYS):
        play.click()
    page.wait_for_function(PLAYS, timeout=60_000)
    page.evaluate(AT_FULL_SPEED)
    page.wait_for_timeout(2000)
    return f"{played(over(page, seconds, COUNTERS))}: {shares(page, seconds / 2)}"


def played(grown: dict[str, float]) -> str:
    """How many frames were painted of how many states, of what size, and in what time of the main thread."""
    painted = max(1, grown["painted"])
    return (
        f"{painted / grown['elapsed']:.1f} painted frames/s of {grown['received'] / grown['elapsed']:.1f} states/s, "
        f"{grown['bytes'] / max(1, grown['received']) / 1000:.2f} kB a state, {main_thread(grown, painted)}"
    )


def middle_and_worst(times: list[float]) -> str:
    """The median and the worst of so many milliseconds."""
    return f"{statistics.median(times):.0f} ms (worst of {len(times)}: {max(times):.0f})"


def other(page: Page, url: str, seconds: float) -> str:
    """The line of the page to compare with."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    for play in ("#play-pause-button", ".play", "button"):
        if page.locator(play).count():
            page.locator(play).first.click()
            break
    page.evaluate(COUNT)
    page.wait_for_timeout(2000)
    grown = over(page, seconds, {"changes": "window.changes"})
    changes = max(1, grown["changes"])
    return f"{changes / grown['elapsed']:.1f} painted frames/s, {main_thread(grown, changes)}"


def main(seconds: float, names: list[str], place: str | None = None) -> None:
    """All pages, one after the other, each in a browser of its own."""
    with running() as server, sync_playwright() as playwright, served(place or "http://") as url:
        ours = [(name, playground if name == "Playground" else partial(plays, name), server.url) for name in names]
        for name, measured, where in [*ours, *([("other page", other, url)] if place else [])]:
            browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            print(f"{name}: {measured(page, where, seconds)}", flush=True)
            browser.close()


if __name__ == "__main__":
    numbers = [argument for argument in sys.argv[1:] if argument.replace(".", "", 1).isdigit()]
    words = [argument for argument in sys.argv[1:] if argument not in numbers]
    places = [word for word in words if word.startswith("http") or (word != "/" and Path(word).is_dir())]
    named = [word for word in words if word not in places] or ["Playground"]
    main(float(numbers[0]) if numbers else SECONDS, named, places[0] if places else None)
