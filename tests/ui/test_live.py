"""The live engine without a browser: frames, pictures, fair shares, and what a visitor is told."""

import io
from dataclasses import replace
from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import dnn
from pages.ui.figures import plane, tiles
from pages.ui.figures.curves import COST
from pages.ui.figures.net import NetDiagram
from pages.ui.figures.shading import palette_png
from pages.ui.live import readout
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.wire import MOST_KNOWN, Encoder
from pages.ui.playground import pictures
from pages.ui.server.scheduler import BUDGET, FRAMES_EACH, FRAMES_IN_SUM, SHARE_ALONE, SHARE_TRAINING, Scheduler
from tests.helpers.frames import Decoder, Watcher, params_of, points, told

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


def test_palette_png_is_what_pillow_reads():
    palette = np.random.default_rng(0).integers(0, 256, (34, 4)).astype(np.uint8)
    indices = np.random.default_rng(1).integers(0, 34, (20, 30)).astype(np.uint8)
    image = np.array(Image.open(io.BytesIO(palette_png(indices, palette))).convert("RGBA"))
    np.testing.assert_array_equal(image, palette[indices])


def test_the_boundary_shows_the_side_of_each_point_and_the_line_between():
    P = np.linspace(0, 1, plane.GRID)[np.newaxis].repeat(plane.GRID, axis=0)  # 0.5 in the middle column
    image = np.array(Image.open(io.BytesIO(plane.probability_png(P))).convert("RGBA")).astype(int)
    blue, orange = image[:, :60], image[:, -60:]
    assert (blue[..., 2] > blue[..., 0]).all()
    assert (orange[..., 0] > orange[..., 2]).all()
    line = (image == [128, 128, 128, 255]).all(axis=2)
    columns = np.flatnonzero(line.any(axis=0))
    assert line.any(axis=1).all()
    assert abs(columns.mean() - image.shape[1] / 2) < 4
    assert len(columns) <= 3


def test_the_grid_reads_as_an_image_does():
    X = plane.grid((-1, 1, -2, 2), 3)
    np.testing.assert_allclose(X[:, 0], [-1, 2])  # top left
    np.testing.assert_allclose(X[:, -1], [1, -2])  # bottom right


@pytest.mark.parametrize("sizes", [(1,), (8, 8), (64,) * 6, (3, 40, 17)])
def test_tiles_do_not_overlap_and_stay_inside(sizes):
    layout = tiles.TileLayout(sizes)
    assert len(set(layout.places)) == len(layout.places) == len(layout.names) == sum(sizes)
    for row, column in layout.places:
        assert (row + 1) * layout.step <= layout.height
        assert (column + 1) * layout.step <= layout.width


def test_edges_have_the_sign_of_their_weight_and_the_largest_is_widest():
    diagram = NetDiagram((2, 2, 1))
    W1, W2 = np.array([[1.0, -4.0], [0.1, 2.0]]), np.array([[3.0, -3.0]])
    b = np.zeros((2, 1))
    edges = diagram.edges((dnn.Layer(W1, b), dnn.Layer(W2, b[:1])))
    ends = {}
    for k, (positive, width) in enumerate(diagram.BUCKETS):
        for x0, x1, y0, y1 in zip(*(axis[i::3] for axis in edges[k] for i in range(2)), strict=True):
            ends[x0, x1, float(y0), float(y1)] = (positive, width)
    high, low = (float(np.float32(y)) for y in diagram.heights[0])
    assert len(ends) == 6
    assert ends[0, 1, low, high] == (False, 5.0)  # W1[0, 1] = -4
    assert ends[0, 1, high, high][0]
    assert ends[1, 2, high, 0.0] == (True, 5.0)
    assert ends[1, 2, low, 0.0] == (False, 5.0)


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


def playing(config=CONFIG):
    player = Player((config,))
    return player, Watcher(player, Screen(pictures.PlanePictures))


def number(player, name):
    return next(text for known, _, text in readout.of_run(player) if known == name)


def test_figures_are_sent_once_and_again_to_whoever_lacks_them():
    player, watcher = playing()
    header, _ = watcher.look()
    assert list(header["figures"]) == ["boundary", "cost", "units", "weights", "net"]
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
        assert set(figures) <= set(header["figures"])
        assert all(len(arrays[name]) or figures[0] in ("net", "cost") for name in names)


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
        assert set(painted) == {"shade", "heat", "edges", "tiles"}
        points = pictures.net.points(pictures.extent, plane.GRID, np.float64)
        sent = arrays[painted["shade"]["values"][0]] / 255
        np.testing.assert_allclose(sent, player.run.predict(points)[0], atol=0.5 / 255 + 1e-9)
        W1 = arrays[painted["heat"]["values"][0]].reshape(hidden[0], 4)
        np.testing.assert_allclose(W1[:, :3], player.run.params[0].W, rtol=1e-6)


