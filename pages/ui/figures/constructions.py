"""The hand-set nets of parity, as the browser gets them: their weights at K = 1, and how large they are at every n."""

from collections.abc import Sequence
from functools import cache

import numpy as np

import dnn
from pages.ui.figures.style import OKABE_ITO

BITS = range(2, 17)
COLOURS = dict(zip(dnn.CONSTRUCTIONS, (OKABE_ITO[i] for i in (5, 0, 2, 3)), strict=True))
IN_WORDS = {
    "dnf": "a unit for each odd pattern, and one that asks whether any is on",
    "tree": "two units for the XOR of a pair, then pairs of pairs",
    "counting": "a unit for each number of ones that is reached",
    "folding": "each layer folds the number of ones in half",
}
WALL = "dnf"  # has 2^(n-1) units, so its weights are not sent: each is on for one odd pattern


@cache
def by_hand() -> dict[str, dict]:
    """Name -> label, gates, words, colour, sizes, and for each activation and n the net with gain 1.

    A sigmoid or tanh net with gain K has K times the z of each hidden unit.
    """
    return {name: _about(name, construction) for name, construction in dnn.CONSTRUCTIONS.items()}


def _about(name: str, construction: dnn.Construction) -> dict:
    nets = {} if name == WALL else {g: {n: _net(name, n, g) for n in BITS} for g in construction.gains}
    return {
        "label": construction.label[0].upper() + construction.label[1:],
        "gates": construction.gates,
        "words": IN_WORDS[name],
        "colour": COLOURS[name],
        "units": [construction.units(n) for n in BITS],
        "parameters": [construction.parameters(n) for n in BITS],
        "widths": [construction.widths(n) for n in BITS],
        "activations": list(construction.gains),
        "nets": nets,
    }


def _net(name: str, n: int, activation: str) -> dict:
    """What stands for the bit 0, and of each layer W (n_l, n_prev) and b (n_l,)."""
    params, _ = dnn.parity_net(name, n, activation, gain=1.0)
    return {
        "low": dnn.CONSTRUCTIONS[name].low(activation),
        "layers": [{"W": [_short(row) for row in layer.W], "b": _short(layer.b[:, 0])} for layer in params],
    }


def _short(row: np.ndarray) -> Sequence[float]:
    """Whole numbers without a point."""
    return [int(value) if value == int(value) else value for value in row.tolist()]
