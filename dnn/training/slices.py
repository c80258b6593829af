"""What single runs and stacks of runs share: training in slices, with an end that does not depend on the cuts."""

from collections.abc import Sequence
from math import inf
from time import thread_time
from typing import ClassVar

import numpy as np

from ..activations import Activation
from ..config import Config
from ..data.splits import Split
from . import threads
from .batches import Batch
from .descent import Checkpoint, Descent
from .history import History, next_record
from .measures import Measures, is_sound, reaches_target
from .progress import START, Mark, Progress


def first_descent(configs: Sequence[Config], split: Split, activations: Sequence[Activation], layers) -> Descent:
    """A descent from these first parameters. Raises ValueError if one is not finite in the configs' precision."""
    with np.errstate(over="ignore"):
        descent = Descent(configs, split.train, activations, layers)
    if not np.isfinite(descent.params.vector).all():
        raise ValueError(f"a first weight or bias is not finite in {configs[0].dtype}: choose smaller ones")
    return descent


class Slices:
    """Base of Run and Stack: `advance` cuts the way into slices that end where the record wants an entry.

    How it ends does not depend on further cuts. With a target every iteration is measured. Without one, a cost that is
    not finite ends it only if it still is not where the record wants an entry: elsewhere nobody may have looked.
    """

    config: Config
    descent: Descent
    history: History
    measures: Measures
    parts: tuple[Batch, Batch]
    stopped: str  # "" while it may go on
    good: Checkpoint  # where the record had its last entry, or settings or weights were changed since
    changes = 0  # made from outside so far
    ENDS: ClassVar[tuple[str, ...]]  # attributes that tell whether and where it has ended

    @property
    def iteration(self) -> int:
        """Updates done so far."""
        return self.descent.iteration

    @property
    def version(self) -> tuple:
        """Another one when the run has trained, or was changed from outside."""
        return self.changes, self.iteration

    def mark(self) -> Mark:
        """A place from which on its progress can be told."""
        return Mark(len(self.history), self.good)

    def progress(self, since: Mark = START) -> Progress:
        """What has changed since then by training, for `take`. It is not a copy: pickle it before the run goes on."""
        good = None if self.good is since.good else self.good
        ends = tuple(getattr(self, name) for name in self.ENDS)
        records = self.history.since(since.records)
        return Progress(self._checkpoint(), good, self.measures, ends, records, since.records)

    def take(self, progress: Progress) -> None:
        """Stand where a copy of this run stands, that was trained from here on; the same bits follow."""
        for name, value in zip(self.ENDS, progress.ends, strict=True):
            setattr(self, name, value)
        self._restore(progress.checkpoint)
        self.good, self.measures = progress.good or self.good, progress.measures
        self.history.extend(progress.records, progress.since)

    def _checkpoint(self) -> Checkpoint:
        """The present state, which nobody changes any more."""
        return self.descent.checkpoint()

    def _restore(self, checkpoint: Checkpoint) -> None:
        self.descent.restore(checkpoint)

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Train for that many iterations, or that long, or until a stop rule ends it. Returns the iterations done.

        `seconds` are this thread's own processor time, so that a busy neighbour takes nothing of it. With them at
        least one iteration is done, unless a target is met already. What diverges goes back to its last finite state;
        whatever is raised, a whole state is left.
        """
        if iterations is None and seconds is None:
            raise ValueError("advance needs a number of iterations or of seconds")
        start = self.iteration
        last = inf if iterations is None else start + iterations
        deadline = inf if seconds is None else thread_time() + seconds
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"), threads.threads(self.descent.threads):
            try:
                self._end_at_target()
                while self.iteration < last and not self._is_over():
                    self._iterate(min(last, self._next_stop), deadline)
                    self._settle()
                    if thread_time() >= deadline:
                        break
            except Exception:  # an iteration may be half done
                self.descent.restore(self.good)
                self.history.cut(self.iteration)
                self._take_measures()
                raise
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
        watched = self._has_target()
        while self.descent.iteration < stop:
            self.descent.iterate()
            if (watched and self._ends_here()) or thread_time() >= deadline:
                break

    def _ends_here(self) -> bool:
        cost, score = self.descent.evaluate(self.parts[0])
        ends = ~is_sound(self.descent.params.vector, cost) | reaches_target(cost, score, *self._targets())
        return bool(np.any(ends))

    def _sound(self, cost) -> np.ndarray:
        """Whether a net, or each one of a stack, is still finite, or will be again where the record wants an entry.

        `cost` is that of the training part now.
        """
        sound = is_sound(self.descent.params.vector, cost)
        if np.all(sound) or self._has_target() or self.iteration >= self._next_stop:
            return sound
        here = self.descent.checkpoint()
        while self.iteration < self._next_stop:
            self.descent.iterate()
        cost, _ = self.descent.evaluate(self.parts[0])
        later = is_sound(self.descent.params.vector, cost)
        self.descent.restore(here)
        return sound | later

    @property
    def _next_stop(self) -> float:
        return min(self.limit, next_record(int(self.history.iteration[-1])))

    def _is_due(self) -> bool:
        return self.iteration >= next_record(int(self.history.iteration[-1]))

    def _take_measures(self) -> None:
        """Measure the present parameters."""
        raise NotImplementedError

    def _targets(self) -> tuple:
        """Cost and score to stop at, 0 for none: two numbers, or two arrays with one a net that is still training."""
        raise NotImplementedError

    def _has_target(self) -> bool:
        return bool(np.any(self._targets()))

    def _end_at_target(self) -> None:
        """End what has reached its target, by the measures taken last."""
        raise NotImplementedError

    def _end_diverged(self) -> None:
        """End what is not finite by the measures taken last, at its last finite state."""
        raise NotImplementedError

    def _settle(self) -> None:
        """At the end of a slice: take the measures, end what has ended, record what is due."""
        self._take_measures()
        self._end_diverged()
        self._end_at_target()
        if self.stopped:
            self._record()
        elif self._is_due():
            self._record()
            self.good = self._checkpoint()

    def _record(self) -> None:
        if not len(self.history) or self.history.iteration[-1] != self.iteration:
            self.history.append(self.iteration, *self.measures)
