"""Check my notebook against the course's published numbers, and mistakes that pupils make."""

import random
import time
from contextlib import suppress

import numpy as np
import pytest

import dnn
from pages.ui.lessons.notebook.comparison import checked
from pages.ui.lessons.notebook.text import MOST_CHARACTERS, parsed
from tests.core.test_course_cases import CASES
from tests.helpers import course
from tests.helpers.pages import SCRIPTS, opened

PRINTED = """
W1 = [[ 0.01624345 -0.00611756 -0.00528172]
 [-0.01072969  0.00865408 -0.02301539]]
b1 = [[0.]
 [0.]]
W2 = [[ 0.01744812 -0.00761207]]
b2 = [[0.]]
"""  # printed by the course's assignment "Building your deep neural network: step by step", np.random.seed(1)
SIZES, RULE = (3, 2, 1), "small"


def verdicts(text: str, **settings):
    settings = dict(sizes=SIZES, hidden="relu", rule=RULE, seed=1) | settings
    return {row.name: row for row in checked(parsed(text), **settings)}


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
    assert not verdicts(PRINTED, rule="xavier")["W1"].agrees


def test_a_transposed_matrix_is_a_wrong_shape():
    row = verdicts(PRINTED.replace("[[ 0.01744812 -0.00761207]]", "[[ 0.01744812]\n [-0.00761207]]"))["W2"]
    assert row.words == "has shape (2, 1): expected (1, 2)"


def test_forward_results_and_cost_are_those_of_the_reader_s_own_parameters():
    rng = np.random.default_rng(0)
    params = [
        dnn.Layer(rng.standard_normal((2, 3)), rng.standard_normal((2, 1))),
        dnn.Layer(rng.standard_normal((1, 2)), rng.standard_normal((1, 1))),
    ]
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
        ("X = [[1]] X = [[2]]", "twice"),
        ("W1 = [[1]] W1 = [[2]] W1 = [[3]]", "W1 is there three times"),
        ("W1 = [[[1]]]", "dimensions"),
        ("W1 = [[__import__('os').system('x')]]", "no array of numbers"),
        ("W1 = " + "[" * 5000 + "]" * 5000, "W1"),
        ("1" * 300_000, "at most 50,000"),
        ("cost = " + "9" * 310, "a number of 310 digits: at most 40"),
        ("W1 = [[0." + "1" * 800 + "]]", "W1 holds a number of 801 digits"),
        ("cost = 1e999", "beyond what a number of 64 bits"),
        ("W1 = [[1, 2]] * 0.01", "W1 goes on with"),
        ("W1 = [[1, , 2]]", "before a comma"),
        ("W1 = [[1-2 3]]", "it holds `1-2`"),
        ("W1 = [1 [2]]", "rows of the same length"),
        ("W1 = [[1, 2] X = [[1]]", "without its closing one"),
        ("Y = [" + "1 " * 2001 + "]", "at most 2,000 examples"),
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
        read = parsed("W1 = " + form.format(value)).arrays["W1"]
        np.testing.assert_allclose(read, array, rtol=1e-6, atol=1e-8)


BY_ID = {case["id"]: case for case in CASES}


def printed(arrays) -> str:
    """As a notebook prints them: eight digits."""
    return "".join(f"{name} = {np.asarray(value)}\n" for name, value in arrays.items())


def of_case(name: str) -> tuple[dict, dict]:
    """What a case of the course sets up, and what the course publishes for it."""
    space = {"np": np}
    exec(BY_ID[name]["setup_code"], space)
    return space, {key: value for key, value in BY_ID[name]["expected_published"].items() if "mean" not in key}


def test_the_course_s_gradients_agree_and_a_wrong_one_does_not():
    space, published = of_case("w3_backward_propagation")
    text = printed(space["parameters"] | {"X": space["X"], "Y": space["Y"]} | published)
    rows = verdicts(text, sizes=(2, 4, 1), hidden="tanh", rule=None)
    assert {name for name, row in rows.items() if row.agrees} == {"W1", "b1", "W2", "b2", "dW1", "db1", "dW2", "db2"}
    wrong = verdicts(text.replace("0.00301023", "0.00201023"), sizes=(2, 4, 1), hidden="tanh", rule=None)
    assert [name for name, row in wrong.items() if not row.agrees] == ["dW1"]
    assert "the first at [0, 0]: yours is 0.00201023, expected 0.0030102" in wrong["dW1"].words


@pytest.mark.parametrize(
    ("case", "sizes", "alpha"), [("w4_update_parameters", (4, 3, 1), 0.1), ("w3_update_parameters", (2, 4, 1), 1.2)]
)
def test_the_course_s_updated_parameters_agree_and_a_wrong_one_does_not(case, sizes, alpha):
    space, published = of_case(case)
    before = printed(space["parameters"] | space["grads"])
    text = before + f"learning_rate = {alpha}\n" + printed(published)
    rows = verdicts(text, sizes=sizes, rule=None)
    updated = [name for name in rows if name.startswith("updated")]
    assert updated == ["updated W1", "updated b1", "updated W2", "updated b2"]
    assert all(rows[name].agrees for name in updated)
    climbed = {name: 2 * np.asarray(space["parameters"][name]) - value for name, value in published.items()}  # W + α dW
    rows = verdicts(before + f"alpha = {alpha}\n" + printed(climbed), sizes=sizes, rule=None)
    assert [rows[name].agrees for name in updated] == [False] * 4


