"""The course's forward and backward functions, pure and readable: arrays in, new arrays out.

All of them also take stacks of k nets: W (k, n_l, n_prev), A (k, n_l, m), and so on.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .activations import Activation
from .costs import Cost


class Layer(NamedTuple):
    """Parameters of one layer, or their gradients."""

    W: np.ndarray  # (n_l, n_prev)
    b: np.ndarray  # (n_l, 1)


class Cache(NamedTuple):
    """What the forward function of one layer hands to its backward function."""

    A_prev: np.ndarray  # (n_prev, m)
    Z: np.ndarray  # (n_l, m)
    A: np.ndarray  # (n_l, m)


def copied(params: Sequence[Layer]) -> tuple[Layer, ...]:
    """The same numbers in arrays of their own."""
    return tuple(Layer(layer.W.copy(), layer.b.copy()) for layer in params)


def layer_forward(layer: Layer, activation: Activation, A_prev) -> tuple[np.ndarray, Cache]:
    """Forward function of one layer: A_prev (n_prev, m) -> A (n_l, m), cache."""
    Z = layer.W @ A_prev + layer.b  # (n_l, m)
    A = activation.g(Z)  # (n_l, m)
    return A, Cache(A_prev, Z, A)


def layer_backward(layer: Layer, activation: Activation, dA, cache: Cache) -> tuple[np.ndarray, Layer]:
    """Backward function of one layer: dA (n_l, m), cache -> dA_prev (n_prev, m), Layer(dW, db)."""
    return linear_backward(layer, activation.backward(dA, cache.Z, cache.A), cache.A_prev)


def linear_backward(layer: Layer, dZ, A_prev) -> tuple[np.ndarray, Layer]:
    """The linear half of the backward function: dZ (n_l, m) -> dA_prev (n_prev, m), Layer(dW, db).

    dW = dZ A_prev' / m, db = row mean of dZ, dA_prev = W' dZ.
    """
    m = dZ.shape[-1]
    dW = dZ @ A_prev.mT / m  # (n_l, n_prev)
    db = dZ.mean(axis=-1, keepdims=True)  # (n_l, 1)
    return layer.W.mT @ dZ, Layer(dW, db)


def network_forward(
    params: Sequence[Layer], activations: Sequence[Activation], X
) -> tuple[np.ndarray, tuple[Cache, ...]]:
    """All layers forward: X (n_0, m) -> AL (n_L, m) and one cache a layer."""
    A, caches = X, []
    for layer, activation in zip(params, activations, strict=True):
        A, cache = layer_forward(layer, activation, A)
        caches.append(cache)
    return A, tuple(caches)


def network_backward(
    params: Sequence[Layer],
    activations: Sequence[Activation],
    caches: Sequence[Cache],
    Y,
    cost: Cost,
    l2: float = 0.0,
    l1: float = 0.0,
) -> tuple[Layer, ...]:
    """Gradients of cost and penalty, one Layer(dW, db) a layer, from the caches of `network_forward`.

    The output layer starts from dZ = AL - Y if its activation is the one that belongs to the cost (sigmoid or
    softmax with cross-entropy, linear with squared error), else from dA.
    """
    AL, ZL = caches[-1].A, caches[-1].Z
    if activations[-1] is cost.output:
        dZ = AL - Y  # (n_L, m)
    else:
        dZ = activations[-1].backward(cost.dA(AL, Y), ZL, AL)  # (n_L, m)
    dA, last = linear_backward(params[-1], dZ, caches[-1].A_prev)
    grads = [last]
    hidden = list(zip(params, activations, caches, strict=True))[:-1]
    for layer, activation, cache in reversed(hidden):
        dA, grad = layer_backward(layer, activation, dA, cache)
        grads.append(grad)
    m = Y.shape[-1]
    return tuple(
        Layer(grad.W + (l2 * layer.W + l1 * np.sign(layer.W)) / m, grad.b)
        for layer, grad in zip(params, reversed(grads), strict=True)
    )


def penalty(params: Sequence[Layer], m: int, l2: float = 0.0, l1: float = 0.0):
    """What regularization adds to the cost: l2/(2m) sum W^2 + l1/m sum |W|. Biases are free, as in the course."""
    axes = (-2, -1)
    squares = sum((layer.W**2).sum(axes) for layer in params)
    sizes = sum(np.abs(layer.W).sum(axes) for layer in params)
    return (_share(0.5 * l2, squares) + _share(l1, sizes)) / m


def _share(rate, total):
    """rate * total, and 0 where the rate is 0, even of a total that has overflowed."""
    counts = np.broadcast_to(np.not_equal(rate, 0), np.broadcast_shapes(np.shape(rate), np.shape(total)))
    return np.multiply(rate, total, out=np.zeros(counts.shape, np.result_type(rate, total)), where=counts)


def predict(params: Sequence[Layer], activations: Sequence[Activation], X) -> np.ndarray:
    """AL (n_L, m) for X (n_0, m): probabilities, or values for a linear output. Keeps no caches."""
    A = X
    for layer, activation in zip(params, activations, strict=True):
        Z = layer.W @ A
        Z += layer.b
        A = activation.g(Z, out=Z)  # (n_l, m)
    return A


def layer_sizes(params: Sequence[Layer]) -> tuple[int, ...]:
    """n_0, n_1 ... n_L of a net."""
    return (params[0].W.shape[-1], *(layer.W.shape[-2] for layer in params))


def parameter_count(sizes: Sequence[int]) -> int:
    """Number of weights and biases of a net of n_0, n_1 ... n_L units."""
    return sum(n * (n_prev + 1) for n_prev, n in itertools.pairwise(sizes))
