"""All browsers that are connected, and what wakes the one thread that serves them.

Whatever changes what is to be done for one says so here. Commands wake that thread at once; what can wait for a moment
(an acknowledgement, a slice that a worker has done) is found when it looks the next time, so that one look finds many.
"""

from threading import Condition, Lock
from time import monotonic
from weakref import WeakKeyDictionary

from pages.ui.server.connection import Connection
from pages.ui.server.scheduler import Purse
from pages.ui.server.seat import Seat
from pages.ui.server.turns import whose_turns

NAP = 0.003  # seconds between two looks where there was nothing to do, if nobody commands
MOST_A_SEAT = 3  # browsers that look at one seat; the page of a visit has one, and another while it reconnects


class Browsers:
    """Changed by the event loop, script runs and workers' threads; read without a lock by the conductor's."""

    def __init__(self) -> None:
        self.all: tuple[Connection, ...] = ()
        self.commanded = False  # whether a command has come since the last look
        self._lock, self._wake = Lock(), Condition()
        self._roused = self._naps = False
        self._purses: WeakKeyDictionary[Seat, Purse] = WeakKeyDictionary()

    def __len__(self) -> int:
        return len(self.all)

    def join(self, connection: Connection) -> Connection | None:
        """One more; returns one that is too many at the same seat."""
        seat = connection.seat
        with self._lock:
            same = [each for each in self.all if each.seat is seat]
            if seat is not None:
                connection.later_than(self._purse(seat).opens)
            self.all = (*self.all, connection)
        self.rouse()
        return same[0] if len(same) == MOST_A_SEAT else None

    def leave(self, connection: Connection) -> bool:
        """One has gone; returns whether it was the last at its seat."""
        with self._lock:
            connection.gone = True
            self.all = tuple(each for each in self.all if each is not connection)
        seat = connection.seat
        return seat is not None and not any(each.seat is seat for each in self.all)

    def tell(self, connection: Connection, message: dict) -> None:
        """A command from a browser."""
        connection.inbox.append(message)
        self.commanded = True
        self.rouse()

    def acknowledge(self, connection: Connection) -> None:
        """A browser has shown a frame."""
        had_room = connection.has_room
        connection.shown()
        if not had_room:
            self.rouse(soon=True)

    def stale(self, payer: str, but: Connection | None = None) -> None:
        """Something has changed what this visitor's seats show."""
        for connection in self.all:
            seat = connection.seat
            if connection is not but and seat is not None and seat.payer == payer:
                connection.stale = True

    def pay(self, connection: Connection, seat: Seat, seconds: float) -> None:
        """A command took so long."""
        with self._lock:
            purse = self._purse(seat)
            purse.pay(seconds, max(1, len(self.all)))
        connection.hears = max(connection.hears, purse.opens)

    def _purse(self, seat: Seat) -> Purse:
        return self._purses.setdefault(seat, Purse())

    def due(self, room: bool) -> tuple[list[Connection], float]:
        """Whom to serve, in that order, or nobody and the seconds to wait; `room` as `whose_turns`."""
        self.commanded = self._roused = False
        return whose_turns(self.all, room, monotonic())

    def rouse(self, soon: bool = False) -> None:
        """Have it looked again, at once, or `soon`."""
        if self._roused or (soon and self._naps):
            return
        with self._wake:
            self._roused = True
            self._wake.notify()

    def wait(self, seconds: float) -> None:
        """Until it is to be looked again, at the latest after about so many seconds."""
        with self._wake:
            if not self._roused:
                self._naps = seconds <= NAP
                self._wake.wait(max(seconds, NAP))
                self._naps = False
            self._roused = False
