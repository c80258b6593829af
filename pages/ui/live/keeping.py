"""A run trained from one place that is kept to the next: in this process, or in a worker's. Knows `dnn` alone."""

from collections.abc import Iterator
from math import inf
from time import perf_counter, thread_time
from typing import Any, NamedTuple

import dnn

EACH = 20  # iterations that are all kept; from there on one of EACH that were done


class Keeping(NamedTuple):
    """Which places are kept: from `due` on, ever further apart the further away `origin` is."""

    due: int  # the next iteration
    origin: int  # where what goes on has begun

    def after(self, iteration: int) -> "Keeping":
        """What is kept when the run is at that iteration."""
        if iteration < self.due:
            return self
        return self._replace(due=iteration + max(1, (iteration - self.origin) // EACH))


def kept(run: dnn.Run, keeping: Keeping, iterations: int | None, seconds: float | None) -> Iterator[dnn.Saved]:
    """Train as Run.advance does, and stop at each place that is to be kept, and at the end."""
    last = inf if iterations is None else run.iteration + iterations
    end = inf if seconds is None else thread_time() + seconds
    while True:
        stop, left = min(last, keeping.due), end - thread_time()
        done = run.advance(int(stop) - run.iteration, None if left == inf else max(0.0, left))
        yield run.save()
        keeping = keeping.after(run.iteration)
        if run.stopped or not done or run.iteration >= last or thread_time() >= end:
            return


class Slice(NamedTuple):
    """What a worker is asked to train: as Run.advance, and which places of it are kept, if any."""

    iterations: int | None
    seconds: float
    keeping: Keeping | None = None


class Trained(NamedTuple):
    """What came of it."""

    progress: Any  # as the run's `progress` has it
    places: list[dnn.Checkpoint]  # that are kept
    seconds: float  # that it took
    processor: float  # seconds of it


def train(run: Any, asked: Slice) -> Trained:
    """Train a copy of a run; called in a worker."""
    before, start, used = run.mark(), perf_counter(), thread_time()
    places: list[dnn.Checkpoint] = []
    if asked.keeping is None:
        run.advance(asked.iterations, asked.seconds)
    if asked.keeping is not None:
        places = [place.checkpoint for place in kept(run, asked.keeping, asked.iterations, asked.seconds)]
    return Trained(run.progress(before), places, perf_counter() - start, thread_time() - used)
