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
    now: bytes  # the last points themselves
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
    ends = np.array([(line.x[-1], line.y[-1]) for line in lines]).tobytes()
    if known and not (known.generation == generation and all(map(ge, last, known.last))):
        known = None  # what it has is of another past
    still = known is not None and known.whole and known.now == ends
    if known is None or (not still and (updates.rests or now - known.at > EVERY)):
        updates.sent[figure] = _Has(generation, last, ends, True, now)
        updates.curves(figure, [_whole(line, most) for line in lines], True, **options)
    else:
        updates.sent[figure] = _Has(generation, last, ends, still, known.at)
        starts = [int(np.searchsorted(line.x, x, side="right")) for line, x in zip(lines, known.last, strict=True)]
        updates.curves(figure, _parts(lines, starts), False, **options)


def _whole(line: Line, most: int) -> tuple:
    band = stretches(line.x, line.y, most)
    low, high = (stretches(line.x, end, most).median for end in line.ends) if line.ends else (band.low, band.high)
    return line.trace, line.band, band.x, band.median, low, high


def _parts(lines: Sequence[Line], starts: Sequence[int]) -> list[tuple]:
    """The points from each start on; an x that several curves share is cut once."""
    cut: dict[tuple[int, int], np.ndarray] = {}
    for line, start in zip(lines, starts, strict=True):
        cut.setdefault((id(line.x), start), line.x[start:])
    return [
        (line.trace, line.band, cut[id(line.x), start], *(part[start:] for part in (line.y, *line.ends)))
        for line, start in zip(lines, starts, strict=True)
    ]
