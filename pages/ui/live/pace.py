"""How fast a run goes on."""

from collections import deque
from time import perf_counter

TICKS = 30  # that are looked at


class Pace:
    """Iterations a second over the last ticks."""

    def __init__(self):
        self._ticks: deque[tuple[float, int]] = deque(maxlen=TICKS)  # when, and at which iteration

    def add(self, iteration: int) -> None:
        """The run is at this iteration now."""
        self._ticks.append((perf_counter(), iteration))

    def clear(self) -> None:
        """Forget what was before a rest."""
        self._ticks.clear()

    @property
    def per_second(self) -> float:
        """Iterations a second; 0 as long as nobody can tell."""
        if len(self._ticks) < 2:
            return 0.0
        (t0, i0), (t1, i1) = self._ticks[0], self._ticks[-1]
        return (i1 - i0) / (t1 - t0) if t1 > t0 else 0.0
