"""A sweep: a grid over two hyperparameters, several seeds a cell, scored on the dev set.

Cells are trained by workers, two of a sweep at once, so that thirty sweeps share them fairly and none keeps them long
when its visitor has left; where there are no workers, one after the other in the thread that plays it.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any
from weakref import finalize

import numpy as np
import pandas as pd

import dnn
from dnn.experiments import Scores, Trial, dev_scores
from pages.ui.live.playable import Configs
from pages.ui.server.pool import Pool, pool

AXES: dict[str, Sequence] = {
    "depth": (0, 1, 2, 3, 4),
    "units": (1, 2, 4, 8, 16, 32),
    "alpha": (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0),
    "activation": tuple(dnn.ACTIVATIONS),
    "initializer": tuple(dnn.INITIALIZERS),
    "l2": (0.0, 0.01, 0.1, 1.0, 10.0),
    "batch_size": (0, 8, 32, 128),
    "optimizer": tuple(dnn.OPTIMIZERS),
}

SYMBOLS = {"alpha": "α", "l2": "λ", "batch_size": "batch size"}  # what an axis is called, if not by its own name

AT_ONCE = 2  # cells of one sweep that are given out
PAUSE = 1.0  # seconds between two looks at a sweep that is paused


def called(axis: str) -> str:
    """An axis as a reader knows it."""
    return SYMBOLS.get(axis, axis)


def with_value(config: dnn.Config, axis: str, value) -> dnn.Config:
    """`config` with one axis of a sweep set."""
    width = config.hidden[0] if config.hidden else 8
    if axis == "depth":
        return replace(config, hidden=(width,) * value)
    if axis == "units":
        return replace(config, hidden=(value,) * len(config.hidden))
    changed: dict[str, Any] = {axis: (value,) if axis == "activation" else value}
    return replace(config, **changed)


@dataclass
class Sweep:
    """Cells in the order they are trained; each is a Stack over seeds. Plays like a run: `iteration` counts cells."""

    base: dnn.Config
    x: str
    y: str
    seeds: int
    iterations: int
    workers: Callable[[], Pool | None] = pool
    rows: list[dict] = field(default_factory=list)
    seconds: float = 0.0

    def __post_init__(self):
        self.cells = [(a, b) for b in AXES[self.y] for a in AXES[self.x]]
        self._asked: list[Future[Scores | None]] = []  # of the next cells, in order
        self._trial: Trial | None = None  # of the next cell, where there are no workers
        self._left_at: float | None = None  # when it was last looked at
        finalize(self, _cancel, self._asked)

    @property
    def iteration(self) -> int:
        """Cells done."""
        return len(self.rows)

    @property
    def stopped(self) -> str:
        """ "all" when every cell is done."""
        return "all" if self.iteration == len(self.cells) else ""

    def change(self, configs: Configs) -> None:
        """Nothing of a sweep changes while it runs."""

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Take the next `iterations` cells, or what is there of them after about `seconds`."""
        start, done = perf_counter(), self.iteration
        workers = self.workers()
        while not self.stopped and (iterations is None or self.iteration - done < iterations):
            if workers is None:
                self._train(None if seconds is None else max(1e-3, seconds - (perf_counter() - start)))
            elif not self._collect(workers, wait=seconds is None):
                break
            if seconds is not None and perf_counter() - start >= seconds:
                break
        self._count(start)
        return self.iteration - done

    def _train(self, seconds: float | None) -> None:
        """Go on with the next cell in this thread."""
        self._trial = self._trial or Trial(self._configs(self.iteration))
        if scores := self._trial.advance(seconds):
            self._take(scores)
            self._trial = None

    def _collect(self, workers: Pool, wait: bool) -> bool:
        """Give out cells, and take the next one if it is done, or wait for it; returns whether it was."""
        first, last = self.iteration, min(self.iteration + AT_ONCE, len(self.cells))
        self._asked += [workers.submit(dev_scores, self._configs(k)) for k in range(first + len(self._asked), last)]
        if not (wait or self._asked[0].done()):
            return False
        try:
            scores = self._asked[0].result()
        except BrokenExecutor:  # a worker was lost: these cells are given out again
            _cancel(self._asked)
            return wait
        if scores:
            self._take(scores)
        del self._asked[0]
        return True

    def _configs(self, k: int) -> list[dnn.Config]:
        """One a seed, of cell number `k`."""
        a, b = self.cells[k]
        config = replace(with_value(with_value(self.base, self.x, a), self.y, b), max_iterations=self.iterations)
        return [replace(config, seed=seed) for seed in range(1, self.seeds + 1)]

    def _take(self, scores: Scores) -> None:
        a, b = self.cells[self.iteration]
        cell = {self.x: a, self.y: b, "dev mean": float(np.mean(scores.dev)), "dev spread": float(np.std(scores.dev))}
        self.rows.append(cell | {"cost mean": scores.cost})

    def _count(self, start: float) -> None:
        """Add the time since the last look, unless it was paused."""
        now = perf_counter()
        recent = self._left_at is not None and start - self._left_at < PAUSE
        self.seconds += now - (self._left_at if recent and self._left_at else start)
        self._left_at = now

    @property
    def table(self) -> pd.DataFrame:
        """One row a finished cell."""
        return pd.DataFrame(self.rows)

    def grid(self, column: str) -> np.ndarray:
        """A column of the table as (values of y, values of x), NaN where a cell is not done."""
        values = np.full(len(self.cells), np.nan)
        values[: self.iteration] = [row[column] for row in self.rows]
        return values.reshape(len(AXES[self.y]), len(AXES[self.x]))


def _cancel(asked: list[Future]) -> None:
    for future in asked:
        future.cancel()
    asked.clear()


def sweep(configs: Configs, x: str, y: str, seeds: int, iterations: int) -> Sweep:
    """A Sweep over these axes, for a Factory."""
    return Sweep(configs[0], x, y, seeds, iterations)
