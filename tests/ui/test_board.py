"""What the stage's net is sent: parameters, or fields small enough; a unit that is looked at; a weight that is set."""

import json
from dataclasses import replace

import numpy as np
import pytest

import dnn
from pages.ui.figures.plane import GRID
from pages.ui.live.nets import SMALLEST_TILE
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.view import LARGEST_WEIGHT, View
from pages.ui.playground.pictures import PlanePictures
from tests.helpers.frames import layers_of, params_of, playing

CONFIG = dnn.Config(examples=60, hidden=(4, 3), features=("x2_squared",))
LARGEST = replace(CONFIG, hidden=(64,) * 6)


def painted(header, kind: str) -> dict:
    """The update for a painter of that kind."""
    return next(update for update in header["updates"] if update.get("paint") == kind)


def test_a_small_net_comes_as_its_parameters_with_what_the_board_has_to_know():
    _, watcher = playing(CONFIG)
    header, _ = watcher.look()
    (net,) = [update for update in header["updates"] if "net" in update]
    drawings = {drawing["paint"]: drawing for drawing in net["drawings"]}
    assert set(drawings) == {"shade", "heat", "wires", "board"}
    assert drawings["board"]["names"] == ["x1", "x2"]
    assert [name for name, _ in drawings["board"]["offered"]] == list(dnn.FEATURES)
    assert net["net"]["axes"] == [0, 1]


def test_the_largest_net_is_small_enough_for_every_frame_and_its_weights_come_now_and_then():
    player, watcher = playing(LARGEST)
    watcher.look()
    watcher.screen.pictures(player).seconds = 1e9  # until the weights come again
    player.command("play")
    player.advance(iterations=1)
    header, arrays = watcher.look()
    assert watcher.size < 60_000
    assert not [update for update in header["updates"] if "net" in update]
    board = painted(header, "board")
    tiles, output = (arrays[name] for name in board["values"])
    assert (tiles.size, output.size) == (6 * 64 * SMALLEST_TILE**2, (GRID // 2) ** 2)
    pictures = watcher.screen.pictures(player)
    X = pictures.net.points(pictures.extent, SMALLEST_TILE, np.float64)
    _, caches = dnn.network_forward(player.run.params, player.run.activations, X)
    A = np.concatenate([cache.A for cache in caches[:-1]])
    np.testing.assert_allclose(tiles.reshape(A.shape) / 127, A / np.abs(A).max(axis=1, keepdims=True), atol=0.5 / 127)
    player.command("pause")
    header, arrays = watcher.look()
    (net,) = [update for update in header["updates"] if "net" in update]
    for ours, theirs in zip(layers_of(net, arrays), player.run.params, strict=True):
        np.testing.assert_array_equal(ours.W, theirs.W.astype(np.float32))


@pytest.mark.parametrize("unit", [(0, 3), (1, 2), (6, 64)])
def test_a_unit_that_is_looked_at_stands_in_place_of_the_output(unit):
    player, watcher = playing(LARGEST)
    watcher.feed.look(list(unit))
    header, arrays = watcher.look()
    shade = painted(header, "shade")
    assert tuple(shade["look"]) == unit
    pictures, (l, i) = watcher.screen.pictures(player), unit
    X = pictures.net.points(pictures.extent, shade["n"], np.float64)
    a = dnn.predict(player.run.params[:l], player.run.activations[:l], X)[i - 1]
    np.testing.assert_allclose(arrays[shade["values"][0]] / 127.5 - 1, a / np.abs(a).max(), atol=0.5 / 127.5)
    watcher.feed.look(None)
    assert "look" not in painted(watcher.look()[0], "shade")


@pytest.mark.parametrize("nonsense", ["1", 7, [1], [1, 2, 3], [True, 1], ["1", 1], [9, 1], [1, 65], [1, 0], [-1, 1]])
def test_a_unit_that_there_is_not_leaves_the_output(nonsense):
    _, watcher = playing(LARGEST)
    watcher.feed.look(nonsense)
    assert "look" not in painted(watcher.look()[0], "shade")


def view_of(commands=("play", "weight")) -> View:
    return View(Player((CONFIG,)), Screen(PlanePictures, commands))


def test_a_message_sets_a_weight_of_the_net_that_is_played():
    view = view_of()
    view.take({"weight": [2, 3, 1, -1.5]})
    assert view.player.run.params[1].W[2, 0] == -1.5
    header, arrays = playing(CONFIG)[1].look()
    assert len(params_of(header["updates"], arrays)) == dnn.parameter_count(dnn.layer_sizes(view.player.run.params))


@pytest.mark.parametrize(
    "weight",
    [None, 3, "1", {}, [1, 1, 1], [1, 1, 1, 2, 3], [1.0, 1, 1, 2], [True, 1, 1, 2], [1, 1, 1, "2"], [1, 1, 1, None]]
    + [[1, 1, 1, True], [0, 1, 1, 2], [4, 1, 1, 2], [1, 5, 1, 2], [1, 1, 4, 2], [1, 1, 0, 2], [1, 1, -1, 2]]
    + [[1, 1, 1, value] for value in (float("nan"), float("inf"), 2 * LARGEST_WEIGHT, -(10**400))],
    ids=lambda weight: json.dumps(weight)[:24],
)
def test_no_other_message_sets_one(weight):
    view = view_of()
    before = dnn.copied(view.player.run.params)
    view.take({"weight": weight})
    for now, then in zip(view.player.run.params, before, strict=True):
        np.testing.assert_array_equal(now.W, then.W)


def test_where_the_page_offers_no_weights_none_is_set():
    view = view_of(commands=("play",))
    view.take({"weight": [1, 1, 1, 9.0]})
    assert view.player.run.params[0].W[0, 0] != 9.0


def test_a_slider_that_is_dragged_costs_little_memory():
    run = view_of().player.run
    for k in range(100):
        run.set_weight(1, 1, 1, k / 10)
    assert [step.by_hand.value for step in run.steps[1:]] == [k / 10 for k in range(100)]
    assert all(step.params is None for step in run.steps[1:])
