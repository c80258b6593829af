"""How deep a net can be until it no longer learns, for each start and activation."""

from collections.abc import Sequence
from dataclasses import replace

from ..config import Config
from ..initializers import INITIALIZERS
from .experiment import LEARNED, Cell, Experiment, learned, until_target

ACTIVATIONS = ("sigmoid", "tanh", "relu", "leaky_relu")
DEPTHS = (1, 2, 4, 8, 12)
UNITS = 8
BASE = Config(dataset="circles", examples=200, train_share=1.0, alpha=0.3, max_iterations=1000, target_accuracy=0.95)


def _cells(n: Sequence[int]) -> list[Cell]:
    return [(g, start, depth) for g in ACTIVATIONS for start in INITIALIZERS for depth in DEPTHS]


def _outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    g, start, depth = cell
    one = replace(BASE, activation=(str(g),), initializer=str(start), hidden=(UNITS,) * int(depth))
    return until_target([replace(one, seed=seed) for seed in seeds])


DEPTH = Experiment(
    "depth",
    "layers of 8 units on circles: 95 % of the points right within 1000 iterations of gradient descent, α = 0.3",
    {"activation": str, "initializer": str, "layers": int},
    LEARNED,
    _cells,
    _outcomes,
    learned,
)
