"""Checks that speak: shapes, data, and the gradient against two-sided differences."""

from collections.abc import Sequence

import numpy as np

from .activations import Activation
from .costs import COSTS, Cost
from .network import Layer, copied, network_backward, network_forward, penalty
from .registry import lookup


def check_data(X, Y, cost: str) -> None:
    """Raise ValueError, naming what is wrong and what is allowed, if X (n_x, m) and Y (n_y, m) cannot be trained on."""
    lookup(COSTS, cost, "cost")
    X, Y = np.asarray(X), np.asarray(Y)
    for name, array, rows in (("X", X, "n_x"), ("Y", Y, "n_y")):
        if array.ndim != 2:
            raise ValueError(f"{name} has shape {array.shape}: expected ({rows}, m), one column an example")
    if X.shape[1] != Y.shape[1]:
        raise ValueError(f"X has {X.shape[1]} examples and Y has {Y.shape[1]}: expected as many in both")
    if not X.size or not Y.size:
        raise ValueError(f"X has shape {X.shape} and Y {Y.shape}: the data are empty")
    for name, array in (("X", X), ("Y", Y)):
        if array.dtype.kind not in "fiub":
            raise ValueError(f"{name} holds {array.dtype}: expected numbers")
        bad = ~np.isfinite(array)
        if bad.any():
            row, column = np.argwhere(bad)[0]
            raise ValueError(f"{name}[{row}, {column}] is {array[row, column]}: every value must be finite")
    _check_labels(Y, cost)


def _check_labels(Y, cost: str) -> None:
    labels = COSTS[cost].labels
    if labels == "real":
        return
    bad = (Y != 0) & (Y != 1)
    if bad.any():
        row, column = np.argwhere(bad)[0]
        raise ValueError(f"Y[{row}, {column}] is {Y[row, column]}: a label must be 0 or 1")
    if labels == "one-hot" and (Y.sum(axis=0) != 1).any():
        column = np.flatnonzero(Y.sum(axis=0) != 1)[0]
        raise ValueError(f"column {column} of Y holds {Y[:, column].sum():g} ones: a one-hot column holds one")


def check_params(params: Sequence[Layer], sizes: Sequence[int]) -> None:
    """Raise ValueError naming layer, expected and found shape if `params` do not fit n_0, n_1 ... n_L units."""
    if len(params) != len(sizes) - 1:
        raise ValueError(f"{len(params)} layers of parameters for a net of {len(sizes) - 1} layers")
    for l, (layer, n_prev, n) in enumerate(zip(params, sizes[:-1], sizes[1:], strict=True), start=1):
        _check_shape(f"W[{l}]", layer.W, (n, n_prev), "(n[l], n[l-1])")
        _check_shape(f"b[{l}]", layer.b, (n, 1), "(n[l], 1)")


def check_forward(params: Sequence[Layer], X) -> None:
    """Raise ValueError naming layer, expected and found shape if X (n_0, m) or a layer does not fit the one before."""
    X = np.asarray(X)
    if X.ndim != 2:
        raise ValueError(f"X has shape {X.shape}: expected (n_x, m), one column an example")
    sizes = [X.shape[0], *(layer.W.shape[0] for layer in params)]
    check_params(params, sizes)


def _check_shape(name: str, array, expected: tuple[int, ...], rule: str) -> None:
    found = np.shape(array)
    if found != expected:
        raise ValueError(f"{name} has shape {found}: expected {expected}, by the rule {rule}")


def numerical_gradients(
    params: Sequence[Layer],
    activations: Sequence[Activation],
    X,
    Y,
    cost: Cost,
    l2: float = 0.0,
    l1: float = 0.0,
    epsilon: float = 1e-5,
) -> tuple[Layer, ...]:
    """(J(θ + ε) - J(θ - ε)) / 2ε for every single weight and bias: the gradients, the slow and sure way."""
    copies = copied(params)

    def J() -> float:
        _, caches = network_forward(copies, activations, X)
        last = caches[-1]
        belongs = activations[-1] is cost.output
        data_cost = cost.from_Z(last.Z, Y) if belongs else cost.from_A(last.A, Y)
        return data_cost + penalty(copies, Y.shape[-1], l2, l1)

    def gradient(theta: np.ndarray) -> np.ndarray:
        slopes = np.empty_like(theta)
        for index, value in np.ndenumerate(theta):
            theta[index] = value + epsilon
            J_plus = J()
            theta[index] = value - epsilon
            slopes[index] = (J_plus - J()) / (2 * epsilon)
            theta[index] = value
        return slopes

    return tuple(Layer(gradient(layer.W), gradient(layer.b)) for layer in copies)


def relative_difference(grads: Sequence[Layer], others: Sequence[Layer]) -> float:
    """The course's |g - g'| / (|g| + |g'|) over all parameters as one vector (2-norms); 0 if both are 0."""
    g, other = (np.concatenate([array.ravel() for layer in some for array in layer]) for some in (grads, others))
    length = np.linalg.norm(g) + np.linalg.norm(other)
    return float(np.linalg.norm(g - other) / length) if length else 0.0


def gradient_check(
    params: Sequence[Layer],
    activations: Sequence[Activation],
    X,
    Y,
    cost: Cost,
    l2: float = 0.0,
    l1: float = 0.0,
    epsilon: float = 1e-5,
) -> float:
    """Relative difference between backpropagation and two-sided differences; below 1e-7 is right (float64).

    Near a kink (ReLU at 0, |W| at 0) the differences themselves are off, so it can be larger there.
    """
    check_forward(params, X)
    _, caches = network_forward(params, activations, X)
    grads = network_backward(params, activations, caches, Y, cost, l2, l1)
    return relative_difference(grads, numerical_gradients(params, activations, X, Y, cost, l2, l1, epsilon))
