"""Runs that are trained in another process: the same numbers, and what is done meanwhile."""

import pickle
from dataclasses import replace
from threading import Event

import pytest

import dnn
from pages.ui.live.away import Away
from pages.ui.live.playable import stack
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.stage import WITH_TIMELINE
from pages.ui.live.view import View
from pages.ui.parity.race import RaceOf
from pages.ui.playground.pictures import PlanePictures
from pages.ui.server.worker import DONE, FAILED, LOST, MISSING, Answer, Copies, answer
from pages.ui.server.workers import Workers
from tests.core.test_progress import bits
from tests.helpers.frames import Decoder
from tests.helpers.visits import SECONDS

BASE = dnn.Config(hidden=(5, 3), noise=0.2)
ADAM = replace(BASE, optimizer="adam", alpha=0.01, batch_size=16)
SEVERAL = (BASE, replace(BASE, hidden=(2,)))
PARITY = replace(BASE, dataset="parity", examples=16, max_iterations=60, target_accuracy=1.0)
KINDS = {
    "a run": ((ADAM,), {}),
    "a run that diverges": ((replace(BASE, activation=("relu",), alpha=300.0),), {}),
    "a stack": (tuple(replace(BASE, alpha=alpha) for alpha in (0.1, 1.0)), {"make_run": stack}),
    "several": (SEVERAL, {"make_run": dnn.Several}),
    "a race": (tuple(replace(PARITY, seed=seed) for seed in range(4)), {"make_run": RaceOf()}),
}


def played(player: Player, slices: list[int], workers: Workers | None) -> None:
    """So many iterations in each slice, here or by a worker."""
    away = Away(player)
    for iterations in slices:
        if workers is None:
            player.advance(iterations)
            continue
        player.playing, player.allowed = True, lambda iterations=iterations: iterations
        call, came, there = away.call(1000.0), [], Event()
        assert workers.ask(call, lambda answer, came=came, there=there: (came.append(answer), there.set()))
        assert there.wait(SECONDS)
        assert came[0].kind == DONE
        away.back(call, came[0])
    player.playing = False


def seen(player: Player) -> tuple:
    """What a browser is sent of it, but how fast it went."""
    feed = View(player, Screen(PlanePictures, WITH_TIMELINE)).feed()
    header, arrays = Decoder().decode(feed.frame())
    header = {name: value for name, value in header.items() if name not in ("token", "run", "segments")}
    return str(header), [array.tobytes() for array in arrays.values()]


def kept(player: Player) -> list:
    """The places of its timeline."""
    return [
        (updates, place.config, place.steps, vector.tobytes(), [slot.tobytes() for slot in state])
        for place in player.timeline.places
        for _, updates, vector, state in [place.checkpoint]
    ]


@pytest.mark.parametrize("name", KINDS)
def test_a_worker_comes_to_the_same_bits(two, name):
    configs, options = KINDS[name]
    here, there = (Player(configs, **options) for _ in range(2))
    slices = [1, 30, 7, 80] if name != "a race" else [1, 30, 7]
    played(here, slices, None)
    played(there, slices, two)
    assert there.run.iteration > 10 or there.run.stopped
    assert bits(there.run) == bits(here.run)
    assert there.message == here.message
    if isinstance(here.run, dnn.Run):
        assert there.timeline.iterations == here.timeline.iterations
        assert kept(there) == kept(here)
        assert seen(there) == seen(here)


def test_what_is_done_between_two_slices_is_taken_along(two):
    players = [Player((BASE,)) for _ in range(2)]
    for player, workers in zip(players, (None, two), strict=True):
        played(player, [40], workers)
        player.edit(1, 2, 1, 3.0)
        played(player, [30], workers)
        player.follow((replace(BASE, alpha=0.05),))
        played(player, [20], workers)
        player.scrub(12)
        player.command("branch")
        played(player, [25], workers)
    here, there = players
    assert bits(there.run) == bits(here.run)
    assert there.run.iteration == 12 + 25
    assert dnn.numpy_script(there.run) == dnn.numpy_script(here.run)
    assert seen(there) == seen(here)


def test_a_slice_of_a_run_that_was_changed_meanwhile_is_dropped():
    player = Player((BASE,))
    player.command("play")
    away, copies = Away(player), Copies()

    def done(call) -> Answer:
        whole = call.whole() if call.home is None else None
        kind, content = answer(copies, pickle.dumps((call.key, whole, call.function, call.arguments)))
        return Answer(kind, 1, content)

    first, second = away.call(0.001), away.call(0.001)  # by two browsers
    answers = done(first), done(second)
    away.back(first, answers[0])
    assert player.run.iteration == 0
    away.back(second, answers[1])
    assert (trained := player.run.iteration) > 0
    assert away.call(0.001).home == 1  # its copy is there
    call = away.call(0.001)
    late = done(call)
    player.edit(1, 1, 1, 2.0)
    away.back(call, late)
    assert player.run.iteration == trained
    assert away.call(0.001).home is None
    late = done(call := away.call(0.001))
    player.command("reset")
    player.command("play")
    away.back(call, late)
    assert player.run.iteration == 0


def test_what_a_worker_has_forgotten_is_sent_again():
    player = Player((BASE,))
    player.command("play")
    away = Away(player)
    call = away.call(0.01)
    kind, content = answer(Copies(), pickle.dumps((call.key, None, call.function, call.arguments)))
    assert (kind, content) == (MISSING, b"")
    away.back(call, Answer(kind, 1))
    assert player.playing
    assert away.call(0.01).home is None
    copies = Copies()
    copies.find("old", pickle.dumps("a run"))
    copies.tidy(now=float("inf"))
    assert "old" not in copies


@pytest.mark.parametrize("kind, times", [(FAILED, 1), (LOST, 3)])
def test_a_run_that_breaks_workers_is_stopped_with_a_sentence(
    kind, times
):  # two may be lost together to something else
    player = Player((BASE,))
    player.command("play")
    away = Away(player)
    for k in range(times):
        assert player.playing
        away.back(away.call(0.01), Answer(kind, k, suspect=True))
    assert not player.playing
    assert player.message.startswith("Training stopped because of an error")
