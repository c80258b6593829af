"""The training of whoever plays, in its share: by a worker where there is one, else in the conductor's own thread."""

from time import monotonic, thread_time

from pages.ui.server.browsers import Browsers
from pages.ui.server.connection import Connection
from pages.ui.server.counts import Counts
from pages.ui.server.scheduler import Scheduler
from pages.ui.server.seat import Seat
from pages.ui.server.worker import Answer, Brought
from pages.ui.server.workers import Workers

LONG = 0.005  # seconds beyond its share after which all others have their turn before its frame is made
WATCHED = 0.25  # seconds between two frames of a view that only watches


class Training:
    """Whoever calls holds the seat's lock."""

    def __init__(self, workers: Workers, scheduler: Scheduler, counts: Counts, browsers: Browsers):
        self.workers, self.scheduler, self.counts, self.browsers = workers, scheduler, counts, browsers

    def share(self, connection: Connection, seat: Seat) -> bool:
        """Train the seat's share, if it plays, and say when the next is due; returns whether there is something new."""
        if not seat.trains:
            self._next(connection, WATCHED)
            return True
        if not seat.playing:
            self.scheduler.leave(seat.payer)
            self._next(connection, 0.0)
            return True
        self.workers.start()
        connection.away = seat.goes_away and self.workers.up > 0 and self.scheduler.workers_help()
        if connection.away and not self.workers.room:
            connection.crowded = True
            return False
        seconds, delay = self.scheduler.share(seat.payer, workers=self.workers.number if connection.away else 0)
        if connection.away and seconds > 0:
            self._send_away(connection, seat, seconds, delay)
        elif seconds > 0:
            self._train(connection, seat, seconds)
        self._next(connection, max(delay, seat.rest))
        return seconds > 0 and not connection.away

    def _next(self, connection: Connection, delay: float) -> None:
        connection.due = max(connection.due + delay, monotonic())

    def _train(self, connection: Connection, seat: Seat, seconds: float) -> None:
        start = thread_time()
        seat.train(seconds)
        taken = thread_time() - start
        self.scheduler.charge(seat.payer, seconds, taken)
        self.counts.training += taken
        if taken - seconds > LONG:
            connection.owed = monotonic()

    def _send_away(self, connection: Connection, seat: Seat, seconds: float, delay: float) -> None:
        """Have a worker train the seat's share; its browser has its next turn when that is back."""
        late = connection.crowded and monotonic() - connection.due > delay / 2
        connection.crowded = False
        call = seat.call(seconds)

        def answered(answer: Answer) -> None:
            connection.answer, connection.owed = Brought(call, answer, late, delay), monotonic()
            connection.busy = False
            self.browsers.rouse(soon=True)

        connection.given, connection.busy = seconds, True
        if not self.workers.post(call, answered):
            connection.busy = False

    def take_back(self, connection: Connection, seat: Seat) -> None:
        """Take over what a worker has trained, if it has brought something."""
        if connection.answer is None:
            return
        brought, connection.answer = connection.answer, None
        connection.owed, connection.stale = monotonic(), True  # it may have ended with that
        spent = seat.back(brought.call, brought.answer)
        self.scheduler.waited(brought.late, starved=spent.lacked > brought.delay / 2)
        self.scheduler.charge(seat.payer, connection.given, spent.processor)
        self.counts.training += spent.processor
