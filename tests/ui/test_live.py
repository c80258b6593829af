"""The live engine without a browser: what a frame holds, and how large it is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dnn
from pages.ui.figures import plane
from pages.ui.figures.curves import COST
from pages.ui.live.wire import MOST_KNOWN, Encoder
from tests.helpers.frames import Decoder, Watcher, params_of, playing, points, told

CONFIG = dnn.Config(examples=80, hidden=(4, 3))


@given(st.lists(st.floats(width=32, allow_nan=False), max_size=20), st.binary(max_size=20))
def test_arrays_come_out_of_a_frame_as_they_went_in(numbers, raw):
    arrays = {"x": np.array(numbers), "raw": np.frombuffer(raw, np.uint8), "y": np.array([1, 2], np.uint8)}
    header, arrays = Decoder().decode(Encoder().encode({"a": 1}, {"b": 2}, arrays))
    assert header == {"a": 1, "b": 2}
    np.testing.assert_array_equal(arrays["x"], np.array(numbers, np.float32))
    assert arrays["raw"].tobytes() == raw
    np.testing.assert_array_equal(arrays["y"], [1, 2])


def test_what_lasts_is_sent_once_as_long_as_the_browser_keeps_it():
    encoder, decoder = Encoder(), Decoder()
    for round in range(3):
        for kind in range(MOST_KNOWN + 1):
            frame = encoder.encode({"kind": kind, "words": "long" * 50}, {"round": round}, {"x": np.arange(kind)})
            header, arrays = decoder.decode(frame)
            assert (header["kind"], header["round"], len(arrays["x"])) == (kind, round, kind)
            again = encoder.encode({"kind": kind, "words": "long" * 50}, {"round": round}, {"x": np.arange(kind)})
            assert decoder.decode(again)[0] == header
            assert len(again) < len(frame) - 200


def test_figures_are_sent_once_and_again_to_whoever_lacks_them():
    player, watcher = playing(CONFIG)
    header, _ = watcher.look()
    assert list(header["figures"]) == ["boundary", "cost", "weights"]
    player.command("step")
    header, arrays = watcher.look()
    assert "figures" not in header
    assert header["numbers"][0] == ["iteration", "iterations", "1"]
    assert {name for update in header["updates"] for name in told(update)[1]} == set(arrays)
    other = Watcher(player, watcher.screen)
    assert "figures" in other.look()[0]
    watcher.feed.resume("")
    assert "figures" in watcher.look()[0]


@pytest.mark.parametrize("hidden", [(), (1,), (64,) * 6])
@pytest.mark.parametrize("dataset", [name for name, source in dnn.DATASETS.items() if source.kind == "plane"])
def test_every_plane_set_is_drawn_at_every_depth(dataset, hidden):
    player, watcher = playing(replace(CONFIG, dataset=dataset, hidden=hidden))
    player.advance(iterations=2)
    header, arrays = watcher.look()
    for update in header["updates"]:
        figures, names = told(update)
        assert set(figures) <= {*header["figures"], "board", "wires"}
        assert all(len(arrays[name]) or figures[0] in ("board", "cost") for name in names)


def test_frames_of_the_default_stay_small_however_long_the_history():
    player, watcher = playing(dnn.Config())
    watcher.look()
    player.command("play")
    player.advance(iterations=2_000)
    watcher.look()
    sizes = []
    for _ in range(20):
        player.advance(iterations=200)
        watcher.look()
        sizes.append(watcher.size)
    assert max(sizes) < 9_000  # with all of the curve, every other second
    assert np.median(sizes) < 1_000  # all others


@pytest.mark.parametrize("hidden", [(8, 8), (64,) * 3])
def test_a_browser_gets_the_net_itself_or_what_it_says_of_the_plane(hidden):
    player, watcher = playing(replace(CONFIG, hidden=hidden, features=("x1_x2",)))
    player.advance(iterations=3)
    pictures = watcher.screen.pictures(player)
    for fields in (False, True):
        watcher.feed.fields(fields)
        header, arrays = watcher.look()
        if not fields and hidden == (8, 8):
            flat = [part.ravel() for layer in player.run.params for part in layer]
            np.testing.assert_array_equal(params_of(header["updates"], arrays), np.concatenate(flat).astype(np.float32))
            continue
        painted = {update["paint"]: update for update in header["updates"] if "values" in update}
        assert set(painted) == {"shade", "heat", "board"}
        points = pictures.net.points(pictures.extent, plane.GRID, np.float64)
        sent = arrays[painted["shade"]["values"][0]] / 255
        np.testing.assert_allclose(sent, player.run.predict(points)[0], atol=0.5 / 255 + 1e-9)
        W1 = arrays[painted["heat"]["values"][0]].reshape(hidden[0], 4)
        np.testing.assert_allclose(W1[:, :3], player.run.params[0].W, rtol=1e-6)


def test_a_divergence_is_drawn_to_its_last_iteration_on_a_logarithmic_axis_and_marked():
    player, watcher = playing(replace(CONFIG, alpha=100.0, l2=10.0))
    header, _ = watcher.look()
    assert header["figures"]["cost"]["layout"]["yaxis"].get("type") != "log"
    player.advance(iterations=5000)
    assert player.run.stopped == "diverged"
    header, arrays = watcher.look()
    assert header["figures"]["cost"]["layout"]["yaxis"]["type"] == "log"
    last = (player.run.diverged_at - 1, player.run.measures.cost_train)
    x, y, *_ = points(header["updates"], arrays, "cost", COST.train)
    assert np.isfinite(y).all()
    assert (x[-1], y[-1]) == pytest.approx(last)
    update = next(update for update in header["updates"] if update.get("figure") == "cost")
    assert update["ended"] == [COST.train]
    assert arrays[update["stand"]] == pytest.approx(last)
    player.command("reset")
    header, _ = watcher.look()
    assert header["figures"]["cost"]["layout"]["yaxis"].get("type") != "log"
