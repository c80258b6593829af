"""Visitors get fair shares of a bounded whole."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.server.scheduler import (
    ALONE,
    BUDGET,
    FRAMES_EACH,
    FRAMES_IN_SUM,
    FRAMES_WITH_WORKERS,
    SHARE_ALONE,
    SHARE_OF_A_WORKER,
    SHARE_TRAINING,
    Scheduler,
)


@pytest.mark.parametrize("visitors", [1, 2, 10, 30, 60])
def test_shares_are_bounded_in_sum(visitors):
    scheduler = Scheduler()
    shares = [scheduler.share(str(who), now=10.0) for who in range(visitors)]
    budget, delay = shares[-1]
    assert visitors / delay <= FRAMES_IN_SUM + 1
    assert 1 / FRAMES_EACH <= delay <= 1
    assert visitors * budget / delay <= SHARE_TRAINING + SHARE_ALONE + 0.01
    scheduler.leave("0")
    assert scheduler.share("1", now=10.1)[0] >= budget
    assert scheduler.share("late", now=100.0) == (BUDGET, 1 / FRAMES_EACH)


@given(st.integers(1, 200), st.integers(2, 60))
def test_the_largest_step_takes_no_more_than_the_smallest(milliseconds, visitors):
    scheduler, step, taken, fair = Scheduler(), milliseconds / 1000, 0.0, 0.0
    for _ in range(300):
        for who in range(1, visitors):
            fair = scheduler.share(str(who), now=10.0)[0] or fair
        seconds, _ = scheduler.share("large", now=10.0)
        if seconds > 0:
            spent = step * ceil(seconds / step)  # a step that has begun is ended
            scheduler.charge("large", seconds, spent)
            taken += spent
    assert 300 * fair - step <= taken + 1e-9
    assert taken <= 300 * fair + step + 1e-9


def test_workers_give_more_and_less_again_when_frames_wait_for_them():
    scheduler = Scheduler()
    for visitor in range(30):
        scheduler.share(f"{visitor}", now=1.0)
    alone, _ = scheduler.share("0", now=1.0)
    whole, delay = scheduler.share("0", now=1.0, workers=2)
    assert whole == pytest.approx(2 * SHARE_OF_A_WORKER * delay / 30)
    assert whole > 2 * alone
    for _ in range(20):
        scheduler.waited(True, now=1.0)
    less, same = scheduler.share("0", now=1.0, workers=2)
    assert whole / 3 < less < whole / 2
    assert same == delay
    for _ in range(200):
        scheduler.waited(False, now=1.0)
    assert scheduler.share("0", now=1.0, workers=2)[0] == whole


def test_where_workers_train_there_is_time_for_more_frames():
    scheduler = Scheduler()
    for visitor in range(60):
        scheduler.share(f"{visitor}", now=1.0)
    assert scheduler.share("0", now=1.0)[1] == pytest.approx(60 / FRAMES_IN_SUM)
    assert scheduler.share("0", now=1.0, workers=2)[1] == pytest.approx(60 / FRAMES_WITH_WORKERS)


def test_workers_that_get_no_processor_are_left_alone_for_a_while():
    scheduler = Scheduler()
    assert scheduler.workers_help(now=1.0)
    for _ in range(40):
        scheduler.waited(True, now=1.0)  # for one that is free, which the server may be to blame for
    assert scheduler.workers_help(now=1.1)
    for _ in range(40):
        scheduler.waited(False, starved=True, now=1.0)
    assert not scheduler.workers_help(now=1.1)
    assert scheduler.workers_help(now=1.0 + ALONE)
