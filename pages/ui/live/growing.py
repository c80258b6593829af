"""Curves that grow: each browser is sent what it does not have of them, and all of them now and then."""

from collections.abc import Sequence
from operator import ge
from time import monotonic
from typing import NamedTuple

import numpy as np

from pages.ui.figures.stretches import MOST, stretches
from pages.ui.live.updates import Updates

EVERY = 2.0  # seconds after which all of a growing curve is sent, so that one that jumps gets its band


class Line(NamedTuple):
    """A curve with all its points; it may share its x with the next."""

    trace: int  # of the figure, which has the curve's looks and its legend
    band: tuple[int, int]  # the traces of its lower and its upper end
    x: np.ndarray  # rising; where the run stands comes last
    y: np.ndarray
    ends: tuple[np.ndarray, ...] = ()  # of its own band, low and high, where it does not get that of its jumps


class _Has(NamedTuple):
    """What a browser has of a figure's curves."""

    generation: object
    last: list[float]  # x of the last point, a curve
    now: bytes  # y of them
    whole: bool  # whether no point has come since all of them were sent
    at: float  # when all of them were


def draw_curves(
    figure: str, lines: Sequence[Line], generation: object, updates: Updates, most: int = MOST, **options
) -> None:
    """Add what the browser does not have of these curves.

    While the run plays these are the points since the last frame. All of each curve, as a median and a band, goes to
    a browser that has nothing, when the past is another one (`generation` tells), at rest, and now and then.
    """
    known: _Has | None = updates.sent.get(figure)
    now, last = monotonic(), [float(line.x[-1]) for line in lines]
    ends = np.array([line.y[-1] for line in lines]).tobytes()
    if known and not (known.generation == generation and all(map(ge, last, known.last))):
        known = None  # what it has is of another past
    still = known is not None and known.whole and known.last == last and known.now == ends
    if known is None or (not still and (updates.rests or now - known.at > EVERY)):
        updates.sent[figure] = _Has(generation, last, ends, True, now)
        updates.curves(figure, [_whole(line, most) for line in lines], True, **options)
    else:
        updates.sent[figure] = _Has(generation, last, ends, still, known.at)
        updates.curves(figure, _parts(lines, known.last), False, **options)


def _whole(line: Line, most: int) -> tuple:
    band = stretches(line.x, line.y, most)
    low, high = (stretches(line.x, end, most).median for end in line.ends) if line.ends else (band.low, band.high)
    return line.trace, line.band, band.x, band.median, low, high


def _parts(lines: Sequence[Line], last: Sequence[float]) -> list[tuple]:
    """The points after each last one; an x that several curves share is cut once."""
    cuts: dict[tuple[int, float], tuple[int, np.ndarray]] = {}
    parts = []
    for line, x in zip(lines, last, strict=True):
        shared = id(line.x), x
        if shared not in cuts:
            start = int(line.x.searchsorted(x, side="right"))
            cuts[shared] = start, line.x[start:]
        start, cut = cuts[shared]
        parts.append((line.trace, line.band, cut, line.y[start:], *(end[start:] for end in line.ends)))
    return parts
