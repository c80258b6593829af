"""Backward passes with a mistake in them, made of the core's own pieces: for the gradient check alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

import dnn


def dZ_right(activation: dnn.Activation, dA, cache: dnn.Cache) -> np.ndarray:
    """dZ = dA * g'(Z), (n_l, m)."""
    return activation.backward(dA, cache.Z, cache.A)


def dZ_without_slope(activation: dnn.Activation, dA, cache: dnn.Cache) -> np.ndarray:
    """dZ = dA: g' is forgotten."""
    return dA


def gradient_right(layer: dnn.Layer, dZ, A_prev) -> dnn.Layer:
    """dW = dZ A_prev' / m, db the mean of the columns of dZ."""
    _, grad = dnn.linear_backward(layer, dZ, A_prev)
    return grad


def gradient_without_mean(layer: dnn.Layer, dZ, A_prev) -> dnn.Layer:
    """dW = dZ A_prev', db the sum of the columns of dZ: 1/m is forgotten."""
    return dnn.Layer(dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True))


def dA_prev_right(layer: dnn.Layer, dZ) -> np.ndarray:
    """dA_prev = W' dZ, (n_prev, m)."""
    return layer.W.T @ dZ


def dA_prev_not_transposed(layer: dnn.Layer, dZ) -> np.ndarray:
    """dA_prev = W dZ, where W is square; elsewhere NumPy stops, and the mistake is found at once."""
    return layer.W @ dZ if fits_either_way(layer) else layer.W.T @ dZ


def penalty_right(layer: dnn.Layer, l2: float, m: int) -> np.ndarray:
    """λ/m W, what the penalty adds to dW."""
    return l2 * layer.W / m


def penalty_forgotten(layer: dnn.Layer, l2: float, m: int) -> np.ndarray:
    """Nothing: J has λ, dW has none."""
    return np.zeros_like(layer.W)


@dataclass(frozen=True)
class Pass:
    """The pieces of a backward pass; each is right if nothing else is said. `wrong` and `right` are LaTeX."""

    dZ: Callable = dZ_right
    gradient: Callable = gradient_right
    dA_prev: Callable = dA_prev_right
    penalty: Callable = penalty_right
    right: str = ""
    wrong: str = ""
    code: Callable | None = None  # the piece with the mistake


PASSES: dict[str, Pass] = {
    "none": Pass(),
    "slope": Pass(
        dZ=dZ_without_slope,
        right=r"dZ^{[l]} = dA^{[l]} * g'(Z^{[l]})",
        wrong=r"dZ^{[l]} = dA^{[l]}",
        code=dZ_without_slope,
    ),
    "mean": Pass(
        gradient=gradient_without_mean,
        right=r"dW^{[l]} = \tfrac1m\,dZ^{[l]}A^{[l-1]T}",
        wrong=r"dW^{[l]} = dZ^{[l]}A^{[l-1]T}",
        code=gradient_without_mean,
    ),
    "transpose": Pass(
        dA_prev=dA_prev_not_transposed,
        right=r"dA^{[l-1]} = W^{[l]T}dZ^{[l]}",
        wrong=r"dA^{[l-1]} = W^{[l]}dZ^{[l]}",
        code=dA_prev_not_transposed,
    ),
    "penalty": Pass(
        penalty=penalty_forgotten,
        right=r"dW^{[l]} = \tfrac1m\,dZ^{[l]}A^{[l-1]T} + \tfrac\lambda m W^{[l]}",
        wrong=r"dW^{[l]} = \tfrac1m\,dZ^{[l]}A^{[l-1]T}",
        code=penalty_forgotten,
    ),
}


def backward(
    name: str, params: Sequence[dnn.Layer], activations, caches: Sequence[dnn.Cache], Y, l2: float = 0.0
) -> tuple[dnn.Layer, ...]:
    """One Layer(dW, db) a layer, as `dnn.network_backward` for an output with dZ = A - Y, by the pass of that name."""
    made, grads = PASSES[name], []
    dZ = caches[-1].A - Y  # (n_L, m)
    for l in reversed(range(len(params))):
        layer, A_prev = params[l], caches[l].A_prev
        dW, db = made.gradient(layer, dZ, A_prev)
        grads.append(dnn.Layer(dW + made.penalty(layer, l2, Y.shape[1]), db))
        if l:
            dZ = made.dZ(activations[l - 1], made.dA_prev(layer, dZ), caches[l - 1])
    return tuple(reversed(grads))


def fits_either_way(layer: dnn.Layer) -> bool:
    """Whether W dZ can be computed as well as W' dZ: W is square."""
    n, n_prev = layer.W.shape
    return n == n_prev


def stopped_at(params: Sequence[dnn.Layer]) -> list[int]:
    """Layers on whose way back W dZ has no value, since W[l] is not square; layer 1 hands nothing further back."""
    return [l for l, layer in enumerate(params, start=1) if l > 1 and not fits_either_way(layer)]
