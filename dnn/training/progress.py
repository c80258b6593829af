"""What training changes of a run, so that a copy of it in another process can train in its place."""

from typing import Any, NamedTuple

import numpy as np

from .descent import Checkpoint
from .measures import Measures


class Mark(NamedTuple):
    """Where a run stood, as far as its progress from there on has to know."""

    records: int
    good: Checkpoint | None


START = Mark(0, None)


class Progress(NamedTuple):
    """How a run stands, but for its settings and its data. With it an equal run stands there too, bit for bit."""

    checkpoint: Checkpoint
    good: Checkpoint | None  # None if it is the one from before
    measures: Measures
    ends: tuple[Any, ...]  # whether and where it, or its members, have ended
    records: np.ndarray  # (new records, columns), or (new records, columns, k)
    since: int  # how many records there were before these


def remade(kind: type, arguments: tuple, settings: dict[str, Any], progress: Progress):
    """A run from its pickle: made as at first, then brought to where it stood."""
    run = kind(*arguments)
    vars(run).update(settings)
    run.take(progress)
    return run
