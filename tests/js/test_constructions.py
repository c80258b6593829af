"""The parity page's constructions as the browser computes them, against dnn.parity's own nets."""

import json
import shutil
import subprocess
from itertools import pairwise, product
from math import comb
from pathlib import Path

import numpy as np
import pytest

import dnn
from pages.ui.figures.constructions import BITS, by_hand

HERE = Path(__file__).parent
BUILDS = [(name, g) for name, construction in dnn.CONSTRUCTIONS.items() for g in construction.gains]
SMALL = range(2, 7)  # bits of which every input is compared
GAINS = (0.7, 3.0, 20.0)
RUNS = [
    {
        "name": name,
        "n": n,
        "g": g,
        "gain": gain,
        "bits": ["".join(bits) for bits in product("01", repeat=n)],
    }
    for (name, g), n, gain in product(BUILDS, SMALL, GAINS)
]
WRONG = [
    {"name": name, "n": n, "g": g, "gain": gain}
    for (name, g), n, gain in product(BUILDS, (2, 3, 5, 8, 9), (0.3, 1.5, 3.0, 4.2, 7.0, 20.0))
]
WALLS = [7, 8, 11, 16]


@pytest.fixture(scope="module")
def browser() -> dict:
    """What node computes."""
    if shutil.which("node") is None:
        pytest.skip("no node: Node.js is not installed")
    largest = [{"name": name, "n": 16, "g": g, "gain": 20.0} for name, g in BUILDS]
    asked = {"all": by_hand(), "runs": RUNS, "wrongs": WRONG + largest, "walls": WALLS}
    command = ["node", "parity_values.js"]
    done = subprocess.run(command, cwd=HERE, input=json.dumps(asked), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def net(name: str, n: int, g: str, gain: float):
    """dnn's own; the browser draws a ReLU net at gain 1, since its answers are the same with any."""
    return dnn.parity_net(name, n, g, 1.0 if g == "relu" else gain)


def test_every_unit_says_what_dnn_computes_on_every_input(browser):
    for run, per_input, answers in zip(RUNS, browser["layers"], browser["answers"], strict=True):
        name, n, g, gain = run["name"], run["n"], run["g"], run["gain"]
        params, gs = net(name, n, g, gain)
        X, _ = dnn.parity_examples(n, dnn.CONSTRUCTIONS[name].low(g))
        AL, caches = dnn.network_forward(params, gs, X)
        expected = [X, *(cache.A for cache in caches)]
        for i, theirs in enumerate(per_input):
            drawn = theirs["drawn"] if name == "dnf" else theirs
            for A, a in zip(expected, drawn, strict=True):
                np.testing.assert_allclose(a, A[:, i], atol=1e-9)
        np.testing.assert_array_equal(answers, AL[0] > 0.5)


def test_the_wall_s_units_depend_on_the_distance_alone(browser):
    """So 17 numbers stand for 32,768 units: held to all units of the net that dnn builds."""
    for run, per_input in zip(RUNS, browser["layers"], strict=True):
        if run["name"] != "dnf":
            continue
        params, gs = net("dnf", run["n"], run["g"], run["gain"])
        X, Y = dnn.parity_examples(run["n"], 0.0)
        _, caches = dnn.network_forward(params, gs, X)
        patterns = X[:, Y[0] == 1]
        distance = (patterns[:, :, np.newaxis] != X[:, np.newaxis]).sum(axis=0)  # (units, inputs)
        for i, theirs in enumerate(per_input):
            np.testing.assert_allclose(np.array(theirs["byDistance"])[distance[:, i]], caches[0].A[:, i], atol=1e-12)
            np.testing.assert_allclose(theirs["z"], caches[1].Z[0, i], atol=1e-9)


def test_units_switch_as_their_z_changes_sign(browser):
    for run, counts in zip(RUNS, browser["toggled"], strict=True):
        params, gs = net(run["name"], run["n"], run["g"], run["gain"])
        X, _ = dnn.parity_examples(run["n"], dnn.CONSTRUCTIONS[run["name"]].low(run["g"]))
        _, caches = dnn.network_forward(params, gs, X)
        on = np.concatenate([cache.Z > 1e-12 for cache in caches[:-1]])
        np.testing.assert_array_equal(counts, (on[:, 1:] != on[:, :-1]).sum(axis=0))


def test_wrong_inputs_are_counted_as_dnn_counts_them_and_the_first_is_named(browser):
    for case, found in zip(WRONG, browser["wrong"], strict=False):
        name, n, g = case["name"], case["n"], case["g"]
        params, gs = net(name, n, g, case["gain"])
        X, Y = dnn.parity_examples(n, dnn.CONSTRUCTIONS[name].low(g))
        bad = np.flatnonzero((dnn.predict(params, gs, X) > 0.5)[0] != Y[0])
        assert found["count"] == len(bad) == dnn.parity_errors(params, gs, n, dnn.CONSTRUCTIONS[name].low(g)), case
        assert found["first"] == (f"{bad[0]:0{n}b}" if len(bad) else ""), case
    assert sum(found["count"] > 0 for found in browser["wrong"]) > 30
    assert [found["count"] for found in browser["wrong"][len(WRONG) :]] == [0] * len(BUILDS)  # of 65,536


def test_the_least_gain_that_is_exact_is_found(browser):
    for case, least in zip(WRONG, browser["exact"], strict=False):
        name, n, g = case["name"], case["n"], case["g"]
        if g == "relu":
            assert least == 0
            continue
        low = dnn.CONSTRUCTIONS[name].low(g)
        wrong = [bool(dnn.parity_errors(*dnn.parity_net(name, n, g, least + by), n, low)) for by in (-0.1, 0)]
        assert wrong == [True, False], (case, least)


def test_each_odd_pattern_has_its_own_square_and_neighbours_differ_in_two_bits(browser):
    for n, cells, fits in zip(WALLS, browser["patterns"], browser["fits"], strict=True):
        columns, rows = fits["columns"], fits["rows"]
        assert len({pattern for pattern, _ in cells}) == len(cells) == rows * columns == 2 ** (n - 1)
        assert all(pattern.count("1") % 2 for pattern, _ in cells)
        assert [place for _, place in cells] == [[k // columns, k % columns] for k in range(len(cells))]
        for (one, (row, _)), (other, (below, _)) in pairwise(cells):
            if row == below:
                assert sum(a != b for a, b in zip(one, other, strict=True)) == 2  # one of the first, and the last
        assert fits["left"] >= 0
        assert fits["left"] + columns * fits["cell"] <= 600
        assert fits["top"] >= 0
        assert fits["top"] + rows * fits["cell"] <= 274


def test_a_construction_without_the_units_that_are_asked_for_keeps_its_own(browser):
    assert browser["gates"] == ["relu", "sigmoid", "tanh", "relu"]


def test_the_sizes_that_are_drawn_are_dnn_s():
    for name, about in by_hand().items():
        construction = dnn.CONSTRUCTIONS[name]
        assert about["units"] == [construction.units(n) for n in BITS]
        assert about["parameters"][-1] == construction.parameters(16)
        assert [len(widths) for widths in about["widths"]] == [len(construction.widths(n)) for n in BITS]
    assert by_hand()["dnf"]["units"][-1] == sum(comb(16, d) for d in range(1, 17, 2)) == 32768
