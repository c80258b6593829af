"""What the coach sees of a run, when it looks, and what a reader does with its advice."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

import dnn
from pages.ui.coach.coach import APART, Coach
from pages.ui.coach.evidence import number
from pages.ui.coach.observer import guess_cost, observe
from pages.ui.live.advice import Advice
from pages.ui.live.controls import Controls
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.view import View
from pages.ui.playground.pictures import PlanePictures
from pages.ui.settings.standing import Standing
from pages.ui.settings.table import PLAYGROUND
from tests.helpers.frames import Watcher
from tests.helpers.runs import SMALL, assert_same_params, run_of

WILD = dict(alpha=30.0, seed=50, data_seed=5)  # found at the first look


def configs_of(standing):
    return (standing.config,)


def advised(locked=(), **settings) -> tuple[View, Watcher]:
    """A run on a stage, with a browser that looks at it."""
    standing = Standing.of(PLAYGROUND, settings, locked=locked)
    controls = Controls(standing, configs_of)
    screen = Screen(PlanePictures, ("play", "pause", "reset", "pin"))
    screen.controls, screen.advice = controls, Advice(controls)
    player = Player(configs_of(standing))
    return View(player, screen), Watcher(player, screen)


def trained(view, watcher, iterations=APART) -> dict | None:
    """What the browser is shown of the coach after so many more."""
    view.player.command("play")
    view.player.advance(iterations=iterations)
    return watcher.look()[0]["advice"]


@pytest.mark.parametrize("settings", [{}, {"batch_size": 16}, {"optimizer": "adam", "alpha": 0.01}])
def test_a_look_changes_nothing(settings):
    seen, unseen = run_of(SMALL, **settings), run_of(SMALL, **settings)
    for _ in range(3):
        for run in (seen, unseen):
            run.advance(iterations=70)
        observe(seen)
    assert_same_params(seen.params, unseen.params)
    np.testing.assert_array_equal(seen.history.cost_train, unseen.history.cost_train)


def test_what_is_seen_of_units():
    run = run_of(SMALL, hidden=(3, 4), activation=("relu", "tanh"))
    for layer, (b, size) in zip(run.params, ((0.0, 1.0), (30.0, 0.1)), strict=False):
        layer.W[...] = size * np.sign(layer.W)
        layer.b[...] = b
    run.params[0].b[:2] = -100
    first, second = observe(run).hidden
    assert (first.units, first.dead, first.saturated) == (3, 2, 0)
    assert (second.units, second.dead, second.saturated) == (4, 0, 4)
    assert not first.same
    run.params[1].W[...] = 0.5
    assert observe(run).hidden[1].same


def test_gradients_are_those_of_the_cost():
    run = run_of(SMALL, l2=0.5)
    train = run.split.train
    cost = dnn.COSTS[train.cost]
    _, caches = dnn.network_forward(run.params, run.activations, train.X)
    grads = dnn.network_backward(run.params, run.activations, caches, train.Y, cost, l2=0.5)
    assert [layer.gradient for layer in observe(run).layers] == pytest.approx([np.linalg.norm(g.W) for g in grads])


@pytest.mark.parametrize(
    "value, text",
    [
        (0.3, "0.3"),
        (12, "12"),
        (25_431.7, "25,432"),
        (0.000118, "0.000118"),
        (1e-5, "1 · 10⁻⁵"),
        (7.16e219, "7.16 · 10²¹⁹"),
    ],
)
def test_numbers_in_sentences(value, text):
    assert number(value) == text


@pytest.mark.parametrize("name, cost", [("circles", np.log(2)), ("three_blobs", np.log(3))])
def test_the_cost_of_guessing(name, cost):
    split = dnn.make_split(replace(SMALL, dataset=name, examples=600))
    assert guess_cost(split.train) == pytest.approx(cost, abs=0.01)


def test_of_a_large_net_only_the_costs_are_seen():
    run = run_of(SMALL, hidden=(600, 600), examples=400)
    assert observe(run).layers == ()


def test_costs_count_from_the_latest_change_on():
    run = run_of(SMALL)
    run.advance(iterations=50)
    run.change([replace(run.config, alpha=0.1)])
    run.advance(iterations=30)
    seen = observe(run)
    assert (seen.i[0], seen.i[-1], seen.age, seen.alpha) == (50, 80, 30, 0.1)
    assert len(seen.i) == len(seen.J) == 31


def test_it_looks_seldom_while_a_run_plays():
    run, coach, looked = run_of(SMALL, **WILD), Coach(), []
    for _ in range(200):
        run.advance(iterations=50)
        before = coach.said
        coach.look(run, moves=True)
        if coach.said is not before:
            looked.append(run.iteration)
    assert looked[0] == APART
    assert all(after - before >= APART for before, after in pairwise(looked))
    assert len(looked) < 12


def test_at_rest_it_looks_at_what_there_is():
    run, coach = run_of(SMALL, initializer="zeros"), Coach()
    run.advance(iterations=30)
    coach.look(run, moves=True)
    assert coach.said is None
    coach.look(run, moves=False)
    assert coach.said.rule.name == "symmetric"


def test_the_end_of_a_run_that_diverges_is_news_at_once():
    view, watcher = advised(dataset="flower", depth=3, activation="leaky_relu", alpha=30.0)
    view.player.command("play")
    while view.player.playing:
        view.player.advance(iterations=1)
    advice = watcher.look()[0]["advice"]
    assert view.player.run.stopped == "diverged"
    assert view.player.run.iteration < APART
    assert advice["rule"] == "diverged"
    assert advice["cure"] == {"alpha": 0.3}


def test_what_is_dismissed_is_not_said_again_of_this_run():
    view, watcher = advised(**WILD)
    assert trained(view, watcher)["rule"] == "too_fast"
    view.take({"do": "dismiss"})
    assert watcher.look()[0]["advice"] is None
    for _ in range(5):
        advice = trained(view, watcher, 500)
        assert advice is None or advice["rule"] not in ("too_fast", "exploded")
    view.take({"do": "reset"})
    assert trained(view, watcher)["rule"] == "too_fast"


def test_the_cure_is_tried_beside_the_run():
    view, watcher = advised(**WILD)
    advice = trained(view, watcher)
    assert advice["button"] == "Try *α* = 0.3"
    assert advice["cure"] == {"alpha": 0.3}
    assert advice["sentence"].startswith("*J* rose on ")
    assert len(advice["bars"]) == 20
    view.take({"do": "try"})
    player, header = view.player, watcher.look()[0]
    assert (player.playing, player.run.iteration, player.run.config.alpha) == (True, 0, 0.3)
    (pinned,) = player.pins
    assert (pinned.config.alpha, pinned.settings["alpha"], pinned.snapshot.iteration) == (30.0, 30.0, APART)
    assert header["advice"] is None
    assert header["settings"]["alpha"] == 0.3
    assert trained(view, watcher, 2000) is None


def test_a_change_of_settings_silences_it_at_once():
    view, watcher = advised(**WILD)
    assert trained(view, watcher)
    view.take({"set": {"alpha": 0.1}, "n": 1})
    assert watcher.look()[0]["advice"] is None


def test_without_anything_said_there_is_nothing_to_try():
    view, watcher = advised()
    assert trained(view, watcher) is None
    view.take({"do": "try"})
    assert view.player.pins == []
    assert view.player.run.iteration == APART


def test_without_room_for_another_pinned_run_it_says_so_and_leaves_the_run():
    view, watcher = advised(**WILD)
    for _ in range(4):
        view.player.pin()
    assert trained(view, watcher)
    view.take({"do": "try"})
    assert (view.player.run.iteration, view.player.run.config.alpha) == (APART, 30.0)
    assert "unpin" in watcher.look()[0]["message"]


def test_a_lesson_that_locks_the_cure_leaves_the_sentence_without_a_button():
    view, watcher = advised(locked=["alpha"], **WILD)
    advice = trained(view, watcher)
    assert advice["sentence"]
    assert (advice["button"], advice["cure"]) == ("", {})
    view.take({"do": "try"})
    assert view.player.run.iteration == APART


def test_labels_of_a_cure_are_those_of_the_widgets():
    view, watcher = advised(initializer="zeros", activation="relu")
    assert trained(view, watcher)["button"] == "Try initialization He"


def test_a_place_of_the_past_is_not_looked_at():
    view, watcher = advised(initializer="zeros")
    view.player.advance(iterations=150)
    view.player.scrub(0)
    assert watcher.look()[0]["advice"] is None