@pytest.mark.parametrize("name", ["step", "ten", "play"])
def test_a_message_is_gone_when_it_is_true_no_more(name):
    player, _ = playing()
    player.command("reset")
    assert player.message.startswith("Back at the first weights")
    player.command(name)
    assert player.message == ""


def test_commands():
    player, _ = playing()
    first = player.run.snapshot().params[0].W
    player.command("ten")
    assert player.run.iteration == 10
    player.command("reset")
    assert player.run.iteration == 0
    np.testing.assert_array_equal(player.run.params[0].W, first)
    player.command("play")
    assert player.playing
    player.advance(seconds=0.01)
    player.command("pause")
    assert not player.playing
    player.command("<nonsense>")
    assert not player.playing


def test_a_new_alpha_goes_on_and_new_layers_start_anew_and_say_so():
    player, _ = playing()
    player.command("ten")
    player.follow((replace(CONFIG, alpha=0.01),))
    assert (player.run.iteration, player.run.config.alpha, player.message) == (10, 0.01, "")
    player.follow((replace(CONFIG, hidden=(2,)),))
    assert player.run.iteration == 0
    assert player.message == "Started anew, since the layers changed."


def test_the_end_of_a_run_is_told():
    wild = replace(CONFIG, alpha=100.0, l2=10.0)  # each step multiplies W by about 1 - 1000 / 56
    player, _ = playing(wild)
    player.command("play")
    for _ in range(50):
        player.advance(iterations=100)
    assert not player.playing
    assert f"iteration {player.run.diverged_at:,}" in player.message
    assert "smaller α" in player.message
    assert np.isfinite(float(number(player, "cost_train")))
    player.follow((replace(wild, max_iterations=5, alpha=0.1),))
    player.command("reset")
    player.command("play")
    player.advance(seconds=1)
    assert player.message == "Stopped after 5 iterations, as you asked."


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


def test_no_test_part_is_shown_as_no_number():
    player, watcher = playing(replace(CONFIG, train_share=1.0))
    assert number(player, "cost_test") == number(player, "accuracy_test") == "–"
    watcher.look()


@pytest.mark.parametrize("configs", [(CONFIG,), (CONFIG, replace(CONFIG, alpha=0.1))])
def test_whatever_a_run_raises_the_visitor_sees_a_sentence_and_the_last_good_state(configs, monkeypatch):
    make_run = {} if len(configs) == 1 else {"make_run": lambda configs: dnn.Stack(configs, dnn.make_split(configs[0]))}
    player = Player(configs, **make_run)
    player.advance(iterations=30)
    before = [layer.W.copy() for layer in player.run.params]

    def failing(*arrays):
        arrays[0].fill(np.nan)
        raise MemoryError("out of memory")

    player.command("play")
    with monkeypatch.context() as patch:
        patch.setattr(player.run.descent, "optimizer", replace(player.run.descent.optimizer, step=failing))
        player.advance(iterations=10)
    assert not player.playing
    assert "last good state" in player.message
    assert "30" in player.message
    for mine, kept in zip(player.run.params, before, strict=True):
        np.testing.assert_array_equal(mine.W, kept)
    player.advance(iterations=5)
    assert player.run.iteration == 35


@pytest.mark.parametrize("name", [name for name, field in dnn.FIELDS.items() if field.needs_new_run])
def test_whatever_makes_a_new_run_is_told_in_words(name):
    player, _ = playing()
    player.command("ten")
    other = dict(dataset="xor", examples=90, train_share=0.5, pair=(0, 2), features=("x1_x2",), dtype="float32")
    other |= dict(hidden=(2,), activation=("relu",), initializer="he")
    base = {"pair": dict(dataset="three_blobs", noise=0.0)}.get(name, {})
    value = other[name] if name in other else getattr(CONFIG, name) + (0.1 if "seed" not in name else 1)
    player.follow((replace(CONFIG, **base, **{name: value}),))
    assert player.message.startswith("Started anew, since ")
    assert dnn.FIELDS[name].words in player.message
