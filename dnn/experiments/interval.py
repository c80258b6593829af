"""How sure one can be of a share or a mean that was measured with so many seeds."""

from collections.abc import Sequence
from math import comb, sqrt
from statistics import fmean, stdev

Z = 1.959964  # of the normal distribution, 95 % in the middle


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % score interval of a share.

    E. Wilson: Probable inference, the law of succession, and statistical inference, 1927.
    Raises ValueError unless 0 <= successes <= trials and trials > 0.
    """
    if not 0 <= successes <= trials or trials == 0:
        raise ValueError(f"{successes} successes of {trials}: choose from 0 to all of at least one")
    share, square = successes / trials, Z * Z / trials
    middle = share + square / 2
    half = Z * sqrt(share * (1 - share) / trials + square / (4 * trials))
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    return (0.0 if successes == 0 else low), (1.0 if successes == trials else high)


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of a mean of many values, by the normal distribution; of one value it is that value."""
    mean = fmean(values)
    half = Z * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return mean - half, mean + half


def median_interval(values: Sequence[float]) -> tuple[float, float]:
    """An interval that has the median with at least 95 %, whatever the distribution: two of the values, by rank.

    W. Conover: Practical nonparametric statistics, 3.2. Of fewer than six values it is all there are, which is less.
    """
    ordered, count = sorted(values), len(values)
    rank, below = 0, 0  # `below`: of the 2^count ways to lie on a side of the median those with at most rank under it
    while (below := below + comb(count, rank)) <= 0.025 * 2**count:
        rank += 1
    return ordered[max(rank, 1) - 1], ordered[count - max(rank, 1)]
