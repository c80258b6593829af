"""How fast a run is let go on: by so many iterations a frame, faster and faster, or as fast as it can.

A frame stands for a thirtieth of a second here: a busy server sends fewer, ticks a tenth of them, at the same speed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf
from time import monotonic

FRAMES = 30  # a second
FASTER, FASTEST = "faster", "fastest"
SPEEDS = (1, 2, 5, 10, 20, 50, 100, FASTER, FASTEST)  # iterations a frame, and the two that are none
CALM = 1  # the speed of what plays by itself
GROWTH = 1 / 40  # of the iterations done that come with a frame where it goes faster and faster; at first it is 1
REST = 100_000  # iterations after which a run that goes faster and faster waits for somebody who lets it go on
LONGEST = 0.4  # seconds without a slice that are made up for: a little more than a tick


@dataclass
class Speed:
    """What a visitor has chosen for all runs of the visit."""

    value: int | str = FASTER

    def choose(self, value: object) -> None:
        """Another one of SPEEDS; anything else is ignored."""
        if type(value) in (int, str) and value in SPEEDS:
            self.value = value

    def rests_at(self, iteration: int) -> float:
        """Where a run that stands at this iteration pauses by itself; infinity where it does not."""
        return (iteration // REST + 1) * REST if self.value == FASTER else inf

    def after(self, position: float, seconds: float) -> float:
        """The iteration to which so many seconds lead from this one; infinity where there is no limit."""
        if self.value == FASTEST:
            return inf
        frames = FRAMES * seconds
        return _faster(position, frames) if isinstance(self.value, str) else position + frames * self.value


def _faster(position: float, frames: float) -> float:
    """One iteration a frame up to 1 / GROWTH, then as many as grow with the iterations that are done."""
    slow = 1 / GROWTH
    if position + frames <= slow:
        return position + frames
    began = max(position, slow)
    return began * exp(GROWTH * (frames - (began - position)))


class Going:
    """How far a run may go until now; what it could not do in time is not made up for."""

    def __init__(self, speed: Speed, clock: Callable[[], float] = monotonic):
        self.speed, self._clock = speed, clock
        self._at: float | None = None  # when it was last asked
        self._position = 0.0  # where the run should stand then

    def rest(self) -> None:
        """The time until the next question does not count."""
        self._at = None

    def until(self, iteration: int) -> float:
        """How far a run that stands at this iteration may go now, by at least one; infinity for no limit."""
        passed = self.passed()
        begin = self._position if iteration <= self._position < iteration + 1 else iteration
        self._position = self.speed.after(begin, passed)
        return max(iteration + 1, self._position)

    def passed(self) -> float:
        """Seconds since the last question, no more than are made up for."""
        now, before = self._clock(), self._at
        self._at = now
        return 0.0 if before is None else min(now - before, LONGEST)
