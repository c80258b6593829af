"""Which moment of a run is shown: its present, a place of its past, or one place after the other."""

from collections.abc import Callable, Sequence
from time import monotonic

import dnn
from pages.ui.live.playable import PORTABLE, Playable
from pages.ui.live.replay import Replay
from pages.ui.live.speed import Speed
from pages.ui.live.timeline import Mark, Past, Timeline, change


class Tape:
    """The timeline of a run and what is looked at; without one, if it is not a single net's."""

    def __init__(self, run: Playable, speed: Speed, clock: Callable[[], float] = monotonic):
        self.run, self.speed, self._clock = run, speed, clock
        self.timeline = Timeline(run) if isinstance(run, dnn.Run) else None
        self.past: Past | None = None  # what is looked at, if it is not the present
        self.place = 0
        self._replay: Replay | None = None

    @property
    def replaying(self) -> bool:
        """Whether it walks over the places."""
        return self._replay is not None

    def stop(self) -> None:
        """Stay at the place that is looked at."""
        self._replay = None

    def be_present(self) -> None:
        """Look at the run as it stands."""
        self.past = self._replay = None
        if self.timeline is not None:
            self.place = len(self.timeline) - 1

    def look(self, place: int) -> bool:
        """Look at a place, counted from 0, of which the last is the present; returns whether there is one."""
        if self.timeline is None or not 0 <= place < len(self.timeline):
            return False
        self.place, self.past, self._replay = place, self.timeline.look(place), None
        return True

    def replay(self, calm: bool) -> bool:
        """Walk over the places from the one that is looked at, or from the first; returns whether there are some."""
        if self.timeline is None or len(self.timeline) < 2:
            return False
        self.look(self.place if self.past else 0)
        self._replay = Replay(self.speed, self.place, calm, self._clock)
        return True

    def walk(self) -> None:
        """Look at the place whose turn it is now; the walk ends at the present."""
        replay = self._replay
        if replay is None or self.timeline is None:
            return
        place = replay.look(self.timeline.iterations)
        if place != self.place:
            self.look(place)
        self._replay = replay if self.past else None

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> None:
        """As Run.advance; what is looked at is the present then."""
        (self.run if self.timeline is None else self.timeline).advance(iterations, seconds)
        self.be_present()

    def take(self, progress, places: Sequence[dnn.Checkpoint]) -> None:
        """As `advance`, for what a copy of the run was trained elsewhere."""
        assert isinstance(self.run, PORTABLE)
        self.run.take(progress)
        if self.timeline is not None:
            self.timeline.take(places)
        self.be_present()

    def changed(self, before: dnn.Config, after: dnn.Config) -> None:
        """The run has other settings from now on."""
        if self.timeline is not None and before != after:
            self.timeline.mark(change(self.run.iteration, before, after))
        self.be_present()

    def edited(self, weight: str, value: float) -> None:
        """A weight has been set by hand."""
        if self.timeline is not None:
            self.timeline.mark(Mark(self.run.iteration, f"{weight} = {value:g}", weight))
        self.be_present()

    def branch(self) -> bool:
        """Forget what came after the place that is looked at; returns whether it is not the present."""
        if self.past is None or self.timeline is None:
            return False
        self.timeline.cut(self.place)
        self.timeline.mark(Mark(self.run.iteration, "branch"))
        return True

    def fall_back(self) -> None:
        """Be at the latest place, whatever state the run is in."""
        if self.timeline is not None:
            self.timeline.cut(len(self.timeline) - 1)
        self.be_present()
