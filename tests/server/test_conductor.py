"""Who has the next turn, for how long, and what one visitor can do to the others: with seats that only count."""

import time
from threading import Thread

import pytest

from pages.ui.server.browsers import MOST_A_SEAT
from pages.ui.server.conductor import log
from pages.ui.server.connection import IN_FLIGHT, MOST_WAITING
from pages.ui.server.scheduler import BUDGET, CREDIT, Purse, Scheduler
from pages.ui.server.training import LONG
from tests.helpers.seats import ByHand, FakeSeat, connected
from tests.helpers.waiting import until


@pytest.fixture
def played(monkeypatch):
    """played(seats) gives (conductor, connections, calls)."""

    def play(*names: str, **settings):
        conductor, calls = ByHand(), []
        seats = [FakeSeat(name, calls, **settings) for name in names]
        connections = [connected(conductor, seat, monkeypatch) for seat in seats]
        return conductor, seats, connections, calls

    return play


def served(conductor, turns: int, calls: list) -> list[str]:
    """Whose frames came in so many turns."""
    del calls[:]
    for _ in range(turns):
        conductor.turn()
    return [call[0] for call in calls if call[1] == "sent"]


def test_whoever_has_waited_longest_comes_next(played):
    conductor, _, (a, b, c), calls = played("a", "b", "c")
    a.due, b.due, c.due = 3.0, 1.0, 2.0
    assert served(conductor, 3, calls) == ["b", "c", "a"]


def test_who_is_in_no_hurry_has_its_turns_further_apart(played):
    conductor, (slow, _), (a, b), calls = played("slow", "other")
    slow.rest, now = 100.0, time.monotonic()
    a.due, b.due = now - 0.2, now - 0.1
    assert served(conductor, 2, calls) == ["slow", "other"]
    assert a.due > b.due + 50


def test_after_a_long_step_the_others_have_their_turn_before_its_frame(played):
    conductor, (large, _), (a, b), calls = played("large", "small")
    large.step = BUDGET + 2 * LONG
    a.due, b.due = 1.0, 2.0
    turns = []
    for _ in range(3):
        del calls[:]
        conductor.turn()
        turns.append([(who, what) for who, what, *_ in calls])
    assert turns[0] == [("large", "train")]
    assert turns[1] == [("small", "train"), ("small", "frame"), ("small", "sent")]
    assert turns[2] == [("large", "frame"), ("large", "sent")]


def test_commands_come_first_and_are_answered_at_once(played):
    conductor, _, (a, b), calls = played("a", "b")
    a.due, b.due = 1.0, time.monotonic() + 100
    a.unacknowledged, b.unacknowledged = 0, IN_FLIGHT  # also while frames are on their way
    b.stale = False
    conductor.tell(b, {"do": "pause"})
    assert served(conductor, 2, calls) == ["b", "a"]
    assert calls[0] == ("b", "take", "pause")


def test_commands_of_one_do_not_keep_the_others_waiting(played):
    conductor, seats, (a, b), calls = played("a", "b", playing=False)
    seats[0].step = 0.004
    for _ in range(10 * MOST_WAITING):
        conductor.tell(a, {"do": "reset"})
    assert len(a.inbox) == MOST_WAITING
    conductor.turn()
    conductor.tell(b, {"do": "play"})
    taken = sum(call[:2] == ("a", "take") for call in calls)
    assert 0 < taken <= BUDGET / 0.004 + 2
    conductor.turn()
    assert ("b", "take", "play") in calls
    assert sum(call[:2] == ("a", "take") for call in calls) == taken


def test_a_purse_opens_again_at_a_fair_share():
    purse = Purse()
    now = time.monotonic() + 1
    purse.pay(0.1, visitors=30, now=now)
    assert purse.opens == now + 0.1  # the others have their turn first
    purse.pay(CREDIT, visitors=30, now=now)
    assert purse.opens == pytest.approx(now + 0.1 * 30)
    purse.pay(0.01, visitors=30, now=now + 1000)
    assert purse.opens == pytest.approx(now + 1000.01)


