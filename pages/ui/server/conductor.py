"""One thread that trains for all visitors in turn: commands first, then whoever has waited longest.

A thread for each run would fight over Python's lock; in turn, each gets its share of one processor, and a frame is
made right after the slice of training that it shows. Only whole figures, which take ten times as long as numbers, are
made by a thread of their own, so that they hold nobody up.
"""

import logging
import sys
from queue import SimpleQueue
from threading import Condition, Thread
from time import monotonic, thread_time
from weakref import WeakKeyDictionary

from pages.ui.server.connection import Connection
from pages.ui.server.counts import Counts
from pages.ui.server.scheduler import BUDGET, DRAWING, Purse, Scheduler, tidy
from pages.ui.server.seat import Seat
from pages.ui.server.turns import whose_turn
from pages.ui.server.worker import Answer, Call
from pages.ui.server.workers import Workers, for_this_machine

LOOK_AGAIN = 0.005  # seconds until a seat that somebody else holds is tried again
LONG = 0.005  # seconds beyond its share after which all others have their turn before its frame is made
WATCHED = 0.25  # seconds between two frames of a view that only watches
MOST_A_SEAT = 3  # browsers that look at one seat; the page of a visit has one, and another while it reconnects

log = logging.getLogger(__name__)


class Conductor:
    """Trains and draws for every connection."""

    def __init__(self, workers: Workers | None = None):
        self.workers = workers or Workers(0)
        self.scheduler, self.counts = Scheduler(), Counts()
        self._connections: list[Connection] = []
        self._wake = Condition()
        self._figures: SimpleQueue[Connection] = SimpleQueue()  # whose frame has whole figures
        self._purses: WeakKeyDictionary[Seat, Purse] = WeakKeyDictionary()
        self._started = False

    def _start(self) -> None:
        self._started = True
        for name, work in (("conductor", self._conduct), ("figures", self._make_figures)):
            Thread(target=work, daemon=True, name=name).start()
        Thread(target=tidy, args=(self.scheduler,), daemon=True, name="tidy").start()

    @property
    def browsers(self) -> int:
        """How many are shown a run."""
        return len(self._connections)

    def join(self, connection: Connection) -> None:
        """Play for one more browser."""
        with self._wake:
            seat = connection.seat
            same = [each for each in self._connections if each.seat is seat]
            if seat is not None:
                connection.later_than(self._purses.setdefault(seat, Purse()).opens)
            self._connections.append(connection)
            if not self._started:
                self._start()
            self._wake.notify()
        if len(same) == MOST_A_SEAT:
            self._drop(same[0])

    def leave(self, connection: Connection) -> None:
        """A browser has gone: nothing is trained for it any more."""
        with self._wake:
            self._connections = [each for each in self._connections if each is not connection]
        seat = connection.seat
        if seat is not None and not any(each.seat is seat for each in self._connections):
            self.scheduler.leave(seat.payer)

    def _drop(self, connection: Connection) -> None:
        self.leave(connection)
        connection.close()

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
            self._stale(payer)
            self._wake.notify()

    def _stale(self, payer: str, but: Connection | None = None) -> None:
        for connection in self._connections:
            seat = connection.seat
            connection.stale |= connection is not but and seat is not None and seat.payer == payer

    def _conduct(self) -> None:
        while True:
            with self._wake:
                connection, wait = self._next()
                if connection is None:
                    self._wake.wait(wait)
                    continue
            self._guarded(self._serve, connection)

    def _make_figures(self) -> None:
        while True:
            self._guarded(self._draw_figures, self._figures.get())

    def _guarded(self, work, connection: Connection) -> None:
        try:
            work(connection)
        except Exception:  # one visitor's fault is not the others'; its browser comes again, and begins anew
            log.exception("a frame failed")
            self.counts.failed += 1
            self._drop(connection)

    def _next(self) -> tuple[Connection | None, float]:
        """Whom to serve, or None and the seconds to wait."""
        return whose_turn(self._connections, self.workers.room, monotonic())

    def _serve(self, connection: Connection) -> None:
        seat = connection.seat
        if seat is None:
            self._drop(connection)
            return
        if not seat.lock.acquire(blocking=False):  # a page run holds it, for a moment
            connection.later_than(monotonic() + LOOK_AGAIN)
            return
        try:
            start = thread_time()
            if connection.answer is not None:
                self._take_back(connection, seat, *connection.answer)
            asked = connection.asks(seat) and connection.hears <= monotonic()
            if asked:
                self._obey(connection, seat)
            if not (seat.trains and seat.owes):
                self._show(connection, seat)
            self.counts.turn(thread_time() - start)
            if asked:
                self._pay(connection, seat, thread_time() - start)
            connection.owes = seat.owes and seat.trains
        finally:
            seat.lock.release()

    def _obey(self, connection: Connection, seat: Seat) -> None:
        """Do what a browser asks for, for no longer than a slice: what is left has its turn later."""
        end = thread_time() + BUDGET
        while connection.inbox and not (seat.trains and seat.owes):
            message = connection.inbox.popleft()
            if "fields" in message:
                connection.feed.fields(message["fields"] is True)
            elif "look" in message:
                connection.feed.look(message["look"])
            else:
                seat.take(message)
            if thread_time() > end:
                break
        if seat.trains and seat.owes and (left := end - thread_time()) > 0:
            seat.train(left)
        with self._wake:
            connection.stale = connection.answers = True
            self._stale(seat.payer, but=connection)

    def _show(self, connection: Connection, seat: Seat) -> None:
        """Train the seat's share, if it plays and it is time, and send what is new; a new run is seen first."""
        if not (connection.has_room and (connection.stale or seat.playing)):
            return
        if connection.due <= monotonic() and connection.owed is None and not connection.feed.fresh:
            trained, delay = self._train(connection, seat)
            connection.due = max(connection.due + delay, monotonic())
            if connection.owed is not None or not (trained or connection.stale):
                return
        connection.owed = None
        if connection.feed.fresh:
            connection.busy = True
            self._figures.put(connection)
            return
        start = thread_time()
        self._send(connection)
        if seat.playing:
            self.scheduler.charge(seat.payer, DRAWING, thread_time() - start)

    def _draw_figures(self, connection: Connection) -> None:
        seat = connection.seat
        if seat is not None:
            with seat.lock:
                start = thread_time()
                self._send(connection)
                self._pay(connection, seat, thread_time() - start)
        with self._wake:
            connection.busy = False
            self._wake.notify()

    def _send(self, connection: Connection) -> None:
        connection.stale = False
        frame = connection.feed.frame()
        connection.send(frame)
        self.counts.sent(frame)

    def _pay(self, connection: Connection, seat: Seat, seconds: float) -> None:
        with self._wake:
            purse = self._purses.setdefault(seat, Purse())
            purse.pay(seconds, max(1, len(self._connections)))
            connection.hears = max(connection.hears, purse.opens)

    def _train(self, connection: Connection, seat: Seat) -> tuple[bool, float]:
        """Train the seat's share, if it plays; returns whether there is something new, and seconds until the next."""
        if not seat.trains:
            return True, WATCHED
        if not seat.playing:
            self.scheduler.leave(seat.payer)
            return True, 0.0
        self.workers.start()
        connection.away = seat.goes_away and self.workers.up > 0 and self.scheduler.workers_help()
        if connection.away and not self.workers.room:
            return False, 0.0
        seconds, delay = self.scheduler.share(seat.payer, workers=self.workers.number if connection.away else 0)
        if connection.away and seconds > 0:
            self._send_away(connection, seat, seconds, delay)
            return False, max(delay, seat.rest)
        if seconds > 0:
            start = thread_time()
            seat.train(seconds)
            taken = thread_time() - start
            self.scheduler.charge(seat.payer, seconds, taken)
            self.counts.training += taken
            if taken - seconds > LONG:
                connection.owed = monotonic()
        return seconds > 0, max(delay, seat.rest)

    def _send_away(self, connection: Connection, seat: Seat, seconds: float, delay: float) -> None:
        """Have a worker train the seat's share; its browser has its next turn when that is back."""
        self.scheduler.waited(connection.crowded and monotonic() - connection.due > delay / 2)
        connection.crowded = False
        call = seat.call(seconds)

        def answered(answer: Answer) -> None:
            with self._wake:
                connection.answer, connection.busy, connection.owed = (call, answer), False, monotonic()
                self._wake.notify()

        connection.given, connection.busy = seconds, True
        if not self.workers.ask(call, answered):
            connection.busy = False

    def _take_back(self, connection: Connection, seat: Seat, call: Call, answer: Answer) -> None:
        connection.answer, connection.owed, connection.stale = None, monotonic(), True  # it may have ended with that
        taken = seat.back(call, answer)
        self.scheduler.charge(seat.payer, connection.given, taken)
        self.counts.training += taken


def conductor() -> Conductor:
    """One for the whole process; outlives a reload of this module while a developer edits it."""
    if "_live_conductor" not in sys.__dict__:
        sys.__dict__["_live_conductor"] = Conductor(Workers(for_this_machine()))
    return sys.__dict__["_live_conductor"]
