"""A run is worth keeping: the way back, branches, weights set by hand, pinned runs, exports."""

import io
from base64 import b64decode
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import dnn
from pages.ui.figures.curves import COST
from pages.ui.figures.plane import grid
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.playground import exports
from pages.ui.playground.pictures import THUMBNAIL, PlanePictures
from tests.helpers.frames import Watcher, points, values

CONFIG = dnn.Config(examples=80, hidden=(4, 3))


def weights(run) -> np.ndarray:
    return np.concatenate([part.ravel() for layer in run.params for part in layer])


@pytest.mark.parametrize("optimizer", dnn.OPTIMIZERS)
@pytest.mark.parametrize("batch_size", [0, 16])
def test_going_back_and_on_is_the_same_run(optimizer, batch_size):
    config = replace(CONFIG, optimizer=optimizer, batch_size=batch_size, alpha=0.05)
    run, straight = (dnn.Run(config, dnn.make_split(config)) for _ in range(2))
    run.advance(iterations=33)
    saved = run.save()
    run.advance(iterations=50)
    seen = run.look(saved)
    run.go_back(saved)
    assert run.iteration == seen.iteration == 33
    np.testing.assert_array_equal(weights(run), weights(seen))
    assert run.history.iteration[-1] == 33
    run.advance(iterations=40)
    straight.advance(iterations=73)
    np.testing.assert_array_equal(weights(run), weights(straight))
    assert run.measures == straight.measures


def test_looking_changes_nothing():
    run = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    first = run.save()
    run.advance(iterations=20)
    before, measures = weights(run).copy(), run.measures
    assert run.look(first).cost_train > measures.cost_train
    np.testing.assert_array_equal(weights(run), before)
    assert run.measures == measures


def test_a_place_is_measured_with_the_penalty_of_then():
    run = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    run.advance(iterations=20)
    saved, J = run.save(), run.measures.cost_train
    run.change([replace(CONFIG, l2=3.0, batch_size=8)])
    run.advance(iterations=5)
    heavy = run.measures.cost_train
    assert run.look(saved).cost_train == J
    assert run.look(run.save()).cost_train == run.measures.cost_train == heavy


def test_everything_moves_to_the_place_that_is_looked_at():
    player = Player((CONFIG,))
    watcher = Watcher(player, Screen(PlanePictures, ("play", "branch")))
    for _ in range(5):
        player.advance(iterations=30)
    at = player.timeline.iterations.index(60)
    player.scrub(at)
    header, arrays = watcher.look()
    timeline = header["timeline"]
    assert (timeline["at"], timeline["past"], timeline["now"], timeline["last"]) == (at, True, 60, 150)
    assert timeline["count"] == len(player.timeline)
    assert header["numbers"][0] == ["iteration", "iterations", "60"]
    alone = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    alone.advance(iterations=60)
    np.testing.assert_allclose(values(header["updates"], arrays, "weights", "z")[:, :2], alone.params[0].W, rtol=1e-6)
    cost = next(update for update in header["updates"] if update.get("figure") == "cost")
    assert arrays[cost["stand"]] == pytest.approx([60, alone.measures.cost_train])
    assert points(header["updates"], arrays, "cost", COST.train)[0][-1] == 150


def test_a_branch_forgets_what_came_after():
    player = Player((CONFIG,))
    for _ in range(4):
        player.advance(iterations=25)
    player.scrub(17)
    player.command("branch")
    assert (player.run.iteration, player.timeline.iterations[-1], player.past) == (17, 17, None)
    player.command("step")
    assert player.run.iteration == 18
    player.scrub(0)
    player.command("play")
    assert player.past is None
    for bad in (-1, 999):
        player.scrub(bad)
        assert player.past is None


def test_a_branch_takes_the_settings_of_now():
    player = Player((CONFIG,))
    player.advance(iterations=10)
    player.follow((replace(CONFIG, optimizer="adam", alpha=0.01),))
    player.advance(iterations=10)
    player.scrub(7)
    player.command("branch")
    player.advance(iterations=5)
    assert player.run.iteration == 12
    assert player.run.config.optimizer == "adam"


