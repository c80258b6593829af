"""What is measured of parity: the nets, the inputs that are held out, and tables that agree with each other."""

from dataclasses import replace

import numpy as np
import pytest

import dnn
from dnn.experiments import HINTS, hold_out, results, with_ones
from dnn.experiments.parity import config_of
from dnn.experiments.parity_learnable import GROWTH, LEARNABLE, WIDTHS, grid
from dnn.experiments.work import outcomes


def ones(n: int) -> np.ndarray:
    return dnn.parity_examples(n, 0.0)[0].sum(axis=0)


@pytest.mark.parametrize("n", WIDTHS)
def test_the_grid_has_the_sizes_of_the_constructions(n):
    for construction in dnn.CONSTRUCTIONS.values():
        units = construction.widths(n)
        assert len(units) in {layers for layers, _ in grid(n)}
        assert (len(units), max(units)) in grid(n)


def test_bits_without_a_grid_are_named():
    with pytest.raises(ValueError, match="n = 5: choose among 4, 6, 8"):
        LEARNABLE.cells([5])


def test_tables_that_have_a_cell_in_common_agree():
    smallest = {tuple(row[key] for key in LEARNABLE.keys): row for row in results("parity-smallest")}
    both = [row for row in results("parity-learnable") if tuple(row[key] for key in LEARNABLE.keys) in smallest]
    assert len(both) > 20
    for row in both:
        assert row["share"] == smallest[tuple(row[key] for key in LEARNABLE.keys)]["share"]


def test_wider_nets_of_one_layer_learn_more_often():
    for n in (4, 6):
        rows = [r for r in results("parity-learnable") if (r["n"], r["layers"]) == (n, 1) and "Adam" in r["recipe"]]
        shares = [row["share"] for row in sorted(rows, key=lambda row: row["width"])]
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("hint", HINTS)
@pytest.mark.parametrize("n", [4, 6])
def test_hints_hold_out_what_they_say(n, hint):
    held = HINTS[hint].held(n, np.random.default_rng(1))
    assert (held == HINTS[hint].held(n, np.random.default_rng(1))).all()
    shown = {"more": 0.75, "middle": 1 - (ones(n) == n // 2).mean()}.get(hint, 0.5)
    assert (~held).mean() == shown
    split = hold_out(n, HINTS[hint].low, held)
    assert split.train.X.shape[1] + split.test.X.shape[1] == 2**n
    assert set(map(tuple, split.train.X.T)).isdisjoint(map(tuple, split.test.X.T))
    both = np.hstack([split.train.X, split.test.X]) > 0
    np.testing.assert_array_equal(np.hstack([split.train.Y, split.test.Y])[0], both.sum(axis=0) % 2)


def test_sparse_inputs_have_fewer_ones():
    few, plain = (
        np.mean([ones(8)[~HINTS[hint].held(8, np.random.default_rng(seed))].mean() for seed in range(50)])
        for hint in ("sparse", "none")
    )
    assert plain == pytest.approx(4, abs=0.1)
    assert few < 3.6
    assert with_ones(8, 4).sum() == 70


def test_first_weights_of_one_size_keep_their_signs():
    drawn = dnn.initialize((4, 5, 1), "xavier", np.random.default_rng(1))
    first = HINTS["one_size"].first(drawn)
    for layer, before, n_prev in zip(first, drawn, (4, 5), strict=True):
        np.testing.assert_allclose(layer.W, np.sign(before.W) / np.sqrt(n_prev))


def test_growth_stops_when_all_inputs_shown_are_right():
    (took,) = outcomes(GROWTH.name, (4, 1, 75), (3,))
    config = replace(config_of("tanh, Adam 0.01", 4, (16,), 3), train_share=0.75, data_seed=3, target_accuracy=0.0)
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=int(took) - 1)
    assert run.measures.accuracy_train < 1
    run.advance(iterations=1)
    assert run.measures.accuracy_train == 1
