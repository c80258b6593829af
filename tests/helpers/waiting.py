"""Waits for a condition, in place of sleeps: as short as the machine allows, as long as it needs."""

import time
from collections.abc import Callable
from typing import Any

from tests.helpers.app import Server

STILL = """() => new Promise((done) => {
  let last, since;
  const look = () => {
    const now = String(%s);
    if (now !== last) [last, since] = [now, performance.now()];
    if (performance.now() - since >= %d) done(now); else setTimeout(look, 20);
  };
  look();
})"""
# What is painted under the points of the plane; undefined while there is nothing.
BOUNDARY = """(() => {
  const canvas = document.querySelector('[data-figure=boundary] canvas:not(.paper)');
  if (!canvas?.width) return undefined;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value) ? canvas.toDataURL() : undefined;
})()"""
# Streamlit's script at rest, every figure with its picture, and nothing that moves or comes in.
DRAWN = """(() => {
  const app = document.querySelector('[data-testid=stApp]'), main = document.querySelector('[data-testid=stMain]');
  const figures = [...document.querySelectorAll('.live-figure, .stPlotlyChart')].filter((f) => f.checkVisibility());
  const whole = figures.every((f) => f.querySelector('.main-svg, canvas'));
  const fades = document.getAnimations().some((each) => each instanceof CSSTransition && each.playState === 'running');
  const busy = fades || app?.dataset.testScriptState !== 'notRunning' || !main || !whole;
  return busy ? performance.now() : [main.scrollWidth, main.scrollHeight, main.querySelectorAll('*').length];
})()"""

# An expression, or a function of an argument, of a page that is being built: what is not there yet (null.x throws a
# TypeError) is no error, all else is.
AS_FAR_AS_IT_IS_THERE = """(given) => {
  try {
    const value = (%s);
    return typeof value === 'function' ? value(given) : value;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}"""


def patient(page) -> None:
    """Let `wait_for_function` of this page go on waiting where an element that it reads is missing."""
    wait = page.wait_for_function
    page.wait_for_function = lambda condition, **settings: wait(AS_FAR_AS_IT_IS_THERE % condition, **settings)


def until(condition: Callable[[], Any], seconds: float = 30, every: float = 0.05) -> Any:
    """The first true answer of `condition`; raises AssertionError where none comes within `seconds`."""
    end = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(every)
    return answer


def settled(look: Callable[[], Any], expected: Any, seconds: float = 30) -> None:
    """Wait until `look` gives what is expected; an AssertionError tells what it gives instead."""
    end = time.monotonic() + seconds
    while (seen := look()) != expected:
        assert time.monotonic() < end, f"{seen} instead of {expected} for {seconds} seconds"
        time.sleep(0.05)


def still(page, expression: str, milliseconds: int = 400) -> str:
    """Wait until a JavaScript expression has kept its value for a while, and return it as text."""
    return page.evaluate(STILL % (expression, milliseconds))


def drawn(page) -> None:
    """Wait until a page that does not play is there as a whole."""
    still(page, DRAWN)


def share_of_a_core(server: Server, seconds: float = 2) -> float:
    """What a server takes of one core, measured over some seconds."""
    before, start = server.cpu, time.monotonic()
    time.sleep(seconds)
    return (server.cpu - before) / (time.monotonic() - start)


def comes_to_rest(server: Server, below: float = 0.15, seconds: float = 30) -> None:
    """Wait until a server takes less than this share of a core."""
    until(lambda: share_of_a_core(server) < below, seconds)
