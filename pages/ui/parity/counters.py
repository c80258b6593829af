"""Which hidden units count: those whose weights are all of one size, so that z says how many inputs agree in sign."""

from typing import NamedTuple

import numpy as np

import dnn

ALIKE = 0.2  # the spread of |w| below which a unit counts; weights as they are first drawn have 0.3 and more


class Counters(NamedTuple):
    """The first layer's units: how far each is from counting, and what it counts."""

    spread: np.ndarray  # (n_1,) standard deviation of |w_i| over their mean; 0 where all weights are 0
    turn: np.ndarray  # (n_1,) the number of agreements with sign(w) at which z = 0, were all |w_i| alike
    counts: np.ndarray  # (n_1,) bool


def counters(layer: dnn.Layer, low: float) -> Counters:
    """Of a layer on bits `low` and 1, W (n_1, n) and b (n_1, 1).

    With k agreements z = |w| ((1 - low) k + low pos - neg) + b, for pos positive and neg negative weights.
    """
    size = np.abs(layer.W)
    mean = size.mean(axis=1)
    some = mean > 0
    spread = np.divide(size.std(axis=1), mean, out=np.zeros_like(mean), where=some)
    negative = (layer.W < 0).sum(axis=1)
    offset = np.divide(layer.b[:, 0], mean, out=np.zeros_like(mean), where=some)
    turn = (negative - low * (layer.W.shape[1] - negative) - offset) / (1 - low)
    return Counters(spread, turn, some & (spread < ALIKE))


def name(unit: int, layer: dnn.Layer, found: Counters) -> str:
    """What is said of a unit: the signs of its weights and where it turns, or that it does not count."""
    if not found.counts[unit]:
        return f"unit {unit + 1}: does not count"
    signs = "".join("+" if w > 0 else "−" for w in layer.W[unit])
    return f"unit {unit + 1}: {signs}, turns at {found.turn[unit]:.1f}"
