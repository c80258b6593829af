"""The way back through a run: places kept within a memory limit, dense where something has begun.

The first and the latest are kept always; every one of the first 20 iterations, and then about 5 % apart, as long as
there is room. A change of settings begins anew: every one of the next 20, and so on.
"""

from collections.abc import Iterable
from math import log
from typing import NamedTuple

import dnn
from pages.ui.live.keeping import EACH, Keeping, kept
from pages.ui.live.pinned import turned

MOST_BYTES = 1_500_000  # a visitor
MOST_PLACES = 240
FIRST = 1.5  # times more those are missed, and the places where something changed
MOST_MARKS = 32


class Mark(NamedTuple):
    """What was done to the run from outside at an iteration; changes have their settings before and after."""

    iteration: int
    text: str
    about: str = ""  # one that follows closely on another of the same takes its place
    before: dnn.Config | None = None
    after: dnn.Config | None = None


def change(iteration: int, before: dnn.Config, after: dnn.Config) -> Mark:
    """Other settings from there on."""
    changed = [turned(name, getattr(before, name), getattr(after, name)) for name in dnn.changes(before, after)]
    return Mark(iteration, ", ".join(changed), "settings", before, after)


class Timeline:
    """Saved places of one run in the order of their iterations; thinned as the run grows."""

    def __init__(self, run: dnn.Run):
        self.run, self.places = run, [run.save()]
        self.iterations = [run.iteration]  # of the places
        self.marks: list[Mark] = []
        self.generation = 0  # another one when a place may be another at the same iteration
        self.version = 0  # another one when there are other places before the latest, or other marks
        self.due = 1  # the next iteration whose place is kept
        self._bytes = self.places[0].nbytes
        self._passing = False  # whether the latest place is kept only until the next comes

    def __len__(self) -> int:
        return len(self.places)

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> None:
        """As Run.advance, with a stop at each place that is to be kept."""
        for place in kept(self.run, self.keeping, iterations, seconds):
            self.add(place)

    def take(self, places: Iterable[dnn.Checkpoint]) -> None:
        """Keep these places of the run, which was trained elsewhere to the last of them."""
        for place in places:
            self.add(dnn.Saved(place, self.run.config, len(self.run.steps)))

    @property
    def keeping(self) -> Keeping:
        """Which places are kept from here on."""
        return Keeping(self.due, self._origin(self.run.iteration))

    def add(self, place: dnn.Saved | None = None) -> None:
        """Let this place, or the run's present one, be the latest."""
        place = place or self.run.save()
        iteration = place.iteration
        passing, self._passing = self._passing, iteration < self.due
        before = len(self)
        # A run that diverges goes back to where it was finite last.
        while self.places and (passing or self.iterations[-1] >= iteration):
            self._forget(-1)
            passing = False
        self.version += len(self) != before - 1
        self.places.append(place)
        self.iterations.append(iteration)
        self._bytes += place.nbytes
        self.due = Keeping(self.due, self._origin(iteration)).after(iteration).due
        self._thin()

    def mark(self, mark: Mark) -> None:
        """Keep the present place with what was done there."""
        if mark.iteration == 0:
            self.generation += 1
            self.add()  # nothing was trained before
            return
        last = self.marks[-1] if self.marks else None
        near = last is not None and mark.iteration - last.iteration <= max(1, mark.iteration // EACH)
        if last and near and mark.about and mark.about == last.about:
            self.marks.pop()
            if last.before and mark.after:
                mark = change(mark.iteration, last.before, mark.after)
        if mark.text:
            self.marks = [*self.marks, mark][-MOST_MARKS:]
        self.version += 1
        self.due = mark.iteration
        self.add()

    def look(self, at: int) -> "Past | None":
        """The run as it stood at place number `at`; None for the latest, which is the present."""
        return None if at == len(self) - 1 else Past(self.run, self.places[at])

    def cut(self, at: int) -> None:
        """Let the run stand at place number `at` again, and forget the places after it."""
        del self.places[at + 1 :], self.iterations[at + 1 :]
        self._bytes = sum(place.nbytes for place in self.places)
        self.run.go_back(self.places[at])
        self.marks = [mark for mark in self.marks if mark.iteration <= self.run.iteration]
        self._passing, self.due = False, self.run.iteration + 1
        self.generation, self.version = self.generation + 1, self.version + 1

    def _origin(self, iteration: int) -> int:
        """Where what goes on there has begun."""
        return next((mark.iteration for mark in reversed(self.marks) if mark.iteration <= iteration), 0)

    def _thin(self) -> None:
        """Give up the places that are missed least: whose neighbours are nearest, as a share of what lies before."""
        while len(self) > 2 and (len(self) > MOST_PLACES or self._bytes > MOST_BYTES):
            at = self.iterations
            marked = {mark.iteration for mark in self.marks}
            origins = sorted({0} | marked)
            missed, segment = [], 0
            for before, here, after in zip(at, at[1:], at[2:], strict=False):
                while segment + 1 < len(origins) and origins[segment + 1] <= here:
                    segment += 1
                origin = origins[segment]
                gap = log((after - origin + 1) / (max(0, before - origin) + 1))
                missed.append(FIRST * gap if here in marked or here - origin <= EACH else gap)
            self._forget(1 + missed.index(min(missed)))
            self.version += 1

    def _forget(self, at: int) -> None:
        del self.iterations[at]
        self._bytes -= self.places.pop(at).nbytes


class Past:
    """A run as it stood at a saved place, for whoever draws runs."""

    def __init__(self, run: dnn.Run, saved: dnn.Saved):
        self.run = run
        snapshot = run.look(saved)
        self.iteration, self.params, self.config = snapshot.iteration, snapshot.params, saved.config
        self.measures = dnn.Measures(*snapshot[2:])

    def __getattr__(self, name: str):
        return getattr(self.run, name)  # split, activations, history: the same as of the whole run

    def predict(self, X):
        """As Run.predict."""
        return dnn.predict(self.params, self.run.activations, X)
