"""One browser on a seat: commands that wait, frames on their way, and when it is its turn."""

from collections import deque
from threading import Lock
from weakref import ref

from pages.ui.server.post import Post
from pages.ui.server.seat import Feed, Seat
from pages.ui.server.worker import Brought

IN_FLIGHT = 2  # frames on their way to a browser; one more may answer a command
MOST_WAITING = 32  # commands


class Connection:
    """What the conductor knows of one browser; changed by its thread, or under its lock."""

    def __init__(self, seat: Seat, deliver, close):
        self._seat = ref(seat)
        self.feed: Feed = seat.feed()
        self._deliver, self._close, self._post = deliver, close, Post.of_this_loop()
        self._counting = Lock()
        self.inbox: deque[dict] = deque(maxlen=MOST_WAITING)
        self.unacknowledged, self.stale, self.answers = 0, True, False
        self.gone = False  # the browser has
        self.busy = False  # somebody else makes its frame
        self.due = self.hears = 0.0  # when the next frame, the next command may have its turn
        self.owed: float | None = None  # since when there is a new state without its frame
        self.owes = False  # whether its seat did when it was last served
        self.away = False  # a worker trains for it
        self.crowded = False  # whether it found no worker free
        self.given = 0.0  # seconds that the worker has for it
        self.answer: Brought | None = None  # by the worker

    @property
    def seat(self) -> Seat | None:
        """None when its session has gone."""
        return self._seat()

    def send(self, frame: bytes) -> None:
        """Hand a frame to the event loop."""
        with self._counting:
            self.unacknowledged += 1
        self.answers = False
        self._post.add(self._deliver, frame)

    def shown(self) -> None:
        """The browser has shown a frame."""
        with self._counting:
            self.unacknowledged = max(0, self.unacknowledged - 1)

    def close(self) -> None:
        """Tell the event loop that there is nothing more to come."""
        self._post.add(self._close)

    def asks(self, seat: Seat) -> bool:
        """Whether a command waits, or what one asked for is not yet done."""
        return bool(self.inbox) or (seat.owes and seat.trains)

    def rests(self, room: bool) -> bool:
        """Whether there is nothing to do for it for sure, be it that no worker has room for it.

        Asked of all at each look, so no seat is asked.
        """
        if self.busy:
            return True
        if self.inbox or self.owes:
            return False
        if self.has_room and self.away and not room and self.owed is None and not self.stale:
            self.crowded = True
            return True
        return not self.has_room

    @property
    def has_room(self) -> bool:
        """Whether one more frame may be on its way."""
        return self.unacknowledged < IN_FLIGHT + self.answers

    def later_than(self, when: float) -> None:
        """Nothing can be done for it before."""
        self.due, self.hears = max(self.due, when), max(self.hears, when)
        self.owed = None if self.owed is None else max(self.owed, when)
