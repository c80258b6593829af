"""Hand-set networks that compute the parity of n bits exactly, and how large they are.

A construction says which gates it needs. One hidden layer needs 2^(n-1) units if they are ANDs whose OR is taken, which
is a theorem about AND/OR gates; n units do if they may count, and 2 ceil(log2 n) if they may fold. s is the sum of the
bits. The nets end in a sigmoid over output_gain (v - threshold), where v is the value that the hidden layers found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from .activations import ACTIVATIONS, Activation
from .data.datasets import parity_examples
from .network import Layer, parameter_count, predict
from .registry import lookup

OUTPUT_GAIN = 10.0


class Gate(NamedTuple):
    """How one kind of unit makes an XOR: v = sum of out_k g(gain (a + b - at_k)) + constant; and passes a value on."""

    at: tuple[float, float]
    out: tuple[float, float]
    constant: float
    pass_at: float
    threshold: float  # v above it means 1
    low: float  # the bit 0
    gain: float  # enough for every n


GATES: dict[str, Gate] = {
    "relu": Gate((0, 1), (1, -2), 0, 0, 0.5, 0.0, 1.0),
    "sigmoid": Gate((0.5, 1.5), (1, -1), 0, 0.5, 0.5, 0.0, 10.0),
    "tanh": Gate((-1, 1), (1, -1), -1, 0, 0.0, -1.0, 4.0),
}


class Value(NamedTuple):
    """A value as a linear function of the layer before: row (n_prev,) and constant."""

    row: np.ndarray
    constant: float


def _finish(layers: list[Layer], value: Value, threshold: float, output_gain: float) -> tuple[Layer, ...]:
    W = output_gain * value.row[np.newaxis]  # (1, n_prev)
    return (*layers, Layer(W, np.array([[output_gain * (value.constant - threshold)]])))


def xor_tree(n: int, activation: str, gain: float, output_gain: float) -> tuple[Layer, ...]:
    """ceil(log2 n) hidden layers: two units for each XOR of a pair, one for an odd value that is passed on."""
    gate = GATES[activation]
    values = [Value(row, 0.0) for row in np.eye(n)]
    layers = []
    while len(values) > 1:
        rows: list[np.ndarray] = []
        biases, made = [], []
        pairs, odd = zip(values[::2], values[1::2], strict=False), values[-1:] if len(values) % 2 else []
        units = 2 * (len(values) // 2) + len(odd)
        for a, b in pairs:
            new = np.zeros(units)
            for at, out in zip(gate.at, gate.out, strict=True):
                new[len(rows)] = out
                rows.append(gain * (a.row + b.row))
                biases.append(gain * (a.constant + b.constant - at))
            made.append(Value(new / (gain if activation == "relu" else 1), gate.constant))
        for x in odd:
            new = np.zeros(units)
            new[len(rows)] = 1 / (gain if activation == "relu" else 1)
            rows.append(gain * x.row)
            biases.append(gain * (x.constant - gate.pass_at))
            made.append(Value(new, 0.0))
        layers.append(Layer(np.array(rows), np.array(biases)[:, np.newaxis]))
        values = made
    return _finish(layers, values[0], gate.threshold, output_gain)


def or_of_ands(n: int, activation: str, gain: float, output_gain: float) -> tuple[Layer, ...]:
    """One unit for each of the 2^(n-1) odd patterns p: it is on for p alone. DNF: an OR of ANDs."""
    X, Y = parity_examples(n, low=0.0)
    patterns = X[:, Y[0] == 1].T  # (2^(n-1), n)
    ones = patterns.sum(axis=1, keepdims=True)
    at = ones - 1 if activation == "relu" else ones - 0.5
    scale = 1 / gain if activation == "relu" else 1.0
    value = Value(np.full(len(patterns), scale), 0.0)
    return _finish([Layer(gain * (2 * patterns - 1), -gain * at)], value, 0.5, output_gain)


def counting(n: int, activation: str, gain: float, output_gain: float) -> tuple[Layer, ...]:
    """n units, each on from a sum of k bits upwards, with alternating signs.

    D. Rumelhart, G. Hinton, R. Williams: Learning internal representations by error propagation, 1986.
    """
    k = np.arange(n)
    if activation == "relu":
        at, out = 1.0 * k, np.where(k == 0, 1, 2) * (-1.0) ** k / gain  # r(s) + 2 sum_k (-1)^k r(s - k)
    else:
        at, out = k + 0.5, (-1.0) ** k
    return _finish([Layer(gain * np.ones((n, n)), -gain * at[:, np.newaxis])], Value(out, 0.0), 0.5, output_gain)


def folding(n: int, activation: str, gain: float, output_gain: float) -> tuple[Layer, ...]:
    """ceil(log2 n) layers of two ReLUs: each folds the range of the sum in half and keeps its parity.

    M. Telgarsky, arXiv:1509.08101; G. Montufar et al., NeurIPS 2014.
    """
    value, layers = Value(np.ones(n), 0.0), []
    for j in range(1, folds(n) + 1):
        fold_at = 2.0 ** (folds(n) - j)
        layers.append(Layer(gain * np.array([value.row, value.row]), -gain * np.array([[0.0], [fold_at]])))
        value = Value(np.array([1.0, -2.0]) / gain, 0.0)
    return _finish(layers, value, 0.5, output_gain)


def folds(n: int) -> int:
    """ceil(log2 n), at least 1."""
    return max(1, (n - 1).bit_length())


def tree_widths(n: int) -> tuple[int, ...]:
    """Units of each hidden layer of the XOR tree."""
    widths = []
    while n > 1:
        widths.append(n)  # two units a pair, one for an odd one
        n -= n // 2
    return tuple(widths)


@dataclass(frozen=True)
class Construction:
    """One way to build parity. `gains` names the activations it works with, and a gain that is enough for each."""

    label: str
    gates: str  # what its units must be able to do
    widths: Callable[[int], tuple[int, ...]]
    build: Callable
    gains: dict[str, float]

    def low(self, activation: str) -> float:
        """What the bit 0 is for this construction: 0, or -1."""
        return GATES[activation].low if self.build is xor_tree else 0.0

    def units(self, n: int) -> int:
        """Hidden units in all."""
        return sum(self.widths(n))

    def parameters(self, n: int) -> int:
        """Weights and biases of the dense net."""
        return parameter_count((n, *self.widths(n), 1))


CONSTRUCTIONS: dict[str, Construction] = {
    "dnf": Construction(
        "OR of ANDs", "AND/OR gates only", lambda n: (2 ** (n - 1),), or_of_ands, {"relu": 1.0, "sigmoid": 20.0}
    ),
    "tree": Construction("XOR tree", "XOR gates", tree_widths, xor_tree, {k: gate.gain for k, gate in GATES.items()}),
    "counting": Construction("counting", "thresholds", lambda n: (n,), counting, {"relu": 1.0, "sigmoid": 10.0}),
    "folding": Construction("folding", "ReLUs", lambda n: (2,) * folds(n), folding, {"relu": 1.0}),
}


def parity_net(
    name: str, n: int, activation: str, gain: float | None = None, output_gain: float = OUTPUT_GAIN
) -> tuple[tuple[Layer, ...], tuple[Activation, ...]]:
    """A construction's parameters and activations for n bits, ready for `network_forward`.

    `gain` scales each hidden unit's z; with sigmoid or tanh a small one blurs the gates until they fail. Raises
    ValueError for an unknown name, n outside 2 ... 16, or an activation that the construction does not work with.
    """
    construction = lookup(CONSTRUCTIONS, name, "construction")
    if not isinstance(n, int) or not 2 <= n <= 16:
        raise ValueError(f"parity of {n!r} bits: choose a whole number from 2 to 16")
    if activation not in construction.gains:
        raise ValueError(f"{construction.label} with {activation}: choose one of {', '.join(construction.gains)}")
    params = construction.build(n, activation, gain or construction.gains[activation], output_gain)
    return params, (ACTIVATIONS[activation],) * (len(params) - 1) + (ACTIVATIONS["sigmoid"],)


def parity_errors(params, activations, n: int, low: float) -> int:
    """On how many of all 2^n inputs the net's answer is wrong."""
    X, Y = parity_examples(n, low)
    most = max(len(layer.W) for layer in params)
    chunk = max(1, 4_000_000 // most)  # columns at a time, so that 2^n of them need no memory
    edges = [*range(0, X.shape[1], chunk), X.shape[1]]
    wrong = ((predict(params, activations, X[:, i:j]) > 0.5) != Y[:, i:j] for i, j in pairwise(edges))
    return int(sum(part.sum() for part in wrong))
