"""What is no longer finite, or raises, leaves a whole state behind."""

from dataclasses import replace

import numpy as np
import pytest

import dnn
from tests.helpers.runs import SMALL, assert_same_params, run_of


@pytest.mark.parametrize("batch_size", [0, 9])
def test_a_divergence_keeps_the_last_finite_state_and_names_the_iteration(batch_size):
    wild = dict(dataset="curve", activation=("relu",), initializer="large", alpha=3.0, batch_size=batch_size)
    run = run_of(SMALL, **wild)
    run.advance(iterations=1000)
    assert run.stopped == "diverged"
    assert run.iteration == run.diverged_at - 1
    assert np.isfinite(run.measures.cost_train)
    assert all(np.isfinite(array).all() for layer in run.params for array in layer)

    careful = run_of(SMALL, **wild)
    assert careful.advance(iterations=run.diverged_at - 1) == run.diverged_at - 1
    assert not careful.stopped
    assert_same_params(run.params, careful.params)
    assert careful.advance(iterations=1) == 0
    assert careful.stopped == "diverged"

    run.change([replace(run.config, alpha=1e-9)])
    assert run.advance(iterations=1) == 1


def test_a_diverging_member_leaves_its_stack_alone():
    config = replace(SMALL, dataset="curve", activation=("relu",), max_iterations=400)
    split = dnn.make_split(config)
    configs = [replace(config, alpha=alpha) for alpha in (0.01, 1e6, 0.02)] + [replace(config, target_cost=0.3)]
    stack = dnn.Stack(configs, split)
    stack.advance(iterations=1000)
    assert stack.stopped == "iterations"
    assert stack.endings == ["", "diverged", "", "target"]
    for member, config in enumerate(configs):
        run = dnn.Run(config, split)
        run.advance(iterations=1000)
        assert stack.measures.cost_train[member] == pytest.approx(run.measures.cost_train, rel=1e-9)
        assert stack.ended_at[member] == {"diverged": run.diverged_at, "target": run.iteration}.get(run.stopped)
        for together, alone in zip(stack.params, run.params, strict=True):
            np.testing.assert_allclose(together.W[member], alone.W, rtol=1e-9, atol=1e-9)


def test_weights_that_overflow_end_no_member_that_has_no_penalty():
    wild = dict(noise=0.5, hidden=(16, 16), activation=("elu",), initializer="large", seed=2)
    configs = [dnn.Config(**wild, l2=l2) for l2 in (0.0, 0.1, 1.0, 3.0)]
    stack = dnn.Stack(configs, dnn.make_split(configs[0]))
    stack.advance(iterations=100)
    runs = [run_of(config) for config in configs]
    for run in runs:
        run.advance(iterations=100)
    assert stack.endings == [run.stopped for run in runs]
    assert "diverged" in stack.endings
    assert np.isfinite(stack.measures.cost_train).all()


@pytest.mark.parametrize("l2", [0.0, np.zeros(1), np.zeros(3)])
def test_no_penalty_is_0_however_large_the_weights(l2):
    layers = (dnn.Layer(np.full((3, 2, 2), 1e200), np.zeros((3, 2, 1))),)
    with np.errstate(over="ignore"):
        assert (dnn.penalty(layers, 10, l2) == 0).all()
        np.testing.assert_allclose(dnn.penalty(layers, 10, l2, np.array([0.0, 1.0, 0.0])), [0, 4e199, 0])


def test_a_cost_that_is_infinite_for_a_while_ends_a_run_however_it_is_cut_or_never():
    """The biases of dead units fall back geometrically: the cost overflows, and is finite again."""
    config = replace(SMALL, dataset="curve", activation=("relu",), hidden=(2,), alpha=0.6)
    split = dnn.make_split(config)
    dead = tuple(dnn.Layer(np.zeros_like(W), np.zeros_like(b)) for W, b in dnn.first_params(config, split))

    def ending_of(start, *cuts):
        run = dnn.Run(config, split, dead)
        run.advance(iterations=300)
        run.descent.params.layers[-1].b[...] = start
        run.good = run.descent.checkpoint()
        for cut in cuts:
            run.advance(iterations=cut)
        return run.iteration, run.stopped, run.diverged_at

    ends = [ending_of(start, *cuts) for start in (1e154, 1e155, 1e160) for cuts in ((9,), (1,) * 9, (2, 7), (4, 1, 4))]
    assert ends[:4] == [ends[0]] * 4
    assert ends[4:8] == [ends[4]] * 4
    assert ends[8][1] == ends[9][1] == ends[10][1] == "diverged"


def test_an_error_in_an_iteration_leaves_a_whole_state(monkeypatch):
    run, calls = run_of(SMALL), []

    def failing(*arrays):
        calls.append(arrays[0].fill(np.nan))
        raise MemoryError

    run.advance(iterations=20)
    before = run.snapshot()
    monkeypatch.setattr(run.descent, "optimizer", replace(run.descent.optimizer, step=failing))
    with pytest.raises(MemoryError):
        run.advance(iterations=5)
    assert_same_params(run.params, before.params)
    assert calls
    assert (run.iteration, run.measures.cost_train) == (20, before.cost_train)
