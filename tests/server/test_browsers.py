"""Who wakes the conductor, and how the event loop is woken by it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest

from pages.ui.server.browsers import NAP, Browsers
from pages.ui.server.connection import IN_FLIGHT
from pages.ui.server.post import Post
from tests.helpers.seats import ByHand, FakeSeat, connected
from tests.helpers.waiting import until


class Sleeper:
    """A thread that waits as the conductor does."""

    def __init__(self, browsers: Browsers, seconds: float):
        self.woken, self._browsers, self._seconds = False, browsers, seconds
        self.thread = Thread(target=self._sleep, daemon=True)
        self.thread.start()

    def _sleep(self) -> None:
        self._browsers.wait(self._seconds)
        self.woken = True


@pytest.mark.parametrize("soon", [False, True])
def test_who_sleeps_long_is_woken(soon):
    browsers = Browsers()
    sleeper = Sleeper(browsers, 1000.0)
    browsers.rouse(soon)
    until(lambda: sleeper.woken)


def test_what_comes_between_a_look_and_the_wait_is_not_slept_over():
    browsers = Browsers()
    _, wait = browsers.due(room=False)
    assert wait > NAP
    browsers.rouse(soon=True)
    sleeper = Sleeper(browsers, 1000.0)
    until(lambda: sleeper.woken)


def test_a_nap_ends_by_itself():
    sleeper = Sleeper(Browsers(), 0.0)
    until(lambda: sleeper.woken)


def test_an_acknowledgement_wakes_only_where_there_was_no_room(monkeypatch):
    conductor = ByHand()
    connection = connected(conductor, FakeSeat("a", []), monkeypatch)
    roused = []
    monkeypatch.setattr(conductor.browsers, "rouse", lambda soon=False: roused.append(soon))
    connection.answers, connection.unacknowledged = False, IN_FLIGHT
    for _ in range(IN_FLIGHT + 1):
        conductor.acknowledge(connection)
    assert (roused, connection.unacknowledged) == ([True], 0)


def test_who_has_gone_since_the_look_is_not_served(monkeypatch):
    conductor, calls = ByHand(), []
    first, second = (connected(conductor, FakeSeat(name, calls), monkeypatch) for name in "ab")
    due, _ = conductor.browsers.due(room=False)
    assert due == [first, second]
    conductor.leave(first)
    conductor._serve_all(due)
    assert {who for who, *_ in calls} == {"b"}


def test_a_command_has_its_turn_before_those_who_were_due(monkeypatch):
    conductor, calls = ByHand(), []
    _, _, c = (connected(conductor, FakeSeat(name, calls), monkeypatch) for name in "abc")
    due, _ = conductor.browsers.due(room=False)
    conductor.browsers.tell(c, {"do": "pause"})
    conductor._serve_all(due)
    assert {who for who, *_ in calls} == {"a"}
    conductor.turn()
    assert ("c", "take", "pause") in calls


@pytest.mark.parametrize("busy", [True, False], ids=["busy", "idle"])
def test_a_post_hands_over_all_in_order_and_wakes_a_busy_loop_once(busy):
    many, came, wakes = 2000, [], []

    async def main() -> None:
        loop, post = asyncio.get_running_loop(), Post.of_this_loop()
        assert Post.of_this_loop() is post
        wake, post._wake = post._wake, lambda deliver: (wakes.append(1), wake(deliver))
        threads = [
            Thread(target=lambda who=who: [post.add(came.append, (who, k)) for k in range(many)]) for who in "ab"
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join() if busy else await loop.run_in_executor(None, thread.join)
        while len(came) < len(threads) * many:
            await asyncio.sleep(0.001)

    with ThreadPoolExecutor(1) as beside:  # this thread may have a loop, of a browser
        beside.submit(asyncio.run, main()).result()
    for who in "ab":
        assert [k for each, k in came if each == who] == list(range(many))
    assert len(wakes) <= 2 or not busy  # one, or one of each thread
