"""A run is worth keeping: the way back, branches, weights set by hand, pinned runs, the reader's own data."""

import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn
from pages.ui.figures.curves import COST
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.timeline import MOST_BYTES, Timeline
from pages.ui.own_data import table, upload
from pages.ui.playground import exports
from pages.ui.playground.pictures import PlanePictures
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


@given(st.lists(st.integers(1, 40), min_size=1, max_size=80), st.sampled_from([(4, 3), (64, 64, 64)]))
@settings(max_examples=20, deadline=None)
def test_a_timeline_keeps_the_ends_and_its_limit(advances, hidden):
    config = replace(CONFIG, hidden=hidden, optimizer="adam", alpha=0.001)
    run = dnn.Run(config, dnn.make_split(replace(config, examples=20)))
    timeline = Timeline(run)
    for iterations in advances:
        run.advance(iterations=iterations % 3 + 1)
        timeline.add()
        places = [place.iteration for place in timeline.places]
        assert places[0] == 0
        assert places[-1] == run.iteration
        assert places == sorted(set(places))
        assert len(places) <= 2 or sum(place.nbytes for place in timeline.places) <= MOST_BYTES


def test_everything_moves_to_the_place_that_is_looked_at():
    player = Player((CONFIG,))
    watcher = Watcher(player, Screen(PlanePictures, ("play", "branch")))
    for _ in range(5):
        player.advance(iterations=30)
    player.scrub(2)
    header, arrays = watcher.look()
    assert header["timeline"] == {"count": 6, "at": 2, "past": True, "label": "iteration 60 of 150"}
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
    player.scrub(1)
    player.command("branch")
    assert (player.run.iteration, len(player.timeline), player.past) == (25, 2, None)
    player.command("step")
    assert player.run.iteration == 26
    player.scrub(0)
    player.command("play")
    assert player.past is None
    for bad in (-1, 99):
        player.scrub(bad)
        assert player.past is None


def test_a_branch_takes_the_settings_of_now():
    player = Player((CONFIG,))
    player.advance(iterations=10)
    player.follow((replace(CONFIG, optimizer="adam", alpha=0.01),))
    player.advance(iterations=10)
    player.scrub(1)
    player.command("branch")
    player.advance(iterations=5)
    assert player.run.iteration == 15
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


def test_an_edge_that_is_clicked_is_that_weight():
    run = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    diagram = PlanePictures(run).diagram
    for (l, i, j), value in zip(diagram.handles.edges, diagram.weights(run.params), strict=True):
        assert value == run.params[l - 1].W[i - 1, j - 1]


def test_a_pinned_run_stays_while_another_plays():
    player = Player((CONFIG,))
    watcher = Watcher(player, Screen(PlanePictures, ("play", "pin")))
    player.advance(iterations=40)
    first, _ = watcher.look()
    player.command("pin")
    pinned = weights(player.pinned.snapshot).copy()
    player.follow((replace(CONFIG, hidden=(6,), alpha=0.5),))
    player.command("play")
    player.advance(iterations=30)
    header, _ = watcher.look()
    assert header["run"] != first["run"]
    assert list(header["figures"])[:3] == ["boundary", "pinned", "cost"]
    assert [trace.get("name") for trace in header["figures"]["cost"]["data"]][-2:] == ["pinned, train", "pinned, test"]
    assert "α 0.3 → 0.5" in header["message"]
    assert "layers 4-3 → 6" in header["message"]
    np.testing.assert_array_equal(weights(player.pinned.snapshot), pinned)
    player.follow((replace(CONFIG, noise=0.2),))
    assert player.pinned is None


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


@pytest.mark.parametrize("names", [("x1_squared",), tuple(dnn.FEATURES)])
def test_added_inputs_are_what_they_say(names):
    config = replace(CONFIG, features=names, hidden=())
    split, plain = dnn.make_split(config), dnn.make_split(CONFIG)
    x1, x2 = plain.train.X
    known = dict(x1_squared=x1**2, x2_squared=x2**2, x1_x2=x1 * x2, sin_x1=np.sin(x1), sin_x2=np.sin(x2))
    np.testing.assert_array_equal(split.train.X, np.vstack([x1, x2, *(known[name] for name in names)]))


