"""What single runs and stacks of runs share: training in slices, and finding the very iteration where one ended."""

from math import inf
from time import thread_time
from typing import NamedTuple

import numpy as np

from ..config import Config
from ..data.splits import Split
from . import threads
from .batches import Batch, whole
from .descent import Checkpoint, Descent
from .history import History, next_record


class Measures(NamedTuple):
    """Cost and score on the training and the test part; numbers, or arrays (k,) for a stack."""

    cost_train: float
    cost_test: float
    accuracy_train: float
    accuracy_test: float


def measure(descent: Descent, parts: tuple[Batch, Batch]) -> Measures:
    """The measures of the present parameters on (train, test)."""
    (cost_train, score_train), (cost_test, score_test) = (descent.evaluate(part) for part in parts)
    return Measures(cost_train, cost_test, score_train, score_test)


def parts_of(split: Split, dtype: str) -> tuple[Batch, Batch]:
    """The training and the test part, ready to be evaluated."""
    train, test = (whole(part.X.astype(dtype), part.Y.astype(dtype)) for part in (split.train, split.test))
    return train, test


class Ending(NamedTuple):
    """How a run ended: "diverged" or "target", the iteration where it showed, and the measures kept."""

    reason: str
    iteration: int
    measures: Measures


def ending(descent: Descent, parts, config: Config, iterations: int) -> Ending:
    """Replay a slice of `iterations` one by one, up to the first that diverges or reaches the target cost.

    After a divergence `descent` holds the last finite state again. The slice must be one that ends so.
    """
    for _ in range(iterations):
        good = descent.checkpoint()
        descent.iterate()
        measures = measure(descent, parts)
        if not is_sound(descent.params.vector, measures.cost_train):
            iteration = descent.iteration
            descent.restore(good)
            return Ending("diverged", iteration, measure(descent, parts))
        if reaches_target(measures, config.target_cost, config.target_accuracy):
            return Ending("target", descent.iteration, measures)
    raise RuntimeError(f"a replay of {iterations} iterations did not end as the first time")


def is_sound(vector, cost) -> np.ndarray:
    """Whether parameters (..., total) and cost (...) are still finite."""
    return np.isfinite(vector).all(axis=-1) & np.isfinite(cost)


def reaches_target(measures: Measures, cost, accuracy):
    """Whether the training part's cost has come down, or its score up, to a target that is set (above 0)."""
    return ((measures.cost_train <= cost) & (cost > 0)) | ((measures.accuracy_train >= accuracy) & (accuracy > 0))


class Slices:
    """Base of Run and Stack: `advance` cuts the way into slices that end where the record wants an entry."""

    config: Config
    descent: Descent
    history: History
    measures: Measures
    stopped: str  # "" while it may go on

    @property
    def iteration(self) -> int:
        """Updates done so far."""
        return self.descent.iteration

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Train for that many iterations, or that long, or until a stop rule ends it. Returns the iterations done.

        `seconds` are this thread's own processor time, so that a busy neighbour takes nothing of it. With them at
        least one iteration is done. What diverges goes back to its last finite state.
        """
        if iterations is None and seconds is None:
            raise ValueError("advance needs a number of iterations or of seconds")
        start = self.iteration
        last = inf if iterations is None else start + iterations
        deadline = inf if seconds is None else thread_time() + seconds
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"), threads.threads(self.descent.threads):
            while self.iteration < last and not self._is_over():
                checkpoint = self.descent.checkpoint()
                self._iterate(min(last, self.limit, next_record(int(self.history.iteration[-1]))), deadline)
                self._settle(checkpoint)
                if thread_time() >= deadline:
                    break
        self._is_over()
        return self.iteration - start

    @property
    def limit(self) -> float:
        """The iteration at which the stop rule ends the run."""
        return self.config.max_iterations or inf

    def _is_over(self) -> bool:
        if not self.stopped and self.iteration >= self.limit:
            self.stopped = "iterations"
            self._record()
        return bool(self.stopped)

    def _iterate(self, stop: float, deadline: float) -> None:
        while self.descent.iteration < stop:
            self.descent.iterate()
            if thread_time() >= deadline:
                break

    def _is_due(self) -> bool:
        return self.iteration >= next_record(int(self.history.iteration[-1]))

    def _settle(self, checkpoint: Checkpoint) -> None:
        """Look at the slice that began at `checkpoint`: take the measures, end what has ended, record what is due."""
        raise NotImplementedError

    def _record(self) -> None:
        if not len(self.history) or self.history.iteration[-1] != self.iteration:
            self.history.append(self.iteration, *self.measures)
