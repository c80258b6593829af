"""A run that worker processes train, as its visitor has it: all can be done with it, and they are lost on the way."""

import os
import signal
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from tests.helpers.app import running
from tests.helpers.exported import script_output
from tests.helpers.waiting import BOUNDARY, still, until

VIEW = "document.querySelector('.live').__live"
ITERATION = "+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '')"


@pytest.fixture(scope="module")
def server():
    """One of its own, with workers whatever the machine."""
    with running(DNN_WORKERS="2") as app:
        yield app


def lose_workers(server, page) -> None:
    """Both are lost with a slice on its way, and others take their place.

    A server whose workers get no processor trains itself for a while: then there is no slice to lose, and it is tried
    once more, after it has gone on, since a run that loses one after the other is given up.
    """

    def told() -> bool:
        before = page.evaluate(ITERATION)
        page.wait_for_function(f"{ITERATION} > {before}")
        lost = until(lambda: len(server.workers) == 2 and server.workers)
        end(lost, signal.SIGSTOP)
        still(page, ITERATION)
        end(lost, signal.SIGKILL)
        until(lambda: len(server.workers) == 2 and not set(server.workers) & set(lost))
        try:
            page.wait_for_selector("text=The process that trained this run was lost", timeout=10_000)
        except PlaywrightTimeout:
            return False
        return True

    until(told, seconds=90)


def end(processes: list[int], sign: signal.Signals) -> None:
    """Send it to those that are there."""
    for pid in processes:
        with suppress(ProcessLookupError):
            os.kill(pid, sign)


def test_a_visitor_plays_changes_and_takes_away_what_workers_train(visit, server, tmp_path):
    page = visit("Playground?seed=7")
    page.wait_for_function(BOUNDARY)
    button = page.locator(".live-main")
    page.evaluate(f"{VIEW}.link.say({{ speed: 'fastest' }})")
    button.click()
    until(lambda: len(server.workers) == 2)
    page.wait_for_function(f"{ITERATION} > 300")

    # α, a pin and a weight while it plays.
    page.evaluate(f"{VIEW}.set({{ alpha: 0.05 }})")
    page.wait_for_function(f"{VIEW}.film.marks.length === 1")
    page.get_by_role("button", name="Pin this run").click()
    expect(page.locator(".pins-card")).to_have_count(1)
    page.evaluate(f"{VIEW}.link.say({{ weight: [1, 1, 1, 2.5] }})")
    page.wait_for_selector("text=W[1] of unit 1 from unit 1 is 2.5 now")
    before = page.evaluate(ITERATION)
    page.wait_for_function(f"{ITERATION} > {before + 300}")

    lose_workers(server, page)
    before = page.evaluate(ITERATION)
    page.wait_for_function(f"{ITERATION} > {before + 300}")
    expect(page.locator(".pins-card")).to_have_count(1)

    # From a place of its past on, and the script that is downloaded makes every step of it again.
    button.click()
    expect(button).to_have_text("Play")
    slider = page.get_by_role("slider", name="Timeline")
    slider.press("Home")
    for _ in range(5):
        slider.press("ArrowRight")
    page.wait_for_function(f"{ITERATION} === 5")
    page.get_by_role("button", name="Continue from here").click()
    page.wait_for_selector("text=Continuing from iteration 5")
    page.evaluate(f"{VIEW}.link.say({{ weight: [1, 2, 1, -1.5] }})")
    page.wait_for_selector("text=W[1] of unit 2 from unit 1 is -1.5 now")
    button.click()
    page.wait_for_function(f"{ITERATION} > 200")
    button.click()
    expect(button).to_have_text("Play")
    out = script_output(page, tmp_path)
    assert out.startswith(f"{page.evaluate(ITERATION):,.0f} iterations") or out.startswith(
        f"{page.evaluate(ITERATION):.0f} iterations"
    )
    assert float(out.split("J =")[1]) == pytest.approx(float(page.inner_text("[data-measure=cost_train]")), abs=5e-5)
