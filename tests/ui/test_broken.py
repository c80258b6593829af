"""One iteration's checks that one can break: each mistake is found where it is, and its size is the real one."""

from dataclasses import replace

import numpy as np
import pytest

import dnn
from pages.ui.lessons import brain, gradient_check, mistakes
from pages.ui.lessons.check_pictures import CheckPictures, Compared, names, verdict
from pages.ui.lessons.gradients import by_loop, by_matrix
from pages.ui.lessons.iteration import Iteration, Start
from pages.ui.lessons.loop_or_matrix import EXAMPLES, Timing, TimingPictures
from pages.ui.lessons.shape_rules import shapes_of, uses
from pages.ui.live.playable import factory
from pages.ui.live.player import Player
from pages.ui.settings.table import ONE_ITERATION
from tests.helpers.frames import drawn, values

CONFIG = dnn.Config(examples=60, hidden=(4, 3), activation=("tanh",), alpha=0.5)
SQUARE = replace(CONFIG, hidden=(3, 3, 2))


def run_of(config: dnn.Config, m: int = 5, l2: float = 0.7, iterations: int = 3) -> dnn.Run:
    run = gradient_check.checked_run((replace(config, l2=l2),), m)
    run.advance(iterations=iterations)
    return run


def left(run: dnn.Run, mistake: str) -> set[str]:
    """The arrays of which a dot has left the diagonal."""
    off = Compared.of(run, mistake).off
    return {name.split("<")[0] for name, is_off in zip(names(dnn.layer_sizes(run.params)), off, strict=True) if is_off}


def test_the_mistakes_are_those_that_the_page_offers():
    assert list(mistakes.PASSES) == list(ONE_ITERATION.settings["mistake"].labels)


@pytest.mark.parametrize("hidden", [(), (2,), (4, 3)])
@pytest.mark.parametrize("activation", dnn.ACTIVATIONS)
def test_the_right_pass_is_the_core_s(activation, hidden):
    run = run_of(replace(CONFIG, activation=(activation,), hidden=hidden))
    X, Y, cost = run.split.train
    _, caches = dnn.network_forward(run.params, run.activations, X)
    found = mistakes.backward("none", run.params, run.activations, caches, Y, run.config.l2)
    core = dnn.network_backward(run.params, run.activations, caches, Y, dnn.COSTS[cost], run.config.l2)
    assert dnn.relative_difference(found, core) < 1e-14
    assert not Compared.of(run, "none").off.any()


@pytest.mark.parametrize(
    ("mistake", "config", "arrays"),
    [
        ("slope", CONFIG, {"dW[1]", "db[1]", "dW[2]", "db[2]"}),
        ("mean", CONFIG, {"dW[1]", "db[1]", "dW[2]", "db[2]", "dW[3]", "db[3]"}),
        ("transpose", CONFIG, set()),  # no W is square: NumPy stops
        ("transpose", SQUARE, {"dW[1]", "db[1]"}),  # W[2] alone is
        ("penalty", CONFIG, {"dW[1]", "dW[2]", "dW[3]"}),
    ],
)
def test_a_mistake_is_seen_where_it_is(mistake, config, arrays):
    run = run_of(config)
    assert left(run, mistake) == arrays
    word = verdict(Compared.of(run, mistake).difference).words
    assert (word == "right") == (not arrays)


def test_a_mistake_is_as_large_as_it_is():
    run = run_of(CONFIG)
    m = run.split.train.X.shape[1]
    right, forgotten = Compared.of(run, "none"), Compared.of(run, "penalty")
    for good, bad, layer in zip(right.analytic, forgotten.analytic, run.params, strict=True):
        np.testing.assert_allclose(good.W - bad.W, 0.7 / m * layer.W, rtol=1e-9, atol=1e-15)
    bare = run_of(CONFIG, l2=0.0)
    np.testing.assert_allclose(Compared.of(bare, "mean").flat[0], m * Compared.of(bare, "none").flat[0], rtol=1e-9)


def test_what_transposing_does_is_said_of_this_net():
    said = " ".join(gradient_check.transposing(Start.of(SQUARE, 5)))
    assert "$W^{[3]}$ is (2, 3)" in said
    assert "$W^{[2]}$ is square" in said
    assert "Nothing is left" in " ".join(gradient_check.transposing(Start.of(CONFIG, 5)))


def test_the_pictures_follow_each_iteration():
    run = run_of(CONFIG, iterations=0)
    pictures = CheckPictures(run, "slope")
    seen = []
    for _ in range(2):
        updates = drawn(pictures, run)
        x, y = (values(updates.entries, updates.arrays, "check", axis) for axis in "xy")
        numerical = dnn.numerical_gradients(
            run.params, run.activations, *run.split.train[:2], dnn.COSTS[run.split.train.cost], 0.7
        )
        np.testing.assert_array_equal(x, np.concatenate([array.ravel() for layer in numerical for array in layer]))
        off = values(updates.entries, updates.arrays, "check", "marker.color")
        assert off.sum() == (np.abs(x - y) > 1e-5 * np.abs(x).max()).sum() > 0
        seen.append(x)
        run.advance(iterations=1)
    assert (seen[0] != seen[1]).all()


