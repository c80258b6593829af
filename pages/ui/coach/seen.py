"""What the coach sees of a run: plain numbers, whatever trained it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

LATEST = 21  # records that are looked at as the latest: twenty rises or falls lie between them


@dataclass(frozen=True)
class LayerSeen:
    """One layer, hidden or the last, at work on examples of the training part."""

    units: int
    gradient: float  # the norm of dW
    activation: str = ""  # "" of the output layer, of which the rest is not known
    same: bool = False  # whether all its units have the same weights, or none but zeros
    dead: int = 0  # units that are 0 for every example, with a slope of 0
    saturated: int = 0  # units whose slope is hardly ever more than a small part of the largest there is


@dataclass(frozen=True)
class Seen:
    """A run since its settings were changed last. Records are where the run keeps its costs, in their order."""

    alpha: float
    optimizer: str
    batch_size: int  # 0: the full batch
    examples: int  # of the training part
    test_examples: int
    initializer: str
    l2: float
    iteration: int
    diverged_at: int | None
    i: np.ndarray  # iterations of the records (n,)
    J: np.ndarray  # costs on the training part (n,)
    J_test: np.ndarray  # costs on the test part (n,), NaN without one
    guess: float  # the cost of the best constant answer: about ln 2 for two classes of one size
    accuracy_train: float
    accuracy_test: float
    layers: tuple[LayerSeen, ...]  # the hidden ones, then the last

    @property
    def hidden(self) -> tuple[LayerSeen, ...]:
        """The hidden layers."""
        return self.layers[:-1]

    @property
    def age(self) -> int:
        """Iterations since the settings were changed last."""
        return int(self.i[-1] - self.i[0])

    @cached_property
    def latest(self) -> np.ndarray:
        """The latest costs, at most LATEST."""
        return self.J[-LATEST:]

    @cached_property
    def level(self) -> float:
        """The latest costs in the middle, as a share of the cost of guessing: 1 is nothing learned yet."""
        return float(np.median(self.latest)) / self.guess

    @cached_property
    def rises(self) -> np.ndarray:
        """By what share each of the latest costs is above the one before it, below 0 where it fell."""
        before, after = self.latest[:-1], self.latest[1:]
        with np.errstate(over="ignore"):
            return after / np.maximum(before, 1e-300) - 1
