"""Costs J(AL, Y), each with the output activation it belongs to: a new one is one more entry of COSTS.

Y is (n_L, m): 0 or 1 for two classes, one-hot columns for several, real values for a regression. Each function
also takes stacks (k, n_L, m) and then returns one value a member.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .activations import ACTIVATIONS, SOFTMAX, Activation

UNITS_AND_EXAMPLES = (-2, -1)


@dataclass(frozen=True)
class Cost:
    """`from_A` is the textbook formula; `from_Z` the same cost from ZL, finite as long as ZL is.

    `dA` is the derivative of each example's loss by AL (n_L, m). With `output` as the last activation, the
    derivative by ZL is AL - Y for every cost here. `score` is 1 at best: the share of right answers, or R^2.
    """

    label: str
    formula: str  # LaTeX
    output: Activation
    from_A: Callable
    from_Z: Callable
    dA: Callable
    score: Callable
    score_label: str = "accuracy"
    labels: str = "real"  # what Y holds: "two classes" (0 or 1), "one-hot" columns, or "real" values


def _times_log(Y, A):
    """Y log A, with 0 log 0 = 0."""
    logs = np.log(A, out=np.zeros_like(A), where=Y != 0)
    return np.multiply(Y, logs, out=logs)


def binary_from_A(AL, Y):
    """-1/m sum(Y log AL + (1 - Y) log(1 - AL))."""
    AL = np.asarray(AL, dtype=float)
    gain = _times_log(Y, AL) + _times_log(np.subtract(1, Y, dtype=AL.dtype), 1 - AL)
    return -gain.sum(UNITS_AND_EXAMPLES) / AL.shape[-1]


def binary_from_Z(ZL, Y):
    """1/m sum(ln(1 + e^Z) - Y Z)."""
    return (np.logaddexp(0, ZL) - Y * ZL).sum(UNITS_AND_EXAMPLES) / ZL.shape[-1]


def binary_dA(AL, Y):
    """-(Y / AL - (1 - Y) / (1 - AL))."""
    return -(np.divide(Y, AL) - np.divide(np.subtract(1, Y, dtype=AL.dtype), 1 - AL))


def binary_accuracy(AL, Y):
    """Share of examples with (AL > 0.5) = Y."""
    return ((AL > 0.5) == (Y > 0.5)).mean(UNITS_AND_EXAMPLES)


def categorical_from_A(AL, Y):
    """-1/m sum(Y log AL)."""
    return -_times_log(Y, np.asarray(AL, dtype=float)).sum(UNITS_AND_EXAMPLES) / AL.shape[-1]


def categorical_from_Z(ZL, Y):
    """1/m sum over examples of (log sum_j e^Zj - sum_j Yj Zj), shifted by the largest Z."""
    shifted = ZL - ZL.max(axis=-2, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=-2))
    return (log_sum.sum(-1) - (Y * shifted).sum(UNITS_AND_EXAMPLES)) / ZL.shape[-1]


def categorical_dA(AL, Y):
    """-Y / AL."""
    return -np.divide(Y, AL)


def categorical_accuracy(AL, Y):
    """Share of examples whose largest probability is that of their class."""
    return (AL.argmax(axis=-2) == Y.argmax(axis=-2)).mean(-1)


def squared_error(AL, Y):
    """1/(2m) sum((AL - Y)^2)."""
    return 0.5 * ((AL - Y) ** 2).sum(UNITS_AND_EXAMPLES) / AL.shape[-1]


def squared_dA(AL, Y):
    """AL - Y."""
    return AL - Y


def r_squared(AL, Y):
    """1 - sum (AL - Y)^2 / sum (Y - mean Y)^2: 1 is a perfect fit, 0 no better than the mean.

    NaN where all examples have the same Y, or there is only one: then the mean is a perfect fit itself.
    """
    spread = ((Y - Y.mean(axis=-1, keepdims=True)) ** 2).sum(UNITS_AND_EXAMPLES)
    varies = (Y[..., :1] != Y).any(UNITS_AND_EXAMPLES)
    return 1 - ((AL - Y) ** 2).sum(UNITS_AND_EXAMPLES) / np.where(varies, spread, np.nan)


COSTS: dict[str, Cost] = {
    "binary_cross_entropy": Cost(
        "binary cross-entropy",
        r"-\frac1m\sum_i\left(y^{(i)}\ln a^{[L](i)}+(1-y^{(i)})\ln(1-a^{[L](i)})\right)",
        ACTIVATIONS["sigmoid"],
        binary_from_A,
        binary_from_Z,
        binary_dA,
        binary_accuracy,
        labels="two classes",
    ),
    "categorical_cross_entropy": Cost(
        "categorical cross-entropy",
        r"-\frac1m\sum_i\sum_c y_c^{(i)}\ln a_c^{[L](i)}",
        SOFTMAX,
        categorical_from_A,
        categorical_from_Z,
        categorical_dA,
        categorical_accuracy,
        labels="one-hot",
    ),
    "squared_error": Cost(
        "squared error",
        r"\frac1{2m}\sum_i\lVert a^{[L](i)}-y^{(i)}\rVert^2",
        ACTIVATIONS["linear"],
        squared_error,
        squared_error,
        squared_dA,
        r_squared,
        score_label="R²",
    ),
}