def test_the_pictures_say_what_is_furthest_off():
    player = Player((replace(CONFIG, l2=0.7),), factory(gradient_check.checked_run, 5))
    pictures = CheckPictures(player.run, "mean")
    drawn(pictures, player.run)
    said = pictures.remark(player)
    assert ": wrong." in said
    assert "instead of" in said
    assert {name: text for name, _, text in pictures.numbers(player)}["off"] == "31 of 31"


def test_the_cost_is_the_stepper_s_and_the_penalty():
    start = Start.of(CONFIG, 5)
    player = Player((replace(CONFIG, l2=0.7),), factory(gradient_check.checked_run, 5))
    pictures = CheckPictures(player.run, "none")
    drawn(pictures, player.run)
    J = Iteration.of(start.params, start.activations, start.data, CONFIG.alpha).J.item()
    added = 0.7 / 10 * sum((layer.W**2).sum() for layer in start.params)
    said = {name: text for name, _, text in pictures.numbers(player)}
    assert [said[name] for name in ("loss", "penalty", "cost_train")] == [f"{x:.4f}" for x in (J, added, J + added)]


@pytest.mark.parametrize("bound", [(1e-9, "right"), (1e-5, "look closely"), (1e-2, "wrong")])
def test_the_bounds_are_the_course_s(bound):
    assert verdict(bound[0]).words == bound[1]


def test_loop_and_matrix_give_the_same_gradients():
    start = Start.of(CONFIG, 20)
    X, Y, cost = start.data
    data = start.params, start.activations, X, Y, dnn.COSTS[cost]
    assert dnn.relative_difference(by_loop(*data), by_matrix(*data)) < 1e-14


def test_the_times_of_every_m_are_measured_one_by_one():
    player = Player((CONFIG,), Timing.of)
    pictures = TimingPictures(player.run)
    player.command("step")
    player.finish()
    assert player.run.m == [EXAMPLES[0]]
    assert pictures.progress(player) == 1 / len(EXAMPLES)
    assert player.run.advance(iterations=2) == 2
    while not player.run.stopped:
        player.run.advance(seconds=0)
    updates = drawn(pictures, player.run)
    np.testing.assert_array_equal(values(updates.entries, updates.arrays, "times", "x", 1), EXAMPLES)
    assert (values(updates.entries, updates.arrays, "times", "y") > 0).all()
    assert player.run.apart < 1e-14
    assert "1,000 examples" in pictures.remark(player)


SIZES, M = (2, 4, 3, 1), 5


@pytest.mark.parametrize("name", shapes_of(SIZES, M))
def test_an_array_of_its_own_shape_fits_everywhere_and_no_other_does(name):
    rows, columns = shapes_of(SIZES, M)[name]
    assert all(use.fits for use in uses(SIZES, M, name, (rows, columns)))
    for shape in ((rows + 1, columns), (rows, columns + 1)):
        broken = [use for use in uses(SIZES, M, name, shape) if not use.fits]
        assert broken
        assert all(name in use.left[0] or name in use.right[0] for use in broken)


@pytest.mark.parametrize("name", [name for name in shapes_of(SIZES, M) if name[0] in "XWb"])
def test_the_rules_of_shapes_are_numpy_s(name):
    """What is said of a product is what NumPy makes of it."""
    rows, columns = shapes_of(SIZES, M)[name]
    for shape in ((rows, columns), (rows + 1, columns), (rows, columns + 1), (columns, rows)):
        for use in uses(SIZES, M, name, shape):
            if use.sign == "·":
                assert use.fits == _has_value(use)


def _has_value(use) -> bool:
    try:
        np.zeros(use.left[1]) @ np.zeros(use.right[1])
    except ValueError:
        return False
    return True


def test_a_silent_mistake_is_called_so():
    (use,) = uses(SIZES, M, "b[2]", (1, 1))
    assert not use.fits
    assert "silent" in use.words
    np.zeros(use.left[1]) + np.zeros(use.right[1])  # NumPy says nothing
    (use,) = uses(SIZES, M, "b[2]", (4, 1))
    assert "silent" not in use.words


def test_every_claim_on_the_brain_has_its_source():
    assert list(brain.CLAIMS) == ["What is alike", "What is not", "What is unknown"]
    for claims in brain.CLAIMS.values():
        for claim in claims:
            assert claim.sources
            assert all(source.doi.startswith("10.") and source.cited[-4:].isdigit() for source in claim.sources)
