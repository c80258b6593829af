"""The coach's rules on real runs: each finds what it is for, its cure helps, and healthy runs hear nothing."""

import re

import numpy as np
import pytest

import dnn
from pages.ui.coach import rules
from pages.ui.coach.observer import observe
from pages.ui.settings.table import PLAYGROUND
from tests.helpers.runs import run_of

PLAIN = dnn.Config()
LOOK = 200  # iterations

# Runs that a rule has to find, and by when.
SICK = {
    "diverged": [
        (1000, dict(dataset="flower", hidden=(8, 8, 8), activation=("leaky_relu",), alpha=30.0)),
        (1000, dict(dataset="xor", hidden=(8, 8), activation=("linear",), alpha=100.0)),
        (1000, dict(dataset="moons", hidden=(8,), activation=("linear",), optimizer="momentum", alpha=100.0, seed=2)),
    ],
    "symmetric": [
        (200, dict(initializer="zeros")),
        (200, dict(initializer="zeros", dataset="xor", hidden=(5,), activation=("sigmoid",), seed=3)),
        (200, dict(initializer="zeros", dataset="blobs", activation=("relu",), optimizer="adam", alpha=0.01)),
        (200, dict(initializer="zeros", dataset="spiral", hidden=(8, 4, 2), activation=("softplus",))),
    ],
    "exploded": [
        (200, dict(dataset="xor", activation=("swish",), optimizer="adam", alpha=3.0, seed=34, data_seed=4)),
        (200, dict(dataset="moons", hidden=(8, 8, 8), activation=("elu",), alpha=10.0, seed=87, data_seed=4)),
        (
            200,
            dict(dataset="xor", hidden=(6, 4), activation=("relu",), optimizer="momentum", alpha=30.0, seed=29)
            | dict(data_seed=4),
        ),
        (
            200,
            dict(dataset="blobs", hidden=(8, 8, 8), activation=("sigmoid",), optimizer="adam", alpha=3.0, seed=90)
            | dict(data_seed=4),
        ),
        (200, dict(dataset="circles", optimizer="rmsprop", alpha=10.0, seed=84, data_seed=2)),
    ],
    "dead": [
        (
            1600,
            dict(dataset="spiral", hidden=(8, 8, 8), activation=("relu",), initializer="he", alpha=1.0, seed=90)
            | dict(batch_size=32, data_seed=4),
        ),
        (600, dict(dataset="moons", hidden=(4, 4, 4, 4), activation=("relu",), alpha=3.0)),
        (
            200,
            dict(dataset="moons", hidden=(16, 8, 4), activation=("relu",), initializer="he", optimizer="rmsprop")
            | dict(alpha=0.01, batch_size=32, examples=200, seed=57, data_seed=3),
        ),
    ],
    "too_fast": [
        (200, dict(dataset="circles", alpha=30.0, seed=50, data_seed=5)),
        (200, dict(dataset="flower", hidden=(6, 4), activation=("elu",), alpha=3.0, seed=58, data_seed=5)),
        (200, dict(dataset="spiral", activation=("elu",), optimizer="adam", alpha=1.0, seed=22)),
        (200, dict(dataset="spiral", hidden=(8,), activation=("leaky_relu",), optimizer="adam", alpha=10.0, seed=90)),
        (200, dict(dataset="flower", hidden=(8, 8, 8), activation=("sigmoid",), alpha=30.0, seed=21, data_seed=4)),
    ],
    "small_batch": [
        (1000, dict(dataset="moons", noise=0.3, batch_size=2, alpha=1.0)),
        (1000, dict(dataset="circles", noise=0.2, hidden=(8,), batch_size=4, alpha=1.0, activation=("relu",), seed=2)),
        (1000, dict(dataset="xor", noise=0.3, batch_size=1, optimizer="adam", alpha=0.03, seed=3)),
    ],
    "too_slow": [
        (400, dict(alpha=1e-5)),
        (400, dict(dataset="circles", hidden=(8,), alpha=1e-4, activation=("relu",), seed=2)),
        (400, dict(dataset="spiral", optimizer="adam", alpha=1e-5, seed=3)),
        (400, dict(dataset="flower", optimizer="momentum", alpha=1e-3, activation=("sigmoid",), seed=4)),
        (400, dict(dataset="xor", optimizer="rmsprop", alpha=1e-6, seed=5)),
    ],
    "vanishing": [
        (600, dict(hidden=(8,) * 5, activation=("sigmoid",))),
        (600, dict(dataset="moons", hidden=(8,) * 4, activation=("sigmoid",), optimizer="momentum", seed=2)),
        (600, dict(dataset="blobs", hidden=(8,) * 6, activation=("sigmoid",), alpha=0.1, seed=3)),
        (600, dict(dataset="xor", hidden=(8, 8, 8), initializer="small", seed=4)),
    ],
    "saturated": [
        (1000, dict(dataset="flower", hidden=(6, 4), initializer="large", seed=2)),
        (1000, dict(dataset="moons", hidden=(8, 8, 8), initializer="large", seed=4)),
        (1000, dict(dataset="circles", hidden=(8, 8), initializer="large", alpha=0.1)),
    ],
    "overfitting": [
        (3000, dict(dataset="moons", hidden=(16, 16), noise=0.3, examples=100, optimizer="adam", alpha=0.01)),
        (3000, dict(dataset="xor", hidden=(16, 16, 16), noise=0.4, examples=100, alpha=0.3, seed=2)),
        (3000, dict(dataset="spiral", hidden=(32, 32), noise=0.5, examples=60, optimizer="adam", alpha=0.01, seed=3)),
        (
            3000,
            dict(
                dataset="circles",
                hidden=(32,),
                noise=0.3,
                examples=60,
                optimizer="adam",
                alpha=0.03,
                seed=4,
                activation=("relu",),
            ),
        ),
    ],
}
CASES = [(name, most, settings) for name, cases in SICK.items() for most, settings in cases]

