"""Runs: deterministic, changeable in mid-run, and stopped by their rules."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

import dnn
from tests.helpers.runs import SMALL, assert_same_params, run_of


@pytest.mark.parametrize("optimizer", dnn.OPTIMIZERS)
@pytest.mark.parametrize("batch_size", [0, 7])
def test_a_run_is_the_same_bit_for_bit_however_it_is_sliced(optimizer, batch_size):
    one = run_of(SMALL, optimizer=optimizer, batch_size=batch_size)
    other = run_of(SMALL, optimizer=optimizer, batch_size=batch_size)
    one.advance(iterations=137)
    while other.iteration < 137:
        other.advance(iterations=min(137 - other.iteration, 1 + other.iteration // 3), seconds=1e-3)
    assert_same_params(one.params, other.params)
    assert one.measures == other.measures
    np.testing.assert_array_equal(one.history.cost_train, other.history.cost_train)


def test_another_seed_is_another_run():
    assert not np.array_equal(run_of(SMALL, seed=1).params[0].W, run_of(SMALL, seed=2).params[0].W)


@pytest.mark.parametrize("dataset", dnn.DATASETS)
def test_every_data_set_trains(dataset):
    run = run_of(SMALL, dataset=dataset, optimizer="adam", alpha=0.02)
    run.advance(iterations=200)
    assert run.measures.cost_train < 0.9 * run.history.cost_train[0]


def test_a_step_is_the_courses_update():
    run = run_of(SMALL)
    X, Y, cost = run.split.train
    before = run.snapshot().params
    _, caches = dnn.network_forward(before, run.activations, X)
    grads = dnn.network_backward(before, run.activations, caches, Y, dnn.COSTS[cost])
    run.advance(iterations=1)
    for old, grad, new in zip(before, grads, run.params, strict=True):
        np.testing.assert_allclose(new.W, old.W - SMALL.alpha * grad.W, rtol=1e-12, atol=1e-14)
        np.testing.assert_allclose(new.b, old.b - SMALL.alpha * grad.b, rtol=1e-12, atol=1e-14)


def test_an_epoch_uses_every_example_once_the_short_last_batch_included():
    from dnn.training.batches import Batches

    X = np.arange(23.0)[np.newaxis]
    batches = Batches(X, X, 5, [4])
    epochs = []
    for epoch in range(2):
        parts = [batches[5 * epoch + i] for i in range(5)]
        assert [part.m for part in parts] == [5, 5, 5, 5, 3]
        epochs.append(np.concatenate([part.H[0] for part in parts]))
    for order in epochs:
        np.testing.assert_array_equal(np.sort(order), X[0])
    assert not np.array_equal(*epochs)


def test_alpha_changes_at_the_next_iteration():
    run = run_of(SMALL)
    run.advance(iterations=10)
    reference = run.snapshot()
    run.change([replace(run.config, alpha=0.6)])
    run.advance(iterations=1)
    halved = dnn.Run(run.config, run.split, reference.params)
    halved.advance(iterations=1)
    assert_same_params(run.params, halved.params)


def test_train_yields_snapshots_and_takes_a_change():
    config = replace(SMALL, max_iterations=6)
    split = dnn.make_split(config)
    snapshots = list(dnn.train(config, split, every=2))
    assert [snapshot.iteration for snapshot in snapshots] == [0, 2, 4, 6]
    assert len({snapshot.params[0].W.tobytes() for snapshot in snapshots}) == 4
    generator = dnn.train(config, split, every=2)
    list(islice(generator, 2))
    changed = generator.send(replace(config, optimizer="adam"))
    assert changed.iteration == 4
    assert not np.array_equal(changed.params[0].W, snapshots[2].params[0].W)


def test_a_change_that_makes_the_weights_meaningless_is_refused():
    with pytest.raises(ValueError, match="hidden"):
        run_of(SMALL).change([replace(SMALL, hidden=(3,))])


@pytest.mark.parametrize("seconds", [None, 1e-4])
def test_target_cost_stops_at_the_first_iteration_that_reaches_it(seconds):
    free = run_of(SMALL)
    costs = [free.measures.cost_train]
    for _ in range(300):
        free.advance(iterations=1)
        costs.append(free.measures.cost_train)
    target = costs[230] + 1e-12
    run = run_of(SMALL, target_cost=target)
    while not run.stopped:
        run.advance(iterations=300, seconds=seconds)
    assert run.stopped == "target"
    assert run.iteration == next(i for i, cost in enumerate(costs) if cost <= target)
    assert run.history.iteration[-1] == run.iteration


def test_iteration_limit():
    run = run_of(SMALL, max_iterations=25)
    assert run.advance(iterations=100) == 25
    assert run.stopped == "iterations"
    assert run.advance(iterations=1) == 0
    run.change([replace(run.config, max_iterations=30)])
    assert run.advance(iterations=100) == 5


def test_snapshots_do_not_change_when_the_run_goes_on():
    run = run_of(SMALL)
    snapshot = run.snapshot()
    kept = snapshot.params[0].W.copy()
    run.advance(iterations=20)
    np.testing.assert_array_equal(snapshot.params[0].W, kept)


def test_the_record_of_a_long_run_stays_short():
    run = run_of(SMALL, examples=4, hidden=(1,), train_share=0.5)
    run.advance(iterations=100_000)
    assert run.history.iteration[0] == 0
    assert 100_000 - run.history.iteration[-1] <= 250
    assert len(run.history) < 1500
    np.testing.assert_array_equal(run.history.iteration[:100], np.arange(100))


def test_a_net_of_float32_follows_the_one_of_float64():
    run, half = run_of(SMALL), run_of(SMALL, dtype="float32")
    for each in (run, half):
        each.advance(iterations=200)
    assert half.params[0].W.dtype == np.float32
    assert half.measures.cost_train == pytest.approx(run.measures.cost_train, rel=1e-3)


@pytest.mark.parametrize("target", [dict(target_cost=5.0), dict(target_accuracy=0.01)])
def test_a_target_that_is_met_already_trains_nothing(target):
    run = run_of(SMALL, **target)
    assert run.advance(iterations=50) == run.advance(seconds=1e-3) == run.iteration == 0
    assert run.stopped == "target"
    assert len(list(dnn.train(run.config, run.split))) == 1
    free = run_of(SMALL)
    stack = dnn.Stack([free.config, run.config], free.split)
    stack.advance(iterations=7)
    free.advance(iterations=7)
    assert (stack.iteration, stack.endings, stack.ended_at) == (7, ["", "target"], [None, 0])
    np.testing.assert_array_equal(stack.params[0].W[1], run.params[0].W)
    np.testing.assert_allclose(stack.params[0].W[0], free.params[0].W, rtol=1e-9)
