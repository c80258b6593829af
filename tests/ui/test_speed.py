"""How fast a run is let go on, by a clock that stands still until it is told otherwise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dnn
from pages.ui.live import speed
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.speed import FASTEST, FRAMES, LONGEST, SPEEDS, Going, Speed
from pages.ui.live.view import View
from pages.ui.playground.pictures import PlanePictures

CONFIG = dnn.Config(examples=40, hidden=(3,))


class Clock:
    """Seconds, as they are said to be."""

    def __init__(self):
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def played(value, frames: int, every: float, fast: float = float("inf")) -> list[int]:
    """Where a run stands after each frame, on a machine that does at most `fast` iterations a frame."""
    clock, at, places = Clock(), 0, []
    going = Going(Speed(value), clock)
    for _ in range(frames):
        at = int(min(going.until(at), at + fast))
        places.append(at)
        clock.now += every
    return places


def test_a_run_starts_slowly_and_gets_faster():
    places = played("faster", 300, 1 / FRAMES)
    assert places[:20] == list(range(1, 21))  # each of the first is seen
    steps = np.diff([0, *places])
    assert (steps <= np.maximum(1, np.array(places) * 0.03 + 1)).all()
    assert 300 < places[150] < 1500  # in five seconds
    assert 5_000 < places[299] < 100_000  # and in ten


@given(st.sampled_from(SPEEDS[:-1]), st.floats(1 / 60, LONGEST))
def test_the_speed_is_one_of_time_not_of_frames(value, every):
    """Whether thirty frames a second come or three ticks: after the same time a run is at about the same place."""
    if every < 1 / FRAMES and value != 10:
        return  # no more than FRAMES are ever made, and each brings an iteration
    seconds = 4
    smooth = played(value, seconds * FRAMES, 1 / FRAMES)[-1]
    rough = played(value, int(seconds / every) + 1, every)[-1]
    at_once = {1: 1, 2: 2, 5: 5, 10: 10, 20: 20, 50: 50, 100: 100}.get(value, 0.03 * smooth) * FRAMES * every
    assert abs(rough - smooth) <= 0.1 * smooth + 2 * at_once + 2


def test_as_fast_as_it_goes_has_no_limit():
    assert Going(Speed(FASTEST), Clock()).until(5) == float("inf")


def test_a_slow_machine_owes_nothing():
    assert played(100, 60, 1 / FRAMES, fast=7) == [1, *range(8, 8 + 7 * 59, 7)]
    clock = Clock()
    going = Going(Speed(10), clock)
    going.until(0)
    clock.now += 3600  # asleep
    assert going.until(1) <= 1 + 10 * FRAMES * LONGEST


@pytest.mark.parametrize("bad", [True, 1.0, 3, "1", "slow", None, [1], {}, -1, 10**900])
def test_only_a_speed_that_is_offered_is_taken(bad):
    player = Player((CONFIG,))
    view = View(player, Screen(PlanePictures, ("play", "speed")))
    view.take({"speed": 20})
    view.take({"speed": bad})
    assert player.speed.value == 20
    shut = View(player, Screen(PlanePictures, ("play",)))
    shut.take({"speed": 5})
    assert player.speed.value == 20


def test_a_playing_run_keeps_to_the_speed_and_all_runs_of_a_visit_share_it():
    speed = Speed(1)
    players = [Player((CONFIG,), speed=speed) for _ in range(2)]
    for player in players:
        player.command("play")
        player.go_on(1.0)
        assert player.run.iteration == 1
    View(players[0], Screen(PlanePictures, ("play", "speed"))).take({"speed": FASTEST})
    players[1].go_on(0.05)
    assert players[1].run.iteration > 10


@pytest.mark.parametrize("value", ["faster", "fastest"])
def test_what_goes_faster_and_faster_waits_for_somebody(value, monkeypatch):
    monkeypatch.setattr(speed, "REST", 60)
    player = Player((CONFIG,), speed=Speed(value))
    for _ in range(2):  # Play goes on from there, to the next rest
        player.command("play")
        start = player.run.iteration
        while player.playing and player.run.iteration < start + 90:
            player.go_on(0.01)
        if value == "fastest":
            assert player.playing
        else:
            assert (player.playing, player.run.iteration) == (False, start + 60)
            assert player.message.startswith(f"Paused at {start + 60} iterations")