def test_steps_that_take_long_are_cut(played):
    conductor, (seat, _), (a, _b), calls = played("a", "b", playing=False)
    while conductor.turn():  # first frames
        pass
    seat.step = 0.012
    conductor.tell(a, {"do": "ten"})
    took = []
    while seat.owes or not took:
        start = time.thread_time()
        if conductor.turn():
            took.append(time.thread_time() - start)
        assert not seat.owes or ("a", "frame") not in calls[-2:]  # one frame, at their end
    assert len(took) >= 4
    assert max(took) < BUDGET + 2 * seat.step
    until(lambda: not conductor.turn() and calls[-1] == ("a", "sent"))


def test_a_seat_that_somebody_holds_is_not_waited_for(played):
    conductor, (seat, _), _, calls = played("a", "b")
    locked = []

    def hold():
        with seat.lock:
            locked.append(True)
            until(lambda: len(locked) == 2, every=0.001)

    holder = Thread(target=hold)
    holder.start()
    until(lambda: locked, every=0.001)
    assert set(served(conductor, 2, calls)) == {"b"}
    locked.append(True)
    holder.join()
    until(lambda: conductor.turn() and ("a", "sent") in calls, every=0.001)


def test_without_acknowledgements_nothing_is_sent_and_nothing_trained(played):
    conductor, (seat,), (connection,), calls = played("a")
    for _ in range(IN_FLIGHT):
        connection.due = 0.0
        assert conductor.turn()
    connection.due = 0.0
    assert not conductor.turn()
    assert seat.playing
    assert calls.count(("a", "sent")) == calls.count(("a", "train")) == IN_FLIGHT
    conductor.acknowledge(connection)
    assert conductor.turn()
    for _ in range(5):  # commands are obeyed, and answered once
        conductor.tell(connection, {"do": "step"})
        connection.hears = 0.0
        conductor.turn()
    assert calls.count(("a", "take", "step")) == 5
    assert calls.count(("a", "sent")) == IN_FLIGHT + 2


def test_a_fault_of_one_is_his_alone(played, monkeypatch):
    logged = []
    monkeypatch.setattr(log, "exception", logged.append)
    conductor, (bad, _), (a, b), calls = played("a", "b")
    bad.fails = True
    a.due = b.due = 0.0
    assert served(conductor, 2, calls) == ["b"]
    assert ("a", "closed") in calls
    assert logged
    b.due = 0.0
    assert served(conductor, 1, calls) == ["b"]


def test_whole_figures_hold_nobody_up(played):
    conductor, (seat, _), (a, b), calls = played("a", "b")
    seat.fresh = True
    a.due = b.due = 0.0
    assert served(conductor, 2, calls) == ["b"]
    conductor.draw()
    assert calls[-1] == ("a", "sent")
    a.due = 0.0
    assert served(conductor, 1, calls) == ["a"]


def test_a_new_run_is_seen_before_it_trains(played):
    conductor, (seat,), (connection,), calls = played("a")
    seat.fresh = True
    connection.due = 0.0
    conductor.turn()
    conductor.draw()
    assert calls == [("a", "frame"), ("a", "sent")]
    conductor.turn()
    assert calls[2:] == [("a", "train"), ("a", "frame"), ("a", "sent")]


def test_a_long_step_is_charged_and_then_nothing_is_drawn(played):
    conductor, (large, _), (a, b), calls = played("a", "b")
    large.step = 0.1
    shown = {"a": 0, "b": 0}
    for _ in range(60):
        for connection in (a, b):
            connection.due = connection.unacknowledged = 0
        for name in served(conductor, 2, calls):
            shown[name] += 1
    assert shown["b"] == 60
    assert 1 < shown["a"] < 20


def test_who_has_gone_is_told_and_forgotten(played):
    conductor, seats, (a, b), calls = played("a", "b")
    del seats[:]
    for connection in (a, b):
        connection.feed = None
    conductor.turn()
    conductor.turn()
    assert {("a", "closed"), ("b", "closed")} <= set(calls)
    assert not conductor.browsers.all


def test_a_seat_has_few_browsers(played, monkeypatch):
    conductor, (seat,), _, calls = played("a")
    for _ in range(MOST_A_SEAT):
        connected(conductor, seat, monkeypatch)
    assert len(conductor.browsers) == MOST_A_SEAT
    assert calls == [("a", "closed")]


def test_the_scheduler_gives_nothing_to_who_owes():
    scheduler = Scheduler()
    scheduler.share("b", now=1.0)
    seconds, _ = scheduler.share("a", now=1.0)
    scheduler.charge("a", seconds, seconds + 1)
    assert scheduler.share("a", now=1.1)[0] == 0
