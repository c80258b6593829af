"""A long curve in few points, and true of a curve that jumps: its median, and the range that it takes."""

from typing import NamedTuple

import numpy as np

MOST = 200  # points of a curve that are worth sending


class Band(NamedTuple):
    """A curve's median at x, and how far the curve goes below and above it; four arrays of one length."""

    x: np.ndarray
    low: np.ndarray
    median: np.ndarray
    high: np.ndarray


def stretches(x: np.ndarray, y: np.ndarray, most: int = MOST) -> Band:
    """At most `most` points of the curve y (n,) over x (n,); both as they are if that is not too many already.

    The curve is cut into stretches of equally many values. Where two of them meet, the line has the median of both;
    at its ends it has the curve's own. The band around it is as wide as the values of the two stretches lie off the
    line, and reaches no further than they do: without width for a straight line, from top to bottom for a zigzag.
    """
    n = len(x)
    if n <= most:
        return Band(x, y, y, y)
    length = -(-(n - 1) // (most - 1))
    nodes = np.append(np.arange(0, n - 1, length), n - 1)
    with np.errstate(invalid="ignore", over="ignore"):
        rows = _rows(y, length)
        bottom, top = _of_both(np.minimum, rows.min(axis=1)), _of_both(np.maximum, rows.max(axis=1))
        bottom[-1], top[-1] = min(bottom[-1], y[-1]), max(top[-1], y[-1])
        median = y[nodes].astype(float)
        median[1:-1] = np.median(np.hstack([rows[:-1], rows[1:]]), axis=1)
        median[-2] = np.median(y[2 * nodes[-2] - nodes[-1] : -1])  # the last stretch is shorter: as much before it
        median = np.clip(median, bottom, top)  # the mean of the two in the middle may overflow
        off = _rows(y - np.interp(x, x[nodes], median), length)
        low = median + np.minimum(_of_both(np.minimum, off.min(axis=1)), 0)
        high = median + np.maximum(_of_both(np.maximum, off.max(axis=1)), 0)
    return Band(x[nodes], np.maximum(low, bottom), median, np.minimum(high, top))


def _rows(values: np.ndarray, length: int) -> np.ndarray:
    """All but the last value, a stretch a row; the last row is filled up with its own last value."""
    inner = values[:-1]
    return np.append(inner, np.full(-len(inner) % length, inner[-1])).reshape(-1, length)


def _of_both(extreme: np.ufunc, of_row: np.ndarray) -> np.ndarray:
    """One number a stretch (k,) -> one for each end of a stretch (k + 1,), from the stretches that meet there."""
    return extreme(np.append(of_row, of_row[-1]), np.append(of_row[0], of_row))
