"""A walk over the places of a timeline, from one to the present, at the speed at which runs are played."""

from collections.abc import Callable, Sequence
from time import monotonic

from pages.ui.live.speed import FASTEST, Going, Speed

LONGEST_LOOK = 0.5  # seconds at one place


class Replay:
    """Which place is looked at now; a `calm` walk stays at each for LONGEST_LOOK."""

    def __init__(self, speed: Speed, start: int, calm: bool = False, clock: Callable[[], float] = monotonic):
        self.speed, self.calm, self._clock = speed, calm, clock
        self._going = Going(speed, clock)
        self.at = start
        self._position = self._since = -1.0  # none yet

    def look(self, iterations: Sequence[int]) -> int:
        """The place to look at now, among places at these iterations; the first time the one it starts from."""
        passed, now, last = self._going.passed(), self._clock(), len(iterations) - 1
        if self._since < 0:
            self._move(self.at, now, iterations)
            return self.at
        waited = now - self._since >= LONGEST_LOOK
        if self.calm or self.speed.value == FASTEST:
            target = self.at + (waited or not self.calm)
        else:
            self._position, target = self.speed.after(self._position, passed), self.at
            while target < last and iterations[target + 1] <= self._position:
                target += 1
            target = max(target, self.at + waited)
        if target != self.at:
            self._move(min(target, last), now, iterations)
        return self.at

    def _move(self, at: int, now: float, iterations: Sequence[int]) -> None:
        self.at, self._since = at, now
        self._position = max(self._position, iterations[at])