# Runs that learn, each on every data set of the plane.
HEALTHY = [
    dict(),
    dict(hidden=(8,), activation=("relu",), initializer="he", optimizer="adam", alpha=0.01),
    dict(hidden=(6,), activation=("sigmoid",), optimizer="adam", alpha=0.01, seed=2),
    dict(hidden=(16, 8), activation=("leaky_relu",), initializer="he", optimizer="momentum", alpha=0.1, seed=3),
    dict(hidden=()),
    dict(hidden=(8, 8, 8), activation=("tanh",), optimizer="rmsprop", alpha=0.003, seed=4, data_seed=2),
    dict(hidden=(4,), activation=("elu",), alpha=0.1, batch_size=32, seed=5),
    dict(hidden=(3,), activation=("tanh",), optimizer="adam", alpha=0.01, batch_size=64, l2=0.1, data_seed=3),
    dict(hidden=(1,), activation=("swish",), alpha=0.3, seed=6),
]


def looks(run: dnn.Run, most: int):
    """What the coach sees of a run, every LOOK iterations."""
    while run.iteration < most and not run.stopped:
        run.advance(iterations=LOOK)
        yield observe(run)


def found_in(settings: dict, most: int, name: str):
    """The first look at which a rule is the one that is said, with the run as it then stands."""
    run = run_of(PLAIN, **settings)
    for seen in looks(run, most):
        found = rules.first(seen)
        if found and found[0].name == name:
            return run, seen, found[1]
    raise AssertionError(f"{name} was not found by iteration {run.iteration}")


def cured(run: dnn.Run, cure: dict) -> dnn.Run:
    """The same from the beginning with the cure, to where the run stands."""
    cure = cure | ({"activation": (cure["activation"],)} if "activation" in cure else {})
    other = run_of(run.config, **cure)
    other.advance(iterations=run.iteration)
    return other


def usual_cost(run: dnn.Run, part: str = "cost_train") -> float:
    return float(np.median(getattr(run.history, part)[-21:]))


def is_better(name: str, run: dnn.Run, other: dnn.Run) -> bool:
    """By the rule's own measure, a quarter further on."""
    for each in (run, other):
        each.advance(iterations=max(200, run.iteration // 4))
    if name == "diverged":
        return other.stopped != "diverged"
    if name == "overfitting":
        return usual_cost(other, "cost_test") < usual_cost(run, "cost_test")
    return usual_cost(other) < usual_cost(run) and not rules.RULES[name].evidence(observe(other))


@pytest.mark.parametrize("name, most, settings", CASES)
def test_a_sick_run_is_found_and_its_cure_helps(name, most, settings):
    run, seen, evidence = found_in(settings, most, name)
    rule = rules.RULES[name]
    sentence = rule.sentence(seen, evidence)
    assert any(character.isdigit() for character in sentence)
    assert sentence.count("*") % 2 == 0
    assert not re.search(r" at [\d,]+\.0\b", sentence), "iterations are whole"
    assert all(-1 <= bar <= 1 for bar in evidence.bars)
    cure = rule.cure(seen)
    assert all(PLAYGROUND.settings[setting].take(value) == value for setting, value in cure.items())
    assert is_better(name, run, cured(run, cure))


def test_each_rule_has_runs_to_find():
    assert set(SICK) == set(rules.RULES)


@pytest.mark.parametrize("dataset", [name for name, source in dnn.DATASETS.items() if source.kind == "plane"])
def test_healthy_runs_hear_nothing(dataset):
    said = []
    for settings in HEALTHY:
        for seen in looks(run_of(PLAIN, dataset=dataset, **settings), 2400):
            if found := rules.first(seen):
                said.append((settings, seen.iteration, found[0].sentence(seen, found[1])))
    assert said == []


@pytest.mark.parametrize("dataset", ["three_blobs", "houses", "curve", "surface", "parity"])
def test_other_kinds_of_data_hear_nothing_either(dataset):
    run = run_of(PLAIN, dataset=dataset, alpha=0.1)
    assert [found[0].name for seen in looks(run, 1000) if (found := rules.first(seen))] == []
