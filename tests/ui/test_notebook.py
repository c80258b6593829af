"""Check my notebook against the course's published numbers, and mistakes that pupils make."""

import numpy as np
import pytest

import dnn
from pages.ui.lessons import notebook

PRINTED = """
W1 = [[ 0.01624345 -0.00611756 -0.00528172]
 [-0.01072969  0.00865408 -0.02301539]]
b1 = [[0.]
 [0.]]
W2 = [[ 0.01744812 -0.00761207]]
b2 = [[0.]]
"""  # printed by the course's assignment "Building your deep neural network: step by step", np.random.seed(1)
SIZES, RULE = (3, 2, 1), "randn · 0.01"


def verdicts(text: str, **settings):
    settings = dict(sizes=SIZES, hidden="relu", rule=RULE, seed=1) | settings
    return {row.name: row for row in notebook.checked(notebook.parsed(text), **settings)}


def test_what_the_course_prints_agrees():
    rows = verdicts(PRINTED)
    assert list(rows) == ["W1", "b1", "W2", "b2"]
    assert all(row.agrees for row in rows.values())


def test_the_first_difference_is_named_by_layer_and_cell():
    row = verdicts(PRINTED.replace("0.00865408", "0.00965408"))["W1"]
    assert not row.agrees
    assert "1 of 6 cells differ, the first at [1, 1]: yours is 0.00965408, expected 0.0086540763" in row.words


def test_another_seed_or_scale_is_seen():
    assert not verdicts(PRINTED, seed=2)["W1"].agrees
    assert not verdicts(PRINTED, rule="randn / √n_prev")["W1"].agrees


def test_a_transposed_matrix_is_a_wrong_shape():
    row = verdicts(PRINTED.replace("[[ 0.01744812 -0.00761207]]", "[[ 0.01744812]\n [-0.00761207]]"))["W2"]
    assert row.words == "has shape (2, 1): expected (1, 2)"


def test_forward_results_and_cost_are_those_of_the_reader_s_own_parameters():
    rng = np.random.default_rng(0)
    params = [dnn.Layer(rng.standard_normal((2, 3)), rng.standard_normal((2, 1))),
              dnn.Layer(rng.standard_normal((1, 2)), rng.standard_normal((1, 1)))]  # fmt: skip
    X, Y = rng.standard_normal((3, 5)), np.array([[0, 1, 1, 0, 1]])
    AL, caches = dnn.network_forward(params, [dnn.ACTIVATIONS["tanh"], dnn.ACTIVATIONS["sigmoid"]], X)
    J = -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    given = {"X": X, "Y": Y, "AL": AL, "A1": caches[0].A, "Z2": caches[1].Z}
    given |= {f"{kind}{l}": part for l, layer in enumerate(params, 1) for kind, part in zip("Wb", layer, strict=True)}
    text = "".join(f'"{name}": {value!r}\n' for name, value in given.items()) + f"cost = {J}"
    rows = verdicts(text, hidden="tanh", rule=None)
    assert set(rows) == {"W1", "b1", "W2", "b2", "A1", "Z2", "AL", "cost"}
    assert all(row.agrees for row in rows.values())
    rows = verdicts(text, hidden="relu", rule=None)  # the wrong activation: the first layer shows it
    assert [name for name, row in rows.items() if not row.agrees] == ["A1", "Z2", "AL"]
    assert not verdicts(text.replace(f"cost = {J}", f"cost = {J / 5}"), hidden="tanh", rule=None)["cost"].agrees


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Nothing to read"),
        ("hello", "Nothing to read"),
        ("W1 = [[1, 2], [3]]", "rows of the same length"),
        ("W1 = [[1, 2", "without its closing one"),
        ("W1 = [[0.1 ... 0.2]]", "cut short"),
        ("W1 = nothing", "no array and no number"),
        ("W1 = [[1]] W1 = [[2]]", "twice"),
        ("W1 = [[[1]]]", "dimensions"),
        ("W1 = [[__import__('os').system('x')]]", "no array of numbers"),
        ("W1 = " + "[" * 5000 + "]" * 5000, "W1"),
        ("1" * 300_000, "at most 200,000"),
        ("X = [[1], [2], [3]]", "nothing to compare"),
    ],
)
def test_what_cannot_be_read_is_named(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        verdicts(text, rule=None)


@pytest.mark.parametrize("form", ["{!r}", "{}", "array({!r})", "np.{!r}"])
def test_arrays_are_read_as_python_and_numpy_write_them(form):
    for array in (np.random.default_rng(1).standard_normal((2, 3)), np.array([[1.0, -2.0, 3e-8]]), np.eye(2)):
        value = array.tolist() if form == "array({!r})" else array
        read = notebook.parsed("W1 = " + form.format(value))["W1"]
        np.testing.assert_allclose(read, array, rtol=1e-6, atol=1e-8)
