"""A copy of a run in another process trains in its place: what comes after is the same, bit for bit."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

import dnn

BASE = dnn.Config(hidden=(5, 3), noise=0.2, seed=3)
CONFIGS = {
    "batches and Adam": replace(BASE, optimizer="adam", batch_size=16, alpha=0.01),
    "float32": replace(BASE, dtype="float32", optimizer="momentum"),
    "penalized": replace(BASE, l2=0.1, l1=0.01),
    "diverges": replace(BASE, activation=("relu",), alpha=300.0),
    "has a target": replace(BASE, target_accuracy=0.8, alpha=1.0),
    "ends": replace(BASE, max_iterations=70),
}


def bits(run) -> bytes:
    """All that can be seen of a run."""
    if isinstance(run, dnn.InStep):
        return b"".join(map(bits, run.runs))
    arrays = [array for layer in run.params for array in layer] + list(run.measures) + [run.history.since(0)]
    ends = [str(getattr(run, name)) for name in run.ENDS if name != "_last"]
    return b"".join(np.asarray(array).tobytes() for array in arrays) + repr((run.iteration, ends)).encode()


def trained_away(run, copy, iterations: int) -> None:
    """Train the copy, and bring the run to where it stands, as a worker does."""
    before = copy.mark()
    copy.advance(iterations=iterations)
    run.take(pickle.loads(pickle.dumps(copy.progress(before))))


def check(run, alone) -> None:
    """Slices of a copy lead a run to where it comes alone; so does what it trains itself afterwards."""
    run.advance(iterations=7)
    copy = pickle.loads(pickle.dumps(run))
    assert bits(copy) == bits(run)
    done = 7
    for iterations in (1, 30, 2, 60):
        trained_away(run, copy, iterations)
        done += iterations
        assert bits(run) == bits(copy)
    run.advance(iterations=50)
    alone.advance(iterations=done + 50)
    assert bits(run) == bits(alone)


@pytest.mark.parametrize("name", CONFIGS)
def test_a_run_comes_to_the_same_place_by_a_copy(name):
    config = CONFIGS[name]
    check(*(dnn.Run(config, dnn.make_split(config)) for _ in range(2)))


@pytest.mark.parametrize("given", [{}, {"target_accuracy": 0.8, "alpha": 1.0}, {"target_accuracy": 0.3}])
def test_a_stack_does_as_well_when_members_end(given):
    configs = [replace(BASE, seed=seed, **given) for seed in range(6)]
    configs[2] = replace(configs[2], alpha=500.0)
    check(*(dnn.Stack(configs, dnn.make_split(BASE)) for _ in range(2)))


def test_runs_in_step_do_as_well():
    configs = [BASE, replace(BASE, hidden=(2,)), replace(BASE, activation=("relu",), alpha=300.0)]
    check(dnn.Several(configs), dnn.Several(configs))


def test_what_was_done_from_outside_goes_along():
    run = dnn.Run(BASE, dnn.make_split(BASE))
    run.advance(iterations=20)
    place = run.save()
    versions = {run.version}
    run.set_weight(1, 1, 1, 2.5)
    versions.add(run.version)
    run.change([replace(BASE, alpha=0.3, optimizer="adam")])
    versions.add(run.version)
    copy = pickle.loads(pickle.dumps(run))
    for each in (run, copy):
        each.advance(iterations=20)
    assert bits(copy) == bits(run)
    assert copy.steps[1:] == run.steps[1:]
    run.go_back(place)
    versions.add(run.version)
    assert len(versions) == 4  # nobody takes one of these for another
