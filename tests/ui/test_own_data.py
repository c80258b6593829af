"""The reader's own data: files and points become examples, or a sentence says why not."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import dnn
from pages.ui.own_data import linked, table, upload

CONFIG = dnn.Config(examples=80, hidden=(4, 3))


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


def test_what_is_drawn_is_learned_on_the_plane_on_which_it_is_drawn():
    points = [[-0.5, 0.1 * k, 0] for k in range(4)] + [[0.5, 0.1 * k, 1] for k in range(4)]
    own = table.placed(points)
    split = table.split_of(own, replace(CONFIG, train_share=0.5))
    learned = np.hstack([split.train.X, split.test.X])
    assert sorted(map(tuple, learned.T)) == sorted((x, y) for x, y, _ in points)
    assert own.identity != own._replace(drawn=False).identity
    left, right, bottom, top = table.PLANE
    assert left < -1 < 1 < right
    assert bottom < -1 < 1 < top


def test_points_in_a_link_are_the_same_to_the_last_bit_and_short():
    rng = np.random.default_rng(0)
    points = [[round(x, 3), round(y, 3), int(kind > 0)] for x, y, kind in rng.uniform(-1, 1, (linked.MOST - 3, 3))]
    points += [[-1.0, 1.0, 0], [1.0, 1.0, 1], [0.0, 0.0, 0]]
    text = linked.written(points)
    assert linked.read(text) == points
    assert len(text) <= 1600
    assert re.fullmatch("[A-Za-z0-9_-]*", text), "it needs no escapes"
    assert linked.parameters(points * 2) == {}
    assert linked.read("") == []


@pytest.mark.parametrize("bad", ["A", "AAA", "AAA=", "____", "AAA\n", "ÄÖÜA", "AA+A", "AAAA" * 401, "🙂" * 4])
def test_points_that_cannot_be_read_are_refused(bad):
    with pytest.raises(ValueError, match=r"."):
        linked.read(bad)


def test_points_that_are_saved_are_a_table_of_this_page():
    points = [[-0.5 + k / 10, k % 3 / 10, k % 2] for k in range(12)]
    sheet = upload.read_csv(linked.csv(points).encode())
    own = table.chosen(sheet, ["x1", "x2"], "class", "1")
    np.testing.assert_allclose(np.vstack([own.X, own.Y]).T, points)
