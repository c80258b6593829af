"""The places of a run: which are kept, what marks them, how they are walked over and what a browser is sent of them."""

from base64 import b64decode
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn
from pages.ui.live.player import Player
from pages.ui.live.replay import LONGEST_LOOK, Replay
from pages.ui.live.screen import Screen
from pages.ui.live.speed import FRAMES, Speed
from pages.ui.live.timeline import EACH, MOST_BYTES, MOST_MARKS, MOST_PLACES, Timeline
from pages.ui.live.view import View
from pages.ui.playground.pictures import PlanePictures
from tests.helpers.frames import Watcher, params_of
from tests.ui.test_speed import Clock

CONFIG = dnn.Config(examples=40, hidden=(4, 3))
COMMANDS = ("play", "branch", "speed")


def weights(params) -> np.ndarray:
    return np.concatenate([part.ravel() for layer in params for part in layer])


def timeline_of(config: dnn.Config = CONFIG) -> Timeline:
    return Timeline(dnn.Run(config, dnn.make_split(config)))


@given(st.lists(st.integers(1, 1500), min_size=1, max_size=8))
@settings(max_examples=8)
def test_places_are_dense_at_the_start_and_then_a_twentieth_apart_however_it_was_sliced(slices):
    timeline = timeline_of(replace(CONFIG, hidden=(2,)))
    for iterations in slices:
        timeline.advance(iterations=iterations)
    at, last = timeline.iterations, sum(slices)
    assert at[-1] == timeline.run.iteration == last
    assert at[: EACH + 1] == list(range(min(EACH, last) + 1))
    assert all(after - before <= max(1, before / EACH) for before, after in pairwise(at))
    whole = timeline_of(replace(CONFIG, hidden=(2,)))
    whole.advance(iterations=last)
    assert whole.iterations[:-1] == [i for i in at if i in whole.iterations][:-1]


@pytest.mark.parametrize("hidden", [(2,), (64, 64), (64, 64, 64)])
def test_a_timeline_keeps_the_ends_and_its_limit(hidden, monkeypatch):
    """As places are given up those stay that are far apart, as a share of what lies before them."""
    monkeypatch.setattr("pages.ui.live.timeline.MOST_PLACES", 60)
    config = replace(CONFIG, hidden=hidden, optimizer="adam", alpha=0.001)
    timeline = timeline_of(replace(config, examples=20))
    for _ in range(10):
        timeline.advance(iterations=60)
        at = timeline.iterations
        assert (at[0], at[-1]) == (0, timeline.run.iteration)
        assert at == sorted(set(at))
        assert len(at) <= 60
        assert sum(place.nbytes for place in timeline.places) <= MOST_BYTES
    most = len(at)
    ratios = [(after + 1) / (before + 1) for before, after in pairwise(at)]
    assert max(ratios) < 1.5 * max(2, 600 ** (2 / most))
    if hidden == (2,):
        assert at[:EACH] == list(range(EACH))


def test_with_room_for_all_the_first_stay_up_to_a_million():
    """Without training: a run of which only the iteration is looked at."""
    timeline = timeline_of()
    run = timeline.run
    while run.iteration < 1_000_000:
        run.descent.iteration = timeline.due
        timeline.add()
    at = timeline.iterations
    assert len(at) <= MOST_PLACES
    assert at[: EACH + 1] == list(range(EACH + 1))
    assert all(after - before <= 0.12 * before + 2 for before, after in pairwise(at))


def test_a_change_is_marked_and_what_follows_it_is_kept():
    player = Player((CONFIG,))
    player.advance(iterations=400)
    player.follow((replace(CONFIG, alpha=0.4),))
    player.follow((replace(CONFIG, alpha=1.0),))  # a slider that is dragged makes one mark
    player.advance(iterations=300)
    (mark,) = player.timeline.marks
    assert (mark.iteration, mark.text) == (400, "α 0.3 → 1")
    assert set(range(400, 400 + EACH)) <= set(player.timeline.iterations)
    player.advance(iterations=300)
    player.follow((replace(CONFIG, optimizer="adam"),))
    assert [mark.text for mark in player.timeline.marks] == [
        "α 0.3 → 1",
        "→ Adam, α 1 → 0.3",
    ]
    for value in (1.5, 2, 2.5):  # by a slider
        player.edit(1, 1, 1, value)
        player.advance(iterations=1)
    player.edit(2, 1, 1, 0.5)
    assert [mark.text for mark in player.timeline.marks[2:]] == ["W[1][1, 1] = 2.5", "W[2][1, 1] = 0.5"]


