"""What weight decay does for faces: test accuracy against λ, over splits and first weights."""

from collections.abc import Sequence
from dataclasses import replace

from ..config import Config
from .experiment import SCORED, Cell, Experiment, scored, test_accuracy

BASE = Config(dataset="faces", train_share=0.75, hidden=(20,), alpha=0.1, max_iterations=500)
LAMBDAS = (0.0, 0.5, 1.5, 5.0, 15.0)


def _cells(n: Sequence[int]) -> list[Cell]:
    return [(l2,) for l2 in LAMBDAS]


def _outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    """Each seed has a split and first weights of its own."""
    scores: list[float | None] = []
    for seed in seeds:
        config = replace(BASE, l2=float(cell[0]), seed=seed, data_seed=seed)
        scores.append(test_accuracy(config))
    return scores


FACES = Experiment(
    "faces",
    "test accuracy of a net of 20 units on faces after 500 iterations, α = 0.1, against λ",
    {"l2": float},
    SCORED,
    _cells,
    _outcomes,
    scored,
)
