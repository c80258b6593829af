"""The same settings with twenty seeds: each is what it would be alone, and what is said of them is counted."""

from dataclasses import replace

import numpy as np
import pytest

import dnn
from pages.ui.live import again
from pages.ui.live.again import SEEDS, Again, too_large
from pages.ui.live.controls import Controls
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.view import View
from pages.ui.playground.pictures import PlanePictures
from pages.ui.settings.standing import Standing
from pages.ui.settings.table import PAGES
from tests.helpers.frames import Watcher

CONFIG = dnn.Config(examples=60, hidden=(3,), alpha=1.0, seed=7)


def finished(config: dnn.Config = CONFIG) -> Again:
    made = Again(dnn.Run(config, dnn.make_split(config)))
    while not made.done:
        made.advance(seconds=0.05)
    return made


def test_each_seed_is_the_run_it_would_be_alone():
    made = finished()
    assert made.stack.iteration == again.FEWEST
    assert made.seeds == list(range(7, 27))
    for k in (0, 13):
        alone = dnn.Run(replace(CONFIG, seed=made.seeds[k]), dnn.make_split(CONFIG))
        alone.advance(iterations=again.FEWEST)
        assert made.costs[k] == pytest.approx(alone.measures.cost_train, rel=1e-6)
        np.testing.assert_allclose(made.params(k)[0].W, alone.params[0].W, rtol=1e-5)


def test_they_go_as_far_as_the_run_and_never_too_far():
    for done, goal in ((0, again.FEWEST), (700, 700), (9_000, again.MOST_ITERATIONS)):
        run = dnn.Run(CONFIG, dnn.make_split(CONFIG))
        run.advance(iterations=done)
        assert Again(run).goal == goal
    run = dnn.Run(replace(CONFIG, max_iterations=120), dnn.make_split(CONFIG))
    assert Again(run).goal == 120
    seeds = Again(dnn.Run(replace(CONFIG, seed=9_999), dnn.make_split(CONFIG))).seeds
    assert seeds[:3] == [9_999, 0, 1]  # those that the page can set


def test_the_share_is_of_a_target_that_is_named():
    made = finished()
    told = made.told()
    assert told["target"] == "a test accuracy of 95 %"
    assert told["count"] == (made.stack.measures.accuracy_test >= 0.95).sum() == sum(told["reached"])
    assert told["low"] < told["count"] / SEEDS < told["high"] or told["count"] in (0, SEEDS)
    made = finished(replace(CONFIG, target_cost=0.3))
    told = made.told()
    assert told["target"] == "a cost J of 0.3"
    assert told["reached"] == [ending == "target" for ending in made.stack.endings]
    assert 0 < told["count"] < SEEDS
    assert finished(replace(CONFIG, target_accuracy=0.9)).told()["target"] == "a training accuracy of 90 %"


def test_best_and_worst_and_a_seed_that_diverges():
    made = finished(replace(CONFIG, alpha=60.0, l2=10.0))
    told = made.told()
    assert "diverged" in made.stack.endings
    assert made.stack.endings[told["worst"]] == "diverged"
    assert told["costs"][told["worst"]] is None
    assert all(len(curve) == len(told["x"]) <= again.POINTS for curve in told["curves"])


def test_a_large_net_is_refused_in_a_sentence_with_what_fits():
    large = dnn.Run(dnn.Config(hidden=(64,) * 6), dnn.make_split(dnn.Config()))
    found = too_large(large)
    assert "21,057 parameters on 210 examples" in found
    assert "4,761 parameters fit" in found
    player = Player((large.config,))
    player.command("again")
    assert player.again is None
    assert player.message == found


@pytest.fixture
def seat():
    player = Player((CONFIG,))
    view = View(player, Screen(PlanePictures, ("play", "pin", "again")))
    standing = Standing.of(PAGES["Playground"], {"seed": 7, "examples": 60, "depth": 1, "units_1": 3, "alpha": 1.0})
    view.screen.controls = Controls(standing, lambda now: (now.config,))
    player.follow(view.screen.controls.configs_of(standing))
    return player, view


def test_they_train_beside_a_run_that_rests_and_one_that_plays(seat):
    player, view = seat
    view.take({"do": "again"})
    assert view.playing
    assert not player.moves
    view.train(0.001)
    assert player.run.iteration == 0
    assert player.again.stack.iteration > 0
    view.take({"do": "play"})
    before = player.again.stack.iteration
    view.train(0.002)
    assert player.run.iteration > 0
    assert player.again.stack.iteration > before
    view.take({"do": "enough"})
    assert player.again is None


def test_one_of_them_is_taken_over_where_it_stands(seat):
    player, view = seat
    view.take({"do": "again"})
    while player.repeats:
        view.train(0.05)
    cost = player.again.costs[5]
    for wrong in (20, -1, "5", True, None):
        view.take({"take": wrong})
        assert player.run.iteration == 0
    view.take({"take": 5})
    while view.owes:
        view.train(0.05)
    assert player.configs[0].seed == 12
    assert player.run.iteration == again.FEWEST
    assert player.run.measures.cost_train == pytest.approx(cost, rel=1e-6)
    assert player.again is not None  # to take over another
    view.take({"set": {"units_1": 5}, "n": 1})
    assert player.again is None


def test_a_browser_is_told_once_and_of_the_end(seat):
    player, view = seat
    watcher = Watcher(player, view.screen)
    assert watcher.look()[0]["again"] is None
    assert "again" not in watcher.look()[0]
    view.take({"do": "again"})
    assert watcher.look()[0]["again"]["at"] == 0
    while player.repeats:
        view.train(0.05)
    told = watcher.look()[0]["again"]
    assert told["done"]
    assert len(told["curves"]) == len(told["seeds"]) == SEEDS
    assert all(told["pictures"])
    assert "again" not in watcher.look()[0]
    view.take({"do": "enough"})
    assert watcher.look()[0]["again"] is None


def test_without_a_socket_a_seed_is_taken_over_in_slices(seat):
    player, view = seat
    view.take({"do": "again"})
    while player.repeats:
        view.train(0.05)
    view.take({"take": 3})
    watcher = Watcher(player, view.screen)
    player.finish(seconds=1e-9)
    assert watcher.look()[0]["owes"]
    player.finish()
    assert player.run.iteration == again.FEWEST
    assert not watcher.look()[0]["owes"]
