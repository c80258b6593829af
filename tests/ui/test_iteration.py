"""One iteration, traced: its arrays are the core's, and the sum behind every cell comes to what the cell shows."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dnn
from pages.ui.lessons.iteration import Iteration, Rounds, Start
from pages.ui.lessons.trace.sent import arrays_of, blocks, message, resting
from pages.ui.lessons.trace.sums import NEVER, extra_digits
from pages.ui.settings.table import ONE_ITERATION
from tests.helpers.traced import calculated, text

CONFIG = dnn.Config(examples=400, hidden=(2,))
SATURATED = replace(CONFIG, hidden=(8,), activation=("relu",), initializer="large", noise=0.5, alpha=100.0)


@st.composite
def starts(draw) -> Start:
    """Whatever the page offers, with few examples."""
    hidden = tuple(draw(st.lists(st.integers(1, 8), max_size=4)))
    one_each = tuple(draw(st.sampled_from(sorted(dnn.ACTIVATIONS))) for _ in hidden)
    config = dnn.Config(
        examples=400,
        dataset=draw(st.sampled_from(sorted(ONE_ITERATION.settings["dataset"].labels))),
        hidden=hidden,
        activation=one_each or ("tanh",),
        slope=draw(st.sampled_from([0.0, 0.01, 0.5])),
        initializer=draw(st.sampled_from(sorted(dnn.INITIALIZERS))),
        alpha=draw(st.sampled_from([1e-5, 0.05, 0.3, 1.0, 7.5])),
        seed=draw(st.integers(0, 99)),
    )
    return Start.of(config, draw(st.sampled_from([1, 2, 3, 5, 9])))


def functions(start: Start) -> dict:
    """What the sums call by name: every g, and every slope of one."""
    known = {}
    for g in (*(dnn.choose_activation(name, start.config.slope) for name in dnn.ACTIVATIONS), *start.activations):
        known[g.label] = lambda z, g=g: g.g(np.array([[z]])).item()
        known[f"{g.label}′"] = lambda z, g=g: g.g_prime(np.array([[z]]), g.g(np.array([[z]]))).item()
    return known


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(starts(), st.integers(1, 4))
def test_every_cell_s_sum_comes_to_what_the_cell_shows(start, number):
    of, known = Rounds(start).at(number), functions(start)
    arrays = arrays_of(start, of)
    for block in blocks(start, of):
        formats = {name: block.format(array) for name, array in arrays.items()}
        for equation in block.all_equations():
            how, result = formats[equation.result], arrays[equation.result].values
            shown, unit = how.shown(result), how.unit(result)
            extra = extra_digits(equation, arrays, formats)
            for at, (i, j) in enumerate(np.ndindex(result.shape)):
                if extra[at] == NEVER:
                    assert equation.otherwise or abs(result[i, j]) > 1e3 or how.power, (equation.result, result[i, j])
                    continue
                said = text(equation, arrays, formats, i, j, extra[at])
                assert abs(calculated(said, known) - shown[i, j]) <= 0.5 * unit[i, j] * (1 + 1e-6), (said, shown[i, j])


@settings(max_examples=60)
@given(starts())
def test_the_arrays_are_the_core_s(start):
    (_, params, activations, data, _), of = start, Rounds(start).at(1)
    cost = dnn.COSTS[data.cost]
    _, caches = dnn.network_forward(params, activations, data.X)
    grads = dnn.network_backward(params, activations, caches, data.Y, cost)
    for mine, core in zip(of.grads, grads, strict=True):
        np.testing.assert_array_equal(mine.W, core.W)
        np.testing.assert_array_equal(mine.b, core.b)
    np.testing.assert_allclose(of.J.item(), cost.from_Z(caches[-1].Z, data.Y), rtol=1e-12)
    np.testing.assert_allclose(of.losses.mean(), of.J.item(), rtol=1e-12)
    finite = np.isfinite(of.long_dZ)
    np.testing.assert_allclose(of.long_dZ[finite], of.dZ[-1][finite], atol=1e-3)


def test_round_after_round_is_a_run():
    start = Start.of(replace(CONFIG, hidden=(4, 3)), 20)
    rounds, run = Rounds(start), dnn.Run(start.config, dnn.make_split(start.config)._replace(train=start.data))
    for number in (1, 2, 7):
        after = rounds.at(number).after
        run.advance(iterations=number - run.iteration)
        for mine, layer in zip(after, run.params, strict=True):
            np.testing.assert_allclose(mine.W, layer.W, rtol=1e-9, atol=1e-12)
            np.testing.assert_allclose(mine.b, layer.b, rtol=1e-9, atol=1e-12)
        assert rounds.costs[number] == pytest.approx(run.measures.cost_train, rel=1e-9)


def test_the_blocks_come_in_their_order_and_take_what_was_made():
    start = Start.of(replace(CONFIG, hidden=(3, 2)), 4)
    of = Rounds(start).at(1)
    made = {"A[0]", "Y"} | {f"{letter}[{l}]" for letter in "Wb" for l in (1, 2, 3)}
    order = []
    for block in blocks(start, of):
        order.append(f"{block.phase} {block.layer}")
        for equation in block.equations:
            arrays = {part.removesuffix("ᵀ") for part in equation.parts if part.endswith(("]", "]ᵀ")) or part in "JY"}
            assert arrays <= made
            made.add(equation.result)
    forward, back = [f"forward {l}" for l in (1, 2, 3)], [f"backward {l}" for l in (3, 2, 1)]
    assert order == [*forward, "cost 3", "output 3", *back, *(f"update {l}" for l in (1, 2, 3))]


@pytest.mark.parametrize("m", [1, 2, 7])
def test_the_classes_take_turns(m):
    Y = Start.of(CONFIG, m).data.Y[0]
    assert abs(Y.sum() - (1 - Y).sum()) <= 1
    assert (Y[1:] != Y[:-1]).all()


def test_every_data_set_of_the_page_has_two_classes():
    for name in ONE_ITERATION.settings["dataset"].labels:
        assert dnn.DATASETS[name].cost == "binary_cross_entropy"  # the sums of the cost are those of two classes


def test_a_probability_of_exactly_one_breaks_nothing():
    start = Start.of(SATURATED, 40)
    of = Rounds(start).at(1)
    assert not np.isfinite(of.dAL).all()
    assert all(np.isfinite(part).all() for each in (*of.dZ, *of.grads, *of.after) for part in each)
    shown = message(Rounds(start), 1)
    assert None in shown["arrays"]["dA[2]"]["values"]
    assert None not in shown["arrays"]["dZ[2]"]["values"]
    (back,) = (block for block in shown["blocks"] if block["phase"] == "output")
    assert "exactly 0 or 1" in back["equations"][1]["words"]


@pytest.mark.parametrize(
    ("activation", "m", "said"),
    [
        ("tanh", 3, "W[1], b[1] and W[2] and their slopes are all 0, so they stay 0. Only b[2] can move."),
        ("tanh", 2, "W[1], b[1], W[2] and b[2] and their slopes are all 0, so they stay 0. Nothing moves."),
        ("sigmoid", 3, "W[1] and b[1] and their slopes are all 0"),
    ],
)
def test_zeros_say_what_stays_zero(activation, m, said):
    start = Start.of(replace(CONFIG, initializer="zeros", activation=(activation,)), m)
    rounds = Rounds(start)
    assert resting(rounds.at(1)).startswith(said)
    assert message(rounds, 1)["arrays"]["W[1]"]["zero"]
    assert not rounds.at(5).params[0].W.any() or activation == "sigmoid"
    assert resting(Rounds(Start.of(CONFIG, m)).at(1)) == ""


def test_no_hidden_layer_is_logistic_regression():
    start = Start.of(replace(CONFIG, hidden=()), 1)
    of = Rounds(start).at(1)
    a, x, y = of.caches[0].A, start.data.X, start.data.Y
    np.testing.assert_array_equal(of.grads[0].W, (a - y) @ x.T)
    titles = [block.title for block in blocks(start, of)]
    assert titles[0] == "Forward, logistic regression (sigmoid)"
    assert "Backward, logistic regression" in titles


def test_another_g_is_tried_at_the_same_z_and_dA():
    start = Start.of(replace(CONFIG, hidden=(3,)), 2)
    of = Rounds(start).at(1)
    arrays, dA = arrays_of(start, of), of.dA_prev[1]
    np.testing.assert_array_equal(arrays["dZ[1] relu"].values, np.where(of.caches[0].Z > 0, dA, 0))
    (back,) = (block for block in blocks(start, of) if (block.phase, block.layer) == ("backward", 1))
    labels = [variant.label for variant in back.variants]
    assert labels == [g.label for g in dnn.ACTIVATIONS.values() if g.label != "tanh"]


def test_an_update_shows_enough_digits_to_be_seen():
    start = Start.of(replace(CONFIG, alpha=1e-3), 2)
    of = Rounds(start).at(1)
    arrays = arrays_of(start, of)
    update = blocks(start, of)[-2]
    how = update.format(arrays["W[1]"])
    assert (how.shown(of.params[0].W) != how.shown(of.after[0].W)).any()


def test_what_goes_to_the_browser_is_json_of_bounded_size():
    import json

    start = Start.of(replace(CONFIG, hidden=(8, 8, 8, 8)), 200)
    assert len(json.dumps(message(Rounds(start), 1), allow_nan=False)) < 1_500_000


def test_iteration_of_keeps_what_it_was_given():
    start = Start.of(CONFIG, 2)
    before = dnn.copied(start.params)
    Iteration.of(start.params, start.activations, start.data, 0.3)
    for mine, layer in zip(before, start.params, strict=True):
        np.testing.assert_array_equal(mine.W, layer.W)