def test_what_is_set_before_the_first_iteration_or_taken_back_is_no_mark():
    player = Player((CONFIG,))
    player.follow((replace(CONFIG, alpha=0.4),))
    assert (player.timeline.marks, len(player.timeline)) == ([], 1)
    player.advance(iterations=50)
    player.follow((replace(CONFIG, alpha=0.5),))
    player.follow((replace(CONFIG, alpha=0.4),))
    assert player.timeline.marks == []


def test_marks_are_bounded():
    player = Player((CONFIG,))
    for k in range(2 * MOST_MARKS):
        player.run.descent.iteration += 30 + player.run.iteration // 10  # without training
        player.timeline.add()
        player.follow((replace(CONFIG, alpha=0.1 + k / 1000),))
    assert len(player.timeline.marks) == MOST_MARKS
    assert len(player.timeline) <= MOST_PLACES


def test_a_branch_is_marked_and_what_came_after_it_is_not_there_any_more():
    player = Player((CONFIG,))
    player.advance(iterations=100)
    player.follow((replace(CONFIG, alpha=0.5),))
    player.advance(iterations=100)
    player.scrub(player.timeline.iterations.index(60))
    player.command("branch")
    assert [(mark.iteration, mark.text) for mark in player.timeline.marks] == [(60, "branch"), (60, "α 0.3 → 0.5")]
    assert max(player.timeline.iterations) == 60
    player.advance(iterations=30)
    assert set(range(60, 81)) <= set(player.timeline.iterations)


def test_a_run_that_diverges_has_no_places_beyond_its_end():
    wild = replace(CONFIG, alpha=100.0, l2=10.0)
    player = Player((wild,))
    player.advance(iterations=5000)
    assert player.run.stopped == "diverged"
    assert player.timeline.iterations[-1] == player.run.iteration
    assert max(player.timeline.iterations) == player.run.iteration


# Played back


def walk(value, iterations: list[int], start: int = 0, calm: bool = False, most: int = 10_000) -> list[int]:
    clock = Clock()
    replay, seen = Replay(Speed(value), start, calm, clock), []
    while not seen or (seen[-1] < len(iterations) - 1 and len(seen) < most):
        seen.append(replay.look(iterations))
        clock.now += 1 / FRAMES
    return seen


@pytest.mark.parametrize("value", [1, 10, "faster", "fastest"])
@pytest.mark.parametrize("start", [0, 30])
def test_a_replay_walks_over_the_places_in_order_to_the_present(value, start):
    iterations = [*range(20), *range(20, 60, 2), 1000, 20_000]
    seen = walk(value, iterations, start)
    assert seen[0] == start
    assert seen[-1] == len(iterations) - 1
    assert seen == sorted(seen)
    longest = max(seen.count(place) for place in seen)
    assert longest <= LONGEST_LOOK * FRAMES + 1  # however far the next is
    if value in (1, "fastest"):
        assert set(seen) == set(range(start, len(iterations)))


def test_a_calm_replay_stays_a_while_at_each_place():
    seen = walk("fastest", [0, 1, 2, 3], calm=True)
    assert sorted(set(seen)) == [0, 1, 2, 3]
    assert all(seen.count(place) >= LONGEST_LOOK * FRAMES for place in (0, 1, 2))


