"""One thread that trains for all visitors in turn: commands first, then whoever has waited longest.

A thread for each run would fight over Python's lock; in turn, each gets its share of one processor, and a frame is
made right after the slice of training that it shows. Only whole figures, which take ten times as long as numbers, are
made by a thread of their own, so that they hold nobody up.
"""

import logging
import sys
from queue import SimpleQueue
from threading import Thread
from time import monotonic, thread_time

from pages.ui.server.browsers import Browsers
from pages.ui.server.connection import Connection
from pages.ui.server.counts import Counts
from pages.ui.server.scheduler import BUDGET, DRAWING, Scheduler, tidy
from pages.ui.server.seat import Seat
from pages.ui.server.training import Training
from pages.ui.server.workers import Workers, for_this_machine

LOOK_AGAIN = 0.005  # seconds until a seat that somebody else holds is tried again

log = logging.getLogger(__name__)


class Conductor:
    """Trains and draws for every connection."""

    def __init__(self, workers: Workers | None = None):
        self.workers = workers or Workers(0)
        self.scheduler, self.counts, self.browsers = Scheduler(), Counts(), Browsers()
        self._training = Training(self.workers, self.scheduler, self.counts, self.browsers)
        self._figures: SimpleQueue[Connection] = SimpleQueue()  # whose frame has whole figures
        self._started = False

    def _start(self) -> None:
        self._started = True
        for name, work in (("conductor", self._conduct), ("figures", self._make_figures)):
            Thread(target=work, daemon=True, name=name).start()
        Thread(target=tidy, args=(self.scheduler,), daemon=True, name="tidy").start()

    def join(self, connection: Connection) -> None:
        """Play for one more browser."""
        too_many = self.browsers.join(connection)
        if not self._started:
            self._start()
        if too_many:
            self._drop(too_many)

    def leave(self, connection: Connection) -> None:
        """A browser has gone: nothing is trained for it any more."""
        if self.browsers.leave(connection) and (seat := connection.seat):
            self.scheduler.leave(seat.payer)

    def _drop(self, connection: Connection) -> None:
        self.leave(connection)
        connection.close()

    def tell(self, connection: Connection, message: dict) -> None:
        """A command from a browser."""
        self.browsers.tell(connection, message)

    def acknowledge(self, connection: Connection) -> None:
        """A browser has shown a frame."""
        self.browsers.acknowledge(connection)

    def touch(self, payer: str) -> None:
        """Something else than training has changed what this visitor's seats show."""
        self.browsers.stale(payer)
        self.browsers.rouse()

    def _conduct(self) -> None:
        while True:
            due, wait = self.browsers.due(self.workers.room)
            if due:
                self._serve_all(due)
            else:
                self.browsers.wait(wait)

    def _serve_all(self, due: list[Connection]) -> None:
        """Each has a turn, until there is a command, or it is time to look whose turn it is."""
        end = monotonic() + BUDGET
        for connection in due:
            if connection.rests(self.workers.room):  # since it was looked, workers have got all that they take
                continue
            self._guarded(self._serve, connection)
            if self.browsers.commanded or monotonic() > end:
                break
        self.workers.send()

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

    def _serve(self, connection: Connection) -> None:
        if connection.gone:  # since it was looked whose turn it is
            return
        seat = connection.seat
        if seat is None:
            self._drop(connection)
            return
        if not seat.lock.acquire(blocking=False):  # a page run holds it, for a moment
            connection.later_than(monotonic() + LOOK_AGAIN)
            return
        try:
            start = thread_time()
            self._training.take_back(connection, seat)
            asked = connection.asks(seat) and connection.hears <= monotonic()
            if asked:
                self._obey(connection, seat)
            if not (seat.trains and seat.owes):
                self._show(connection, seat)
            taken = thread_time() - start
            self.counts.turn(taken)
            if asked:
                self.browsers.pay(connection, seat, taken)
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
        connection.stale = connection.answers = True
        self.browsers.stale(seat.payer, but=connection)

    def _show(self, connection: Connection, seat: Seat) -> None:
        """Train the seat's share, if it plays and it is time, and send what is new; a new run is seen first."""
        if not (connection.has_room and (connection.stale or seat.playing)):
            return
        fresh = connection.feed.fresh
        if connection.due <= monotonic() and connection.owed is None and not fresh:
            trained = self._training.share(connection, seat)
            if connection.owed is not None or not (trained or connection.stale):
                return
            fresh = connection.feed.fresh  # it may have ended with that
        connection.owed = None
        if fresh:
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
                self.browsers.pay(connection, seat, thread_time() - start)
        connection.busy = False
        self.browsers.rouse(soon=True)

    def _send(self, connection: Connection) -> None:
        connection.stale = False
        frame = connection.feed.frame()
        connection.send(frame)
        self.counts.sent(frame)


def conductor() -> Conductor:
    """One for the whole process; outlives a reload of this module while a developer edits it."""
    if "_live_conductor" not in sys.__dict__:
        sys.__dict__["_live_conductor"] = Conductor(Workers(for_this_machine()))
    return sys.__dict__["_live_conductor"]
