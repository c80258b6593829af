"""Nets of different shapes trained in step: what a Stack is for nets of one shape, a run after the other."""

from collections.abc import Sequence
from math import inf
from time import thread_time
from typing import NamedTuple

import numpy as np

from ..config import Config
from ..data.splits import Split, make_split
from .progress import Mark, Progress
from .run import Run
from .stack import Stack


class Together(NamedTuple):
    """What training changes of runs in step."""

    runs: list[Progress]
    seconds: list[float]
    chunk: int


class InStep:
    """Runs or stacks that stay within a few iterations of each other, unless one has ended."""

    def __init__(self, runs: list):
        self.runs = runs
        self.seconds = [0.0] * len(runs)  # of training, each
        self._chunk = 1

    @property
    def iteration(self) -> int:
        """Iterations of the run that has done most."""
        return max(run.iteration for run in self.runs)

    @property
    def stopped(self) -> str:
        """ "all" when each run has ended."""
        return "all" if all(run.stopped for run in self.runs) else ""

    @property
    def split(self) -> Split:
        """The first run's data."""
        return self.runs[0].split

    @property
    def version(self) -> tuple:
        """As Run.version."""
        return tuple(run.version for run in self.runs)

    def mark(self) -> list[Mark]:
        """As Run.mark."""
        return [run.mark() for run in self.runs]

    def progress(self, since: Sequence[Mark]) -> "Together":
        """As Run.progress."""
        parts = [run.progress(mark) for run, mark in zip(self.runs, since, strict=True)]
        return Together(parts, self.seconds, self._chunk)

    def take(self, progress: "Together") -> None:
        """As Run.take."""
        for run, part in zip(self.runs, progress.runs, strict=True):
            run.take(part)
        self.seconds, self._chunk = progress.seconds, progress.chunk

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Train all for that many iterations, or for about that long in sum, or until the first of both.

        Returns the iterations done.
        """
        start, began = self.iteration, thread_time()
        last = inf if iterations is None else start + iterations
        deadline = inf if seconds is None else began + seconds
        while thread_time() < deadline:
            behind = min((r for r in self.runs if not r.stopped), key=lambda r: r.iteration, default=None)
            if behind is None or behind.iteration >= last:
                break
            goal = min(last, self.iteration if behind.iteration < self.iteration else self.iteration + self._chunk)
            self._train(behind, goal - behind.iteration, (deadline - began) / 8)
        return self.iteration - start

    def _train(self, run, iterations: int, fair: float) -> None:
        """Train one of them, and choose the chunk so that it takes about `fair` seconds."""
        before = thread_time()
        run.advance(iterations=iterations)
        took = thread_time() - before
        self.seconds[self.runs.index(run)] += took
        if took > fair:
            self._chunk = max(1, self._chunk // 2)
        elif took < fair / 4 and iterations >= self._chunk:
            self._chunk = min(2 * self._chunk, 1024)


class Several(InStep):
    """One Run a config."""

    def __init__(self, configs: Sequence[Config]):
        super().__init__([Run(config, make_split(config)) for config in configs])

    def change(self, configs) -> None:
        """As Run.change, one config a run."""
        for run, config in zip(self.runs, configs, strict=True):
            run.change([config])

    def predict(self, X) -> list[np.ndarray]:
        """AL (n_L, m) of each run."""
        return [run.predict(X) for run in self.runs]


class Member(NamedTuple):
    """One of several nets that train together, as its curve shows it."""

    iterations: np.ndarray  # recorded, (records,)
    costs: np.ndarray  # on the training part, (records,)
    cost: float  # now
    ended: str  # "" while it goes on
    iteration: int  # now, or where it ended


def members_of(run: Several | Stack) -> list[Member]:
    """Each member, of a Stack or of Several."""
    if isinstance(run, Several):
        return [
            Member(r.history.iteration, r.history.cost_train, float(r.measures.cost_train), r.stopped, r.iteration)
            for r in run.runs
        ]
    rows = []
    ends = zip(run.endings, run.ended_at, run.measures.cost_train, strict=True)
    for member, (ending, ended_at, cost) in enumerate(ends):
        until = run.iteration if ended_at is None else ended_at
        going = run.history.iteration <= until
        curve = run.history.iteration[going], run.history.cost_train[going, member]
        rows.append(Member(*curve, float(cost), ending, until))
    return rows