def test_every_frame_of_a_replay_is_of_one_iteration():
    player = Player((CONFIG,), speed=Speed("fastest"))
    watcher = Watcher(player, Screen(PlanePictures, COMMANDS))
    view = View(player, watcher.screen)
    player.advance(iterations=40)
    alone = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    view.take({"do": "replay"})
    seen = []
    while view.playing:
        view.train(0.01)
        header, arrays = watcher.look()
        iteration = header["timeline"]["now"]
        assert header["numbers"][0][2] == str(iteration)
        cost = next(update for update in header["updates"] if update.get("figure") == "cost")
        assert arrays[cost["stand"]][0] == iteration
        alone.advance(iterations=iteration - alone.iteration)
        np.testing.assert_allclose(params_of(header["updates"], arrays), weights(alone.params), rtol=1e-5)
        assert header["playing"] == view.playing
        seen.append(iteration)
    assert seen[-1] == 40
    assert seen[: EACH + 1] == list(range(EACH + 1))
    assert player.run.iteration == 40
    assert player.past is None


@pytest.mark.parametrize("command", ["pause", "play", "step", "reset", "branch"])
def test_whatever_is_asked_for_ends_a_replay(command):
    player = Player((CONFIG,), speed=Speed("fastest"))
    player.advance(iterations=30)
    player.replay()
    for _ in range(5):
        player.go_on(0.01)
    assert player.past.iteration == 4
    player.command(command)
    assert not player.replaying
    assert player.playing == (command == "play")
    assert (player.past is not None) == (command == "pause")
    if command == "pause":  # from there it goes on
        player.replay()
        player.go_on(0.01)
        assert player.past.iteration == 4


# What a browser is sent


def test_a_browser_hears_of_each_place_once_and_of_those_that_are_gone():
    player = Player((CONFIG,))
    watcher = Watcher(player, Screen(PlanePictures, COMMANDS))
    has: set[int] = set()
    for iterations in (10, 30, 0, 500, 4000):
        player.advance(iterations=iterations)
        film = watcher.look()[0]["timeline"].get("film", {})
        assert not has & set(film.get("add", ()))
        has = (has | set(film.get("add", ()))) - set(film.get("drop", ()))
        assert has == set(player.timeline.iterations[:-1])
    player.scrub(12)
    player.command("branch")
    film = watcher.look()[0]["timeline"]["film"]
    assert film["whole"]
    assert film["add"] == player.timeline.iterations[:-1]
    assert film["marks"] == [[12, "branch"]]


def test_pictures_of_places_are_few_spaced_and_those_of_their_iteration():
    player = Player((CONFIG,))
    pictures = PlanePictures(player.run)
    watcher = Watcher(player, Screen(PlanePictures, COMMANDS))
    player.advance(iterations=3000)
    player.follow((replace(CONFIG, alpha=0.1),))
    player.advance(iterations=100)
    film = watcher.look()[0]["timeline"]["film"]
    made = dict(film["pictures"])
    assert 0 in made
    assert 3000 in made  # something was done there
    assert len(made) < 30
    assert set(made) <= set(film["add"])
    at = player.timeline.iterations.index(3000)
    sent = np.frombuffer(b64decode(made[3000]), np.uint8)
    then = player.timeline.look(at)
    np.testing.assert_array_equal(sent, pictures.thumbnail(then.params, player.run.activations)[0])
    assert "pictures" not in watcher.look()[0]["timeline"].get("film", {})
    player.command("play")
    player.advance(iterations=20_000)
    assert len(watcher.look()[0]["timeline"]["film"].get("pictures", ())) <= 2  # a moving run has no time for more


def test_by_ticks_a_browser_that_says_what_it_has_is_sent_the_rest():
    player = Player((CONFIG,))
    watcher = Watcher(player, Screen(PlanePictures, COMMANDS))
    player.advance(iterations=50)
    header, _ = watcher.look()
    number = header["timeline"]["film"]["number"]
    player.advance(iterations=1)
    watcher.decoder.known.clear()
    watcher.feed.resume(header["run"], number)
    film = watcher.look()[0]["timeline"]["film"]
    assert "whole" not in film
    watcher.feed.resume(header["run"], number)  # what was sent since has not arrived
    film = watcher.look()[0]["timeline"]["film"]
    assert film["whole"]
    assert film["add"] == player.timeline.iterations[:-1]
