"""What a net is judged by: cost and score on the training and the test part, whether they are finite, and targets."""

from typing import Any, NamedTuple

import numpy as np

from ..data.splits import Split
from .batches import Batch, whole
from .descent import Descent


class Measures(NamedTuple):
    """Cost and score on the training and the test part; numbers, or arrays (k,) for a stack."""

    cost_train: Any
    cost_test: Any
    accuracy_train: Any
    accuracy_test: Any


def measure(descent: Descent, parts: tuple[Batch, Batch]) -> Measures:
    """The measures of the present parameters on (train, test)."""
    (cost_train, score_train), (cost_test, score_test) = (descent.evaluate(part) for part in parts)
    return Measures(cost_train, cost_test, score_train, score_test)


def parts_of(split: Split, dtype: str) -> tuple[Batch, Batch]:
    """The training and the test part, ready to be evaluated."""
    train, test = (whole(part.X.astype(dtype), part.Y.astype(dtype)) for part in (split.train, split.test))
    return train, test


def is_sound(vector, cost) -> np.ndarray:
    """Whether parameters (..., total) and cost (...) are still finite."""
    return np.isfinite(vector).all(axis=-1) & np.isfinite(cost)


def reaches_target(cost, score, target_cost, target_score):
    """Whether the training part's cost has come down, or its score up, to a target that is set (above 0)."""
    return ((cost <= target_cost) & (target_cost > 0)) | ((score >= target_score) & (target_score > 0))
