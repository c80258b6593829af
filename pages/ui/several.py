"""Nets of different shapes trained in step: what a Stack is for nets of one shape, a run after the other."""

from time import perf_counter

import numpy as np

import dnn

from .player import Configs


class Several:
    """One Run a config, each at the same iteration unless it has ended."""

    def __init__(self, configs: Configs):
        self.runs = [dnn.Run(config, dnn.make_split(config)) for config in configs]
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
    def split(self) -> dnn.Split:
        """The first run's data."""
        return self.runs[0].split

    def change(self, configs) -> None:
        """As Run.change, one config a run."""
        for run, config in zip(self.runs, configs, strict=True):
            run.change(config)

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Train all for that many iterations, or for about that long in sum. Returns the iterations done."""
        start, began = self.iteration, perf_counter()
        if iterations is not None:
            self._all(iterations)
            return self.iteration - start
        while perf_counter() - began < seconds and not self.stopped:
            before = perf_counter()
            self._all(self._chunk)
            took = perf_counter() - before
            self._chunk = (
                2 * self._chunk if took < seconds / 4 else max(1, self._chunk // 2 if took > seconds else self._chunk)
            )
        return self.iteration - start

    def _all(self, iterations: int) -> None:
        for run in self.runs:
            run.advance(iterations=iterations)

    def predict(self, X) -> list[np.ndarray]:
        """AL (n_L, m) of each run."""
        return [run.predict(X) for run in self.runs]


def members_of(run: Several | dnn.Stack) -> list[tuple[np.ndarray, np.ndarray, float, str]]:
    """(recorded iterations, training costs, present cost, how it ended) of each member."""
    if isinstance(run, Several):
        return [(r.history.iteration, r.history.cost_train, float(r.measures.cost_train), r.stopped) for r in run.runs]
    rows = []
    for member, (ending, cost) in enumerate(zip(run.endings, run.measures.cost_train, strict=True)):
        until = np.inf if run.ended_at[member] is None else run.ended_at[member]
        going = run.history.iteration <= until
        rows.append((run.history.iteration[going], run.history.cost_train[going, member], float(cost), ending))
    return rows