@pytest.mark.parametrize("hidden", ["relu", "tanh", "sigmoid"])
def test_every_step_back_is_checked(hidden):
    rng = np.random.default_rng(3)
    params = dnn.initialize((3, 4, 2, 1), "xavier", rng)
    X, Y = rng.standard_normal((3, 6)), np.array([[1.0, 0, 1, 1, 0, 0]])
    AL, caches = dnn.network_forward(params, course.net(3, hidden), X)
    steps, dA = {"X": X, "Y": Y}, dnn.COSTS["binary_cross_entropy"].dA(AL, Y)
    steps["dAL"] = dA
    for l in (3, 2, 1):
        g = course.net(3, hidden)[l - 1]
        steps[f"dZ{l}"] = g.backward(dA, caches[l - 1].Z, caches[l - 1].A)
        dA, (steps[f"dW{l}"], steps[f"db{l}"]) = dnn.layer_backward(params[l - 1], g, dA, caches[l - 1])
        steps[f"dA{l - 1}"] = dA
    text = printed(course.named(params)) + "".join(f"{name} = {value.tolist()}\n" for name, value in steps.items())
    rows = verdicts(text, sizes=(3, 4, 2, 1), hidden=hidden, rule=None)
    assert len(rows) == 6 + 13
    assert all(row.agrees for row in rows.values()), rows
    for name in set(steps) - {"X", "Y"}:
        spoiled = text.replace(f"{name} = {steps[name].tolist()}", f"{name} = {(steps[name] + 0.01).tolist()}")
        rows = verdicts(spoiled, sizes=(3, 4, 2, 1), hidden=hidden, rule=None)
        assert [row.name for row in rows.values() if not row.agrees] == [name]


def test_what_could_not_be_checked_is_named_with_what_is_missing():
    rows = verdicts(
        PRINTED + "dW1 = [[9, 9, 9], [9, 9, 9]]\ncost = 0.3\nW5 = [[1]]\naccuracy = 0.9\nW1 = [[1, 1, 1], [1, 1, 1]]"
    )
    unchecked = {name: row.words for name, row in rows.items() if row.agrees is None}
    assert unchecked == {
        "dW1": "could not be checked: X and Y are missing",
        "cost": "could not be checked: X and Y are missing",
        "updated W1": "could not be checked: alpha is missing",
        "W5": "belongs to no layer: the net has 2",
        "accuracy": "means nothing here",
    }


def test_the_page_never_says_that_all_agrees_beside_what_it_has_not_checked():
    page = opened(next(path for path in SCRIPTS if "notebook" in path.name))
    assert [box.value for box in page.success] == ["All that could be compared agrees."]
    for more, said in [
        ("\ncost = 0.3", "What could be compared agrees; the rest could not be checked."),
        ("\ndW1 = [[9 9 9] [9 9 9]]", "What could be compared agrees; the rest could not be checked."),
    ]:
        page.text_area[0].set_value(PRINTED + more).run()
        assert not page.success
        assert [box.value for box in page.info] == [said]
    page.text_area[0].set_value(PRINTED + "X = [[1 2][3 4][5 6]] Y = [[1 0]] dW1 = [[9 9 9] [9 9 9]]").run()
    assert not page.success
    assert "**dW1**" in page.warning[0].value


def texts(rng: random.Random, length: int) -> list[str]:
    """200 texts as hard to read as they come: one piece over and over, and pieces mixed."""
    pieces = "1|0.|1 |[|]|[[|W1 = |W1=|a=|,|-|e|1e|.|...|'W1':|(|array(|np.|\n| |dtype=|nan |[1, 2],|dW1|W1 = [|λ|\0|1-"
    pieces = [*pieces.split("|"), "[[1 2]\n", '"', "W1 = [[0." + "1" * 800 + "]]"]
    hard = [(piece * length)[:length] for piece in pieces]
    hard += [("W1 = [" + piece * length)[:length] for piece in pieces]
    while len(hard) < 200:
        hard.append("".join(rng.choice(pieces) for _ in range(length))[:length])
    return hard


def cpu(text: str) -> float:
    """Seconds of this thread for one answer, the best of three."""
    took = []
    for _ in range(3):
        start = time.thread_time()
        with suppress(ValueError):
            checked(parsed(text), SIZES, "relu", RULE)
        took.append(time.thread_time() - start)
    return min(took)


@pytest.mark.slow
def test_the_time_grows_with_the_length_and_no_faster():
    short = "X = [" + "[0.25 0.5 0.75]\n" * 60 + "]"
    bound = 10 * cpu(short) * MOST_CHARACTERS / len(short)  # ten times what the short one takes for each character
    for text in texts(random.Random(1), MOST_CHARACTERS):
        assert cpu(text) < bound, text[:60]
    assert cpu("W1 = [[0." + "1" * 200_000 + "]]") < bound
