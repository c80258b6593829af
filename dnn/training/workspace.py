"""The algebra of network.py on arrays made once: the same numbers several times faster on small nets.

For small nets time is the number of NumPy calls. So the bias rides along, P = [W b] and H = [A; 1], which turns
Z = W A_prev + b into one product P H and [dW db] into dZ H'; and all P are views of one flat vector, so that an
optimizer is a few lines whatever the depth. Every array may carry a leading axis of k nets trained together.
"""

import itertools
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ..activations import Activation
from ..network import Layer, parameter_count


class Parameters:
    """One flat vector (total,), or (k, total), with a view P (n_l, n_prev + 1) = [W b] of it for each layer."""

    def __init__(self, sizes: Sequence[int], dtype, members: tuple[int, ...] = ()):
        self.sizes = tuple(sizes)
        self.vector = np.zeros((*members, parameter_count(sizes)), dtype)
        self.P, start = [], 0
        for n_prev, n in itertools.pairwise(sizes):
            stop = start + n * (n_prev + 1)
            self.P.append(self.vector[..., start:stop].reshape(*members, n, n_prev + 1))
            start = stop

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The same numbers as W (n_l, n_prev) and b (n_l, 1): views, not copies."""
        return tuple(Layer(P[..., :-1], P[..., -1:]) for P in self.P)

    def fill(self, layers: Sequence[Layer]) -> None:
        """Copy W and b of each layer in."""
        for mine, theirs in zip(self.layers, layers, strict=True):
            mine.W[...], mine.b[...] = theirs

    def is_weight(self) -> np.ndarray:
        """1 where the flat vector holds a weight, 0 where it holds a bias: what a penalty acts on; (total,)."""
        mask = Parameters(self.sizes, self.vector.dtype)
        for layer in mask.layers:
            layer.W[...] = 1
        return mask.vector


def with_ones(X: np.ndarray) -> np.ndarray:
    """H = [X; 1]: X (..., n, m) -> (..., n + 1, m)."""
    return np.concatenate([X, np.ones_like(X[..., :1, :])], axis=-2)


class Hidden(NamedTuple):
    """The arrays of one hidden layer for m examples."""

    g: Callable
    g_prime: Callable
    Z: np.ndarray  # (n_l, m); the same memory as A unless g_prime reads Z
    A: np.ndarray  # (n_l, m), a view of H
    H: np.ndarray  # (n_l + 1, m) = [A; 1]
    HT: np.ndarray  # (m, n_l + 1), a view of H
    dA: np.ndarray  # (n_l, m), a view of dH
    dH: np.ndarray  # (n_l + 1, m)
    dZ: np.ndarray  # (n_l, m)


def hidden_arrays(n: int, m: int, activation: Activation, dtype, members: tuple[int, ...]) -> Hidden:
    """Arrays for a layer of n units and m examples (of k nets, if members is (k,))."""
    H, dH = (np.ones((*members, n + 1, m), dtype) for _ in range(2))
    A, dA = H[..., :-1, :], dH[..., :-1, :]
    Z = np.empty((*members, n, m), dtype) if activation.reads_Z else A
    return Hidden(activation.g, activation.g_prime, Z, A, H, H.mT, dA, dH, np.empty_like(A))


class Workspace:
    """Forward and backward passes of one net (or k) over m examples, allocating nothing."""

    def __init__(self, params: Parameters, activations: Sequence[Activation], m: int):
        self.params, self.output = params, activations[-1]
        dtype, members = params.vector.dtype, params.vector.shape[:-1]
        self.dot = np.matmul if members else np.ndarray.dot  # dot has less overhead, matmul takes stacks
        # A product over one unit is an outer product, for which matmul is slow.
        self.dots_back = [np.multiply if members and P.shape[-2] == 1 else self.dot for P in params.P]
        self.hidden = [
            hidden_arrays(n, m, g, dtype, members) for n, g in zip(params.sizes[1:-1], activations[:-1], strict=True)
        ]
        self.Z = np.empty((*members, params.sizes[-1], m), dtype)  # (n_L, m)
        self.A, self.dZ = np.empty_like(self.Z), np.empty_like(self.Z)
        self.PT = [P.mT for P in params.P]
        self.per_example = np.array(1 / m, dtype)

    def forward(self, H) -> None:
        """H = [X; 1] (n_0 + 1, m) -> self.Z and self.A of the output layer (n_L, m)."""
        dot = self.dot
        for P, (g, _, Z, A, H_next, *_) in zip(self.params.P, self.hidden, strict=False):
            dot(P, H, Z)
            g(Z, A)
            H = H_next
        dot(self.params.P[-1], H, self.Z)
        self.output.g(self.Z, self.A)

    def backward(self, HT, Y, grads: Parameters) -> None:
        """HT = [X; 1]' (m, n_0 + 1), Y (n_L, m) -> grads, after `forward` on the same examples.

        Here dZ carries the 1/m of dW = dZ A_prev' / m, so that it is multiplied in only once. The output layer
        starts from dZ = AL - Y, which holds for the output activation of each cost.
        """
        dot, dZ, multiply = self.dot, self.dZ, np.multiply
        np.subtract(self.A, Y, dZ)
        multiply(dZ, self.per_example, dZ)
        backwards = zip(self.hidden[::-1], self.PT[::-1], self.dots_back[::-1], grads.P[::-1], strict=False)
        for layer, PT, dot_back, G in backwards:
            dot(dZ, layer.HT, G)
            dot_back(PT, dZ, layer.dH)  # its last row belongs to the constant 1 and is not used
            dZ = layer.g_prime(layer.Z, layer.A, layer.dZ)
            multiply(layer.dA, dZ, dZ)
        dot(dZ, HT, grads.P[0])
