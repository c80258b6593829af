"""Every wrong input ends in a ValueError that names the value and what is allowed."""

import contextlib
import dataclasses
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (dict(alpha=0.0), ["alpha", "0.0", "positive"]),
        (dict(alpha=float("nan")), ["alpha", "nan"]),
        (dict(alpha="fast"), ["alpha", "fast"]),
        (dict(noise=-1.0), ["noise", "-1.0"]),
        (dict(hidden=(3, 0)), ["hidden", "(3, 0)", "at least 1"]),
        (dict(hidden=(3.5,)), ["hidden", "3.5"]),
        (dict(activation=("tanh", "relu", "relu")), ["activation", "one for each of the 2"]),
        (dict(activation=("thanh",)), ["thanh", "tanh"]),
        (dict(dataset="mnist"), ["mnist", "circles"]),
        (dict(initializer="kaiming"), ["kaiming", "he"]),
        (dict(optimizer="sgd"), ["sgd", "gradient_descent"]),
        (dict(slope=1.0), ["slope", "1.0"]),
        (dict(beta1=1.0), ["beta1", "1.0"]),
        (dict(batch_size=-5), ["batch_size", "-5"]),
        (dict(examples=1), ["examples", "1"]),
        (dict(train_share=0.0), ["train_share", "0.0"]),
        (dict(train_share=0.8, dev_share=0.4), ["train_share + dev_share"]),
        (dict(dtype="float16"), ["float16", "float32"]),
        (dict(seed=True), ["seed", "True"]),
    ],
)
def test_config(settings, words):
    with pytest.raises(ValueError) as error:
        dnn.Config(**settings)
    for word in words:
        assert word in str(error.value)


class Hostile:
    def __repr__(self):
        raise RuntimeError

    __len__ = __eq__ = __hash__ = __float__ = __index__ = __repr__


NUMBERS = [-1, 0, 1, 3, 2**70, 10**400, 10**5000, -0.5, 0.5, 1e308, 5e-324, np.nan, np.inf, 1j, Fraction(1, 3)]
NUMBERS += [Decimal("0.5"), np.int64(5), np.float32(0.25), np.bool_(True), True, None]
TEXTS = ["", "tanh", "x" * 10_000, b"relu", "data\nset", np.array("relu")]
TUPLES = [(), [], (1, 2, 3), [4, 4], [[1]], ("tanh", 3), ["tanh"], ("x1_squared",) * 9, (10**9,), (4096,) * 50]
OTHERS = [
    {},
    set(),
    range(3),
    (n for n in (1, 2)),
    np.zeros(3),
    int,
    dnn.Config,
    len,
    object(),
    Hostile(),
    (Hostile(),),
]
GARBAGE = [*NUMBERS, *TEXTS, *TUPLES, *OTHERS]


def refused(values) -> str:
    """The sentence with which Config refuses them; nothing if it does not."""
    try:
        dnn.Config(**values)
    except ValueError as problem:
        return str(problem)
    return ""


@pytest.mark.parametrize("name", dnn.FIELDS)
def test_a_config_of_garbage_is_refused_in_one_short_sentence_or_is_plain_values(name):
    sentences = [refused({name: value}) for value in GARBAGE]
    for value, sentence in zip(GARBAGE, sentences, strict=True):
        if sentence:
            assert 10 < len(sentence) < 300
            assert "\n" not in sentence
            assert name in sentence
        else:
            config = dnn.Config(**{name: value})
            assert hash(config) == hash(dataclasses.replace(config))
            kept = getattr(config, name)
            assert {type(item) for item in (kept if type(kept) is tuple else [kept])} <= {int, float, str}
    assert sum(map(bool, sentences)) > len(GARBAGE) / 2


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["relu", "tanh"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(list(dnn.FIELDS)), json_like, max_size=6))
@settings(deadline=None, max_examples=300)
def test_a_config_of_any_values_raises_nothing_but_value_error(values):
    with contextlib.suppress(ValueError):
        hash(dnn.Config(**values))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (dict(beta1=1 - 1e-9), ["beta1", "rounds to 1.0"]),
        (dict(beta2=0.99999999), ["beta2", "rounds to 1.0"]),
        (dict(epsilon=1e-50), ["epsilon", "rounds to 0.0"]),
        (dict(alpha=1e-46), ["alpha", "rounds to 0.0"]),
        (dict(alpha=1e39), ["alpha", "rounds to inf"]),
        (dict(l2=1e39), ["l2", "rounds to inf"]),
    ],
)
def test_what_float32_cannot_hold_is_refused_there(values, words):
    dnn.Config(**values)
    with pytest.raises(ValueError) as error:
        dnn.Config(**values, dtype="float32")
    for word in words:
        assert word in str(error.value)