def test_a_circle_is_linear_in_its_squares():
    config = replace(CONFIG, features=("x1_squared", "x2_squared"), hidden=(), noise=0.02, alpha=1.0)
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=2000)
    assert run.measures.accuracy_test == 1


# The reader's own data

GOOD = "a,b,c,kind\n" + "\n".join(f"{i},{i * i % 7},{-i / 2},{'yes' if i % 2 else 'no'}" for i in range(20))


def rows_of(*columns) -> str:
    return "\n".join(columns[0].join(str(cell) for cell in row) for row in zip(*columns[1:], strict=True))


WHOLES, HALVES, KINDS = range(20), [i / 2 for i in range(20)], ["abc"[i % 3] for i in range(20)]


@pytest.mark.parametrize("heading", ["", "a;b;kind\n"])
def test_a_file_with_decimal_commas_is_read_and_its_reader_told(heading):
    content = heading + rows_of(";", WHOLES, [str(half).replace(".", ",") for half in HALVES], KINDS)
    sheet = upload.read_csv(content.encode())
    own = table.chosen(sheet, list(sheet)[:2], list(sheet)[2], "a")
    np.testing.assert_array_equal(own.X, [WHOLES, HALVES])
    assert "A comma inside a number is read as the decimal point." in sheet.attrs["told"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_without_a_heading_keeps_its_first_row(separator):
    sheet = upload.read_csv(rows_of(separator, WHOLES, HALVES, KINDS).encode())
    assert list(sheet) == ["column 1", "column 2", "column 3"]
    np.testing.assert_array_equal(sheet["column 1"], WHOLES)
    assert "no heading" in sheet.attrs["told"][0]
    named = upload.read_csv(b"2019,price,kind\n" + rows_of(",", WHOLES, ["x"] * 20, KINDS).encode())
    assert named.attrs["told"], "years as names cannot be told from numbers: it is said"
    assert not upload.read_csv(GOOD.encode()).attrs["told"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a,b,kind\n" + "1,2,x\n" * 9 + "1,5,2,x\n" * 9, "line 11 has 4 values, line 1 has 3.*decimal comma"),
        ("a,b,kind\n" + "1,2,x,\n" * 20, "line 2 has 4 values, line 1 has 3"),
        ("a,b,kind\n" + "1,2,x\n" * 9 + '3,4,"x\n' + "1,2,x\n" * 9, "line 11 cannot be read: a quotation mark"),
        ("a,b,kind\n" + "1,2,x\n" * 9 + '3,4,"x"y\n', "line 11 cannot be read: a quotation mark"),
        ("a,b,kind\n" + "1,2," + "x" * 200_000, "line 2 holds a value of more than 100,000 characters"),
        (",,,\n" * 30, "empty"),
    ],
)
def test_rows_that_do_not_fit_are_told_with_their_line(content, sentence):
    with pytest.raises(ValueError, match=sentence):
        upload.read_csv(content.encode())


@pytest.mark.parametrize("huge", ["9" * 310, "1e999", "9" * 5000])
def test_a_number_that_is_too_large_is_told_with_its_line(huge):
    sheet = upload.read_csv((GOOD + f"\n{huge},1,2,yes").encode())
    with pytest.raises(ValueError, match="in line 22 of the file, where a number belongs"):
        table.chosen(sheet, ["a", "b"], "kind", "yes")


def test_lines_are_counted_as_in_the_file():
    sheet = upload.read_csv(GOOD.replace("\n", "\n\n", 1).replace("19,", "x,").encode())
    with pytest.raises(ValueError, match="a has x in line 22 of the file"):
        table.chosen(sheet, ["a", "b"], "kind", "yes")


