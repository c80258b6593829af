"""Backpropagation against two-sided differences, for every entry of the registries."""

import numpy as np
import pytest

import dnn
from dnn import SOFTMAX

BELOW = 1e-7
PENALTIES = {"no penalty": (0.0, 0.0), "L2": (0.7, 0.0), "L1": (0.0, 0.3), "both": (0.5, 0.2)}
LABELS = {  # by what a cost takes for Y
    "two classes": lambda m, rng: (rng.random((1, m)) > 0.5).astype(float),
    "one-hot": lambda m, rng: np.eye(3)[:, rng.integers(0, 3, m)],
    "real": lambda m, rng: rng.standard_normal((2, m)),
}
ALL = {
    **dnn.ACTIVATIONS,
    "softmax": SOFTMAX,
    "leaky ReLU, slope 0.3": dnn.choose_activation("leaky_relu", 0.3),
}


def example(depth, cost, seed=0, m=7):
    """A net of `depth` layers with weights of order one, and data: parameters, X (3, m), Y."""
    rng = np.random.default_rng(seed)
    Y = LABELS[dnn.COSTS[cost].labels](m, rng)
    sizes = (3, *(5, 4, 6)[: depth - 1], len(Y))
    params = dnn.initialize(sizes, "xavier", rng)
    params = tuple(dnn.Layer(W, 0.1 * rng.standard_normal(b.shape)) for W, b in params)
    return params, rng.standard_normal((3, m)), Y


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("depth", [1, 2, 3, 4])
@pytest.mark.parametrize("cost", dnn.COSTS)
@pytest.mark.parametrize("activation", dnn.ACTIVATIONS)
def test_backward_is_the_gradient(activation, cost, depth, penalty):
    params, X, Y = example(depth, cost)
    record = dnn.COSTS[cost]
    activations = [dnn.ACTIVATIONS[activation]] * (depth - 1) + [record.output]
    assert dnn.gradient_check(params, activations, X, Y, record, *PENALTIES[penalty]) < BELOW


@pytest.mark.parametrize("cost", dnn.COSTS)
def test_the_way_through_dA_gives_the_same_gradients(cost):
    params, X, Y = example(3, cost)
    record = dnn.COSTS[cost]
    activations = [dnn.ACTIVATIONS["tanh"]] * 2 + [record.output]
    AL, caches = dnn.network_forward(params, activations, X)
    dA, slow = record.dA(AL, Y), []
    for layer, activation, cache in reversed(list(zip(params, activations, caches, strict=True))):
        dA, grad = dnn.layer_backward(layer, activation, dA, cache)
        slow.insert(0, grad)
    fast = dnn.network_backward(params, activations, caches, Y, record)
    assert dnn.relative_difference(fast, slow) < 1e-14


def test_an_output_activation_of_another_kind_is_differentiated_too():
    params, X, Y = example(3, "squared_error")
    activations = [dnn.ACTIVATIONS[name] for name in ("tanh", "relu", "softplus")]
    assert dnn.gradient_check(params, activations, X, Y, dnn.COSTS["squared_error"]) < BELOW


def test_the_check_finds_a_wrong_gradient():
    params, X, Y = example(3, "binary_cross_entropy")
    cost = dnn.COSTS["binary_cross_entropy"]
    wrong = dnn.Activation("tanh with the slope of sigmoid", "", np.tanh, dnn.ACTIVATIONS["sigmoid"].g_prime)
    assert dnn.gradient_check(params, [wrong, wrong, cost.output], X, Y, cost) > 1e-2


@pytest.mark.parametrize("name", dnn.ACTIVATIONS)
def test_slope_is_the_derivative(name):
    g, g_prime = dnn.ACTIVATIONS[name].g, dnn.ACTIVATIONS[name].g_prime
    Z = np.array([[-6.0, -2.0, -0.5, -1e-3, 1e-3, 0.5, 2.0, 6.0]])
    numerical = (g(Z + 1e-6) - g(Z - 1e-6)) / 2e-6
    np.testing.assert_allclose(g_prime(Z, g(Z)), numerical, atol=1e-9)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", ALL)
def test_nothing_overflows(name, dtype):
    Z = np.array([[-1e4, -100, -1, 0, 1, 100, 1e4], [1, 1, 1, 1, 1, 1, 1]], dtype)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        A = ALL[name].g(Z)
        slope = ALL[name].g_prime(Z, A)
        dZ = ALL[name].backward(np.ones_like(Z), Z, A)
    for array in (A, slope, dZ):
        assert array.dtype == dtype
        assert np.isfinite(array).all()


@pytest.mark.parametrize("name", ALL)
def test_g_may_write_over_its_input(name):
    Z = np.random.default_rng(0).standard_normal((4, 5))
    A, slope = ALL[name].g(Z), np.empty_like(Z)
    out = Z.copy()
    assert ALL[name].g(out, out=out) is out
    np.testing.assert_array_equal(out, A)
    assert ALL[name].g_prime(Z, A, out=slope) is slope
    np.testing.assert_array_equal(slope, ALL[name].g_prime(Z, A))


def test_published_values_of_the_further_activations():
    """Closed forms: exact GELU through math.erf, and the definitions of ELU, softplus and swish."""
    from math import erf, exp, expm1, log1p, sqrt

    for z in (-3.0, -1.0, 0.0, 0.7, 2.5):
        Z = np.array([[z]])
        values = {name: record.g(Z)[0, 0] for name, record in dnn.ACTIVATIONS.items()}
        assert values["gelu"] == pytest.approx(z * (1 + erf(z / sqrt(2))) / 2, abs=5e-4)
        assert values["elu"] == pytest.approx(z if z > 0 else expm1(z))
        assert values["softplus"] == pytest.approx(log1p(exp(z)))
        assert values["swish"] == pytest.approx(z / (1 + exp(-z)))


def test_relu_has_slope_0_at_0():
    zero = np.zeros((1, 1))
    assert dnn.ACTIVATIONS["relu"].g_prime(zero, zero) == 0


@pytest.mark.parametrize("cost", dnn.COSTS)
def test_cost_from_Z_is_cost_from_A(cost):
    record, rng = dnn.COSTS[cost], np.random.default_rng(1)
    Y = LABELS[record.labels](9, rng)
    Z = rng.standard_normal(Y.shape)
    assert record.from_Z(Z, Y) == pytest.approx(record.from_A(record.output.g(Z), Y), rel=1e-13)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("cost", ["binary_cross_entropy", "categorical_cross_entropy"])
def test_cost_from_Z_stays_finite_where_probabilities_round_to_0_or_1(cost, dtype):
    Y = np.array([[1.0, 0.0]]) if cost == "binary_cross_entropy" else np.eye(2)
    Z = np.array([[-1e4, 1e4]], dtype) if len(Y) == 1 else np.array([[-1e4, 1e4], [0, 0]], dtype)
    assert dnn.COSTS[cost].from_Z(Z, Y.astype(dtype)) == pytest.approx(1e4)
