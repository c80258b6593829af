"""Fair shares of one process: how long a tick may train, and when the browser may ask for the next."""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

FRAMES_IN_SUM = 60  # a second, over all visitors; a process manages 60 to 80
FRAMES_EACH = 20
BUDGET = 0.020  # seconds of training in a tick
SHARE_TRAINING = 0.55  # of the process's time
FORGET_AFTER = 3.0  # seconds without a tick


@dataclass
class Scheduler:
    """Who is playing, and what each may take. `training` is held by the one run that trains at a time."""

    training: Lock = field(default_factory=Lock)
    _seen: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def share(self, visitor: str, now: float | None = None) -> tuple[float, float]:
        """(seconds of training in this tick, seconds until the next) for a visitor who plays now."""
        now = monotonic() if now is None else now
        with self._lock:
            self._seen[visitor] = now
            self._seen = {who: when for who, when in self._seen.items() if now - when < FORGET_AFTER}
            visitors = len(self._seen)
        rate = min(max(FRAMES_IN_SUM / visitors, 1), FRAMES_EACH)
        return min(BUDGET, SHARE_TRAINING / rate / visitors), 1 / rate

    def leave(self, visitor: str) -> None:
        """A visitor has paused."""
        with self._lock:
            self._seen.pop(visitor, None)