TOO_LARGE = [dict(examples=100_001), dict(hidden=(4097,)), dict(hidden=(4096,) * 4), dict(hidden=(1,) * 51)]
TOO_LARGE += [dict(examples=100_000, hidden=(201,)), dict(dataset="digits", hidden=(4000, 4000, 4000, 1))]


@pytest.mark.parametrize("values", TOO_LARGE)
def test_sizes_beyond_memory_are_refused(values):
    with pytest.raises(ValueError, match="at most"):
        dnn.Config(**values)


X, Y = np.zeros((2, 4)), np.array([[0.0, 1, 0, 1]])


@pytest.mark.parametrize(
    ("X", "Y", "cost", "word"),
    [
        (X[0], Y, "binary_cross_entropy", "shape"),
        (X, Y[:, :3], "binary_cross_entropy", "3"),
        (X[:, :0], Y[:, :0], "binary_cross_entropy", "empty|no example"),
        (np.where(np.eye(2, 4), np.nan, X), Y, "binary_cross_entropy", "nan"),
        (np.where(np.eye(2, 4), np.inf, X), Y, "binary_cross_entropy", "inf"),
        (X, 2 * Y, "binary_cross_entropy", "2"),
        (X, np.ones((3, 4)), "categorical_cross_entropy", "one"),
        (X, np.where(Y, np.nan, Y), "squared_error", "nan"),
        (X, Y, "hinge", "hinge"),
    ],
)
def test_data(X, Y, cost, word):
    data = dnn.Dataset(X, Y, cost)
    with pytest.raises(ValueError, match=f"(?i){word}"):
        dnn.Run(dnn.Config(), dnn.Split(data, data, data, np.zeros((2, 1)), np.ones((2, 1))))


def test_shapes_are_named_by_layer():
    params = dnn.initialize((2, 3, 1), "he", np.random.default_rng(0))
    wrong = (params[0], dnn.Layer(params[1].W.T, params[1].b))
    with pytest.raises(ValueError, match=r"W\[2\] has shape \(3, 1\): expected \(1, 3\)"):
        dnn.check_params(wrong, (2, 3, 1))
    with pytest.raises(ValueError, match=r"W\[1\] has shape \(3, 2\): expected \(3, 4\)"):
        dnn.check_forward(params, np.zeros((4, 5)))
    with pytest.raises(ValueError, match=r"b\[1\]"):
        dnn.check_params((dnn.Layer(params[0].W, np.zeros(3)), params[1]), (2, 3, 1))


def test_runs_of_a_stack_must_have_one_shape():
    configs = [dnn.Config(hidden=(3,)), dnn.Config(hidden=(4,))]
    with pytest.raises(ValueError, match="hidden"):
        dnn.Stack(configs, dnn.make_split(configs[0]))
    with pytest.raises(ValueError, match="at least one"):
        dnn.Stack([], dnn.make_split(configs[0]))


def test_a_weight_beyond_float32_is_refused():
    config = dnn.Config(dtype="float32", hidden=(2,))
    run = dnn.Run(config, dnn.make_split(config))
    for value in (1e39, -1e39, float("inf"), float("nan")):
        with pytest.raises(ValueError, match="float32"):
            run.set_weight(1, 1, 1, value)
    run.set_weight(1, 1, 1, 1e38)
    large = tuple(dnn.Layer(W * 1e300, b) for W, b in dnn.first_params(config, run.split))
    with pytest.raises(ValueError, match="float32"):
        dnn.Run(config, run.split, large)
    with pytest.raises(ValueError, match="float32"):
        dnn.Stack([config], run.split, [large])
