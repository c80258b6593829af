"""Inputs computed from the first two: what a linear boundary lacks can be put into x. One more is one more entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..registry import lookup


@dataclass(frozen=True)
class Feature:
    """One more input as a function of x1 and x2, elementwise."""

    label: str
    of: Callable


FEATURES: dict[str, Feature] = {
    "x1_squared": Feature("x1²", lambda x1, x2: x1 * x1),
    "x2_squared": Feature("x2²", lambda x1, x2: x2 * x2),
    "x1_x2": Feature("x1·x2", lambda x1, x2: x1 * x2),
    "sin_x1": Feature("sin x1", lambda x1, x2: np.sin(x1)),
    "sin_x2": Feature("sin x2", lambda x1, x2: np.sin(x2)),
}


def with_features(X, names: Sequence[str]) -> np.ndarray:
    """X (n_x, m) with one more row for each named feature. Raises ValueError for an unknown name or n_x below 2."""
    if not names:
        return X
    if len(X) < 2:
        raise ValueError(f"{len(X)} input: added features need two")
    rows = [lookup(FEATURES, name, "feature").of(X[0], X[1]) for name in names]
    return np.vstack([X, *rows]).astype(X.dtype)
