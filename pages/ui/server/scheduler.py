"""Fair shares of one process: how long a slice may train, and when the next frame is due."""

import time
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from pages.ui.server.memory import give_back

FRAMES_IN_SUM = 900  # a second, over all visitors; beside training each takes about 0.7 ms of this process
FRAMES_WITH_WORKERS = 1200  # likewise, where others train
FRAMES_EACH = 30  # the browser paints twice as many, between the last two
BUDGET = 0.020  # seconds of training in a slice
DRAWING = 0.001  # seconds of drawing that a frame has free beside that
SHARE_TRAINING = 0.4  # of the process's time, when there are many
SHARE_ALONE = 0.3  # what a single visitor gets beside that
SHARE_OF_A_WORKER = 0.5  # of its time, likewise; who serves needs a core, too
CREDIT = 0.5  # seconds of the processor that commands may take before they wait for their share
LESS, MORE = 0.95, 1.01  # times the slices of workers, when frames wait for them and when they do not
LEAST = 0.3  # of what workers could do: slices are not made shorter than that, nor are workers fed worse
ALONE = 10.0  # seconds that the server then trains itself, until they are tried again
FORGET_AFTER = 3.0  # seconds without a slice
TIDY_EVERY = 20.0  # seconds


class Purse:
    """Seconds of the processor that one visitor's commands may take; it fills at the rate of a fair share."""

    def __init__(self):
        self._left, self._at, self.opens = CREDIT, monotonic(), 0.0  # from when on the next may be heard

    def pay(self, seconds: float, visitors: int, now: float | None = None) -> None:
        """A command took so long: the others have their turn first, and all of it is paid within CREDIT."""
        now = monotonic() if now is None else now
        self._left = min(CREDIT, self._left + (now - self._at) / visitors) - seconds
        self._at, self.opens = now, now + max(min(seconds, CREDIT), -self._left * visitors)


@dataclass
class Scheduler:
    """Who is playing, and what each may take.

    One step of a large net may take longer than a slice's budget: who took more gets as much less in the slices that
    follow, so that over time the largest net takes what the smallest takes.
    """

    _debts: dict[str, float] = field(default_factory=dict)
    _seen: dict[str, float] = field(default_factory=dict)  # when each had a slice, whose is longest ago first
    _ease: float = 1.0  # of what workers could do, so that frames need not wait for them
    _fed: float = 1.0  # less where their slices stand still, since others have the processors
    _alone_until: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def share(self, visitor: str, now: float | None = None, workers: int = 0) -> tuple[float, float]:
        """(seconds of training in this slice, seconds until the next) for a visitor who plays now.

        The seconds are 0 for a visitor who has taken too many before. With `workers` they are theirs.
        """
        now = monotonic() if now is None else now
        with self._lock:
            self._seen.pop(visitor, None)
            self._seen[visitor] = now
            while now - self._seen[first := next(iter(self._seen))] >= FORGET_AFTER:
                del self._seen[first]
                self._debts.pop(first, None)
            visitors = len(self._seen)
            in_sum = FRAMES_WITH_WORKERS if workers else FRAMES_IN_SUM
            rate = min(max(in_sum / visitors, 1), FRAMES_EACH)
            capacity = self._ease * SHARE_OF_A_WORKER * workers or SHARE_TRAINING + SHARE_ALONE / visitors
            seconds = min(BUDGET, capacity / rate / visitors)
            debt = self._debts.get(visitor, 0.0) if visitors > 1 else 0.0
            self._debts[visitor] = max(0.0, debt - seconds)
            return max(0.0, seconds - debt), 1 / rate

    def charge(self, visitor: str, given: float, taken: float) -> None:
        """A visitor who was given so many seconds has taken so many."""
        with self._lock:
            if visitor in self._debts:
                self._debts[visitor] += max(0.0, taken - given)

    def waited(self, long: bool, starved: bool = False, now: float | None = None) -> None:
        """A slice has waited for a worker, or stood still in it, for so long that its frame is late, or not."""
        long = long or starved  # frames go before iterations
        self._ease = max(LEAST, LESS * self._ease) if long else min(1.0, MORE * self._ease)
        self._fed = LESS * self._fed if starved else min(1.0, MORE * self._fed)
        if self._fed < LEAST:
            self._ease, self._fed = 1.0, 1.0
            self._alone_until = (monotonic() if now is None else now) + ALONE

    def workers_help(self, now: float | None = None) -> bool:
        """Whether workers get what the processors have for them, as far as is known."""
        return (monotonic() if now is None else now) >= self._alone_until

    @property
    def visitors(self) -> int:
        """How many play now."""
        with self._lock:
            return sum(monotonic() - when < FORGET_AFTER for when in self._seen.values())

    def leave(self, visitor: str) -> None:
        """A visitor has paused."""
        with self._lock:
            self._seen.pop(visitor, None)
            self._debts.pop(visitor, None)


def tidy(scheduler: Scheduler) -> None:
    """Give back the memory of those who have left, for ever, whenever nobody plays.

    Streamlit collects garbage after every script run, which is switched off since it costs more than a frame.
    """
    while True:
        time.sleep(TIDY_EVERY)
        if scheduler.visitors == 0:
            give_back()