def test_of_three_classes_one_is_against_the_rest():
    sheet = upload.read_csv(b"a,b,kind\n" + rows_of(",", WHOLES, HALVES, KINDS).encode())
    labels = table.labels_of(sheet, "kind")
    assert table.against_rest(labels, "b") == "One against the rest: b is class 1, a and c are class 0 together."
    own = table.chosen(sheet, ["a", "b"], "kind", "b")
    np.testing.assert_array_equal(own.Y[0], [kind == "b" for kind in KINDS])


def test_a_table_becomes_examples():
    sheet = upload.read_csv(GOOD.encode())
    assert table.numbers_of(sheet) == ["a", "b", "c"]
    own = table.chosen(sheet, ["a", "c"], "kind", "yes")
    np.testing.assert_array_equal(own.X, [np.arange(20), -np.arange(20) / 2])
    np.testing.assert_array_equal(own.Y[0], np.arange(20) % 2)
    split = table.split_of(own, replace(CONFIG, features=("x1_x2",)))
    np.testing.assert_allclose(split.train.X[:2].mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(split.train.X[:2].std(axis=1), 1)
    np.testing.assert_allclose(split.test.X[2], split.test.X[0] * split.test.X[1])
    for separator in (";", "\t"):
        again = upload.read_csv(GOOD.replace(",", separator).encode())
        pd.testing.assert_frame_equal(again, sheet)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b"a,b,c\n\0,1,2", "binary data"),
        (b"a,b\n" + b"1,2\n" * 20, "2 columns: two numbers and a label"),
        (b"a,b,c\n1,2,3\n", "1 rows below its heading: at least 10"),
        (b"a,b,c\n" + b"1,2,3\n" * 6000, "more than 2,000 rows"),
        (b",".join([b"x"] * 60) + b"\n", "60 columns: at most 50"),
        (b"a,b,c\n" + b"1,2\n1,2,3,4,5\n" * 10, "same columns in every row"),
        (b"a,a,c\n" + b"1,2,3\n" * 20, None),
        (b"x" * (6 * 2**20), "at most 5 MB"),
    ],
)
def test_a_file_that_is_no_table_is_refused(content, sentence):
    if sentence is None:
        assert len(upload.read_csv(content).columns) == 3  # pandas tells equal names apart
        return
    with pytest.raises(ValueError, match=sentence):
        upload.read_csv(content)


@pytest.mark.parametrize(
    ("change", "inputs", "sentence"),
    [
        (lambda t: t.assign(a=t["a"].where(t["a"] != 3)), ["a", "b"], "a has 1 missing values, the first in line 5"),
        (lambda t: t.assign(a=t["a"].astype(str).replace("4", "four")), ["a", "b"], "a has four in line 6"),
        (lambda t: t.assign(a=np.inf), ["a", "b"], "where a number belongs"),
        (lambda t: t.assign(a=1), ["a", "b"], "in every row"),
        (lambda t: t.assign(kind="yes"), ["a", "b"], "two classes are needed"),
        (lambda t: t, ["a"], "at least two inputs"),
        (lambda t: t, ["a", "kind"], "cannot be an input too"),
    ],
)
def test_what_is_wrong_in_a_table_is_named(change, inputs, sentence):
    with pytest.raises(ValueError, match=sentence):
        table.chosen(change(upload.read_csv(GOOD.encode())), inputs, "kind", "yes")


def test_points_from_a_browser_are_checked():
    assert table.checked_points([[0.5, -0.5, 1]]) == [[0.5, -0.5, 1]]
    for bad in (
        None,
        "x",
        [[1, 2]],
        [[0, 0, 2]],
        [[5, 0, 1]],
        [["a", 0, 1]],
        [[float("nan"), 0, 1]],
        [[0, 0, 0]] * 999,
    ):
        assert table.checked_points(bad) is None
    with pytest.raises(ValueError, match="three points of each class"):
        table.placed([[0, 0, 0]] * 5)
