"""One thread that trains for all visitors in turn: commands first, then whoever has waited longest.

A thread for each run would fight over Python's lock; in turn, each gets its share of one processor, and a frame is
made right after the slice of training that it shows.
"""

import asyncio
import logging
import sys
import time
from collections import deque
from threading import Condition, Thread
from weakref import ref

from pages.ui.server.scheduler import Scheduler, tidy
from pages.ui.server.seat import Feed, Seat

IN_FLIGHT = 2  # frames on their way to a browser
MOST_WAITING = 32  # commands
LOOK_AGAIN = 0.005  # seconds until a seat that somebody else holds is tried again
AFTER_A_FAULT = 1.0  # seconds
WATCHED = 0.25  # seconds between two frames of a view that only watches

log = logging.getLogger(__name__)


class Connection:
    """One browser on a seat: commands that wait, frames on their way, and when the next is due."""

    def __init__(self, seat: Seat, deliver, close):
        self._seat = ref(seat)
        self.feed: Feed = seat.feed()
        self._deliver, self._close, self._loop = deliver, close, asyncio.get_running_loop()
        self.inbox: deque[dict] = deque(maxlen=MOST_WAITING)
        self.unacknowledged, self.due, self.stale = 0, 0.0, True

    @property
    def seat(self) -> Seat | None:
        """None when its session has gone."""
        return self._seat()

    def send(self, frame: bytes) -> None:
        """Hand a frame to the event loop."""
        self._loop.call_soon_threadsafe(self._deliver, frame)

    def close(self) -> None:
        """Tell the event loop that there is nothing more to come."""
        self._loop.call_soon_threadsafe(self._close)

    def ready(self, playing: bool) -> bool:
        """Whether a frame would be new to the browser and find room on the way."""
        return self.unacknowledged < IN_FLIGHT and (self.stale or playing)


class Conductor:
    """Trains and draws for every connection."""

    def __init__(self):
        self.scheduler = Scheduler()
        self._connections: list[Connection] = []
        self._wake = Condition()
        self._thread: Thread | None = None

    def join(self, connection: Connection) -> None:
        """Play for one more browser."""
        with self._wake:
            self._connections.append(connection)
            if self._thread is None:
                self._thread = Thread(target=self._conduct, daemon=True, name="conductor")
                self._thread.start()
                Thread(target=tidy, args=(self.scheduler,), daemon=True, name="tidy").start()
            self._wake.notify()

    def leave(self, connection: Connection) -> None:
        """A browser has gone: nothing is trained for it any more."""
        with self._wake:
            self._connections = [each for each in self._connections if each is not connection]
        seat = connection.seat
        if seat is not None and not any(each.seat is seat for each in self._connections):
            self.scheduler.leave(seat.payer)

    def tell(self, connection: Connection, message: dict) -> None:
        """A command from a browser."""
        with self._wake:
            connection.inbox.append(message)
            self._wake.notify()

    def acknowledge(self, connection: Connection) -> None:
        """A browser has shown a frame."""
        with self._wake:
            connection.unacknowledged = max(0, connection.unacknowledged - 1)
            self._wake.notify()

    def touch(self, payer: str) -> None:
        """Something else than training has changed what this visitor's seats show."""
        with self._wake:
            for connection in self._connections:
                seat = connection.seat
                connection.stale |= seat is not None and seat.payer == payer
            self._wake.notify()

    def _conduct(self) -> None:
        while True:
            with self._wake:
                connection, wait = self._next()
                if connection is None:
                    self._wake.wait(wait)
                    continue
            try:
                self._serve(connection)
            except Exception:  # one visitor's fault is not the others'
                log.exception("a frame failed")
                connection.stale, connection.due = False, time.monotonic() + AFTER_A_FAULT

    def _next(self) -> tuple[Connection | None, float]:
        """Whom to serve, or None and the seconds to wait."""
        now, soonest, found = time.monotonic(), 1.0, None
        for connection in self._connections:
            seat = connection.seat
            if seat is None or (connection.inbox and connection.due <= now + LOOK_AGAIN):
                return connection, 0
            if not connection.ready(seat.playing):
                continue
            if connection.due > now:
                soonest = min(soonest, connection.due - now)
            elif found is None or connection.due < found.due:
                found = connection
        return found, soonest

    def _serve(self, connection: Connection) -> None:
        seat = connection.seat
        if seat is None:
            self.leave(connection)
            connection.close()
            return
        if not seat.lock.acquire(blocking=False):  # a page run holds it, for a moment
            connection.due = time.monotonic() + LOOK_AGAIN
            return
        try:
            if connection.inbox:
                self._obey(connection, seat)
            delay = self._train(seat)
            connection.stale = False
            frame = connection.feed.frame()
        finally:
            seat.lock.release()
        connection.unacknowledged += 1
        connection.due = max(connection.due + delay, time.monotonic())
        connection.send(frame)

    def _obey(self, connection: Connection, seat: Seat) -> None:
        while connection.inbox:
            message = connection.inbox.popleft()
            if "fields" in message:
                connection.feed.fields(message["fields"] is True)
            else:
                seat.take(message)
        connection.unacknowledged = min(connection.unacknowledged, IN_FLIGHT - 1)
        for other in self._connections:
            other.stale |= other is not connection and other.seat is not None and other.seat.payer == seat.payer

    def _train(self, seat: Seat) -> float:
        """Train the seat's share, if it plays; returns the seconds until its next frame."""
        if not seat.trains:
            return WATCHED
        if not seat.playing:
            self.scheduler.leave(seat.payer)
            return 0.0
        seconds, delay = self.scheduler.share(seat.payer)
        if seconds > 0:
            start = time.thread_time()
            seat.train(seconds)
            self.scheduler.charge(seat.payer, seconds, time.thread_time() - start)
        return delay


def conductor() -> Conductor:
    """One for the whole process; outlives a reload of this module while a developer edits it."""
    if "_live_conductor" not in sys.__dict__:
        sys.__dict__["_live_conductor"] = Conductor()
    return sys.__dict__["_live_conductor"]
