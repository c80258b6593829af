"""What is kept of a run: how it stood, a place to come back to, and what was done to it from outside."""

from typing import NamedTuple

from ..config import Config
from ..network import Layer
from .descent import Checkpoint


class Snapshot(NamedTuple):
    """A run at one iteration; holds copies, so it is safe to keep."""

    iteration: int
    params: tuple[Layer, ...]
    cost_train: float
    cost_test: float
    accuracy_train: float
    accuracy_test: float


class ByHand(NamedTuple):
    """W[l][i, j], all counted from 1, was set to `value`."""

    l: int
    i: int
    j: int
    value: float


class Step(NamedTuple):
    """From this iteration on these settings hold. The first step has the first parameters; others may set a weight."""

    iteration: int
    config: Config
    params: tuple[Layer, ...] | None = None
    by_hand: ByHand | None = None


class Saved(NamedTuple):
    """A place in a run to look at, or to go back to."""

    checkpoint: Checkpoint
    config: Config
    steps: int  # how many of the run's steps had been made

    @property
    def iteration(self) -> int:
        return self.checkpoint.iteration

    @property
    def nbytes(self) -> int:
        """Memory that it takes."""
        return self.checkpoint.vector.nbytes + sum(slot.nbytes for slot in self.checkpoint.state)