def test_a_weight_set_by_hand_is_the_net_that_trains_on():
    player = Player((CONFIG,))
    player.advance(iterations=10)
    J = player.run.measures.cost_train
    player.edit(1, 2, 1, 7.5)
    assert player.run.params[0].W[1, 0] == 7.5
    assert player.run.measures.cost_train != J
    params = dnn.copied(player.run.params)
    alone = dnn.Run(CONFIG, player.run.split, params)
    player.advance(iterations=20)
    alone.advance(iterations=20)
    np.testing.assert_array_equal(weights(player.run), weights(alone))
    for bad in ((0, 1, 1, 0.0), (4, 1, 1, 0.0), (1, 5, 1, 0.0), (1, 1, 3, 0.0), (1, 1, 1, float("nan"))):
        with pytest.raises(ValueError, match="W"):
            player.run.set_weight(*bad)


def test_a_pinned_run_stays_while_another_plays():
    player = Player((CONFIG,))
    watcher = Watcher(player, Screen(PlanePictures, ("play", "pin")))
    player.advance(iterations=40)
    first, _ = watcher.look()
    player.pin({"alpha": 0.3})
    (pin,) = player.pins
    pinned = weights(pin.snapshot).copy()
    player.follow((replace(CONFIG, hidden=(6,), alpha=0.5),))
    player.command("play")
    player.advance(iterations=30)
    header, _ = watcher.look()
    assert header["run"] != first["run"]
    assert [trace.get("name") for trace in header["figures"]["cost"]["data"]][-2:] == ["A", "A, test"]
    (told,) = header["pins"]
    assert (told["letter"], told["iteration"], told["settings"]) == ("A", 40, {"alpha": 0.3})
    assert set(told["differs"]) == {"α 0.3", "layers 4-3"}
    np.testing.assert_array_equal(weights(pin.snapshot), pinned)
    X = grid(PlanePictures(player.run).extent, THUMBNAIL)
    answers = 255 * dnn.predict(pin.snapshot.params, pin.activations, X)
    np.testing.assert_allclose(np.frombuffer(b64decode(told["picture"]), np.uint8), answers[0], atol=0.51)
    assert "pins" not in watcher.look()[0]  # once
    player.follow((replace(CONFIG, noise=0.2),))
    assert player.pins == []
    assert watcher.look()[0]["pins"] == []


def test_four_runs_are_pinned_and_each_letter_is_used_again():
    player = Player((CONFIG,))
    for k in range(5):
        player.advance(iterations=10)
        player.pin({"k": k})
    assert [(pin.letter, pin.settings["k"]) for pin in player.pins] == [("A", 0), ("B", 1), ("C", 2), ("D", 3)]
    assert "unpin one of them first" in player.message
    player.unpin("B")
    player.pin({"k": 9})
    assert [(pin.letter, pin.settings["k"]) for pin in player.pins] == [("A", 0), ("B", 9), ("C", 2), ("D", 3)]


@pytest.mark.parametrize("iterations", [0, 30, 1234, 4567])
def test_the_history_ends_at_the_run_s_last_iteration(iterations):
    run = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    run.advance(iterations=iterations)
    table = pd.read_csv(io.StringIO(exports.history(run)))
    assert table["iteration"].iloc[-1] == run.iteration == iterations
    assert table["cost_train"].iloc[-1] == pytest.approx(run.measures.cost_train)
    assert table["iteration"].is_monotonic_increasing
    assert table["iteration"].is_unique


def test_the_history_comes_as_a_table():
    run = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    run.advance(iterations=30)
    table = pd.read_csv(io.StringIO(exports.history(run)))
    np.testing.assert_allclose(table["cost_train"], run.history.cost_train)
    params = dnn.load_params(io.BytesIO(exports.parameters(run)))
    np.testing.assert_array_equal(params[1].W, run.params[1].W)
