"""Seats without a run, for a conductor whose turns a test takes itself."""

import time
from threading import RLock

from pages.ui.server.conductor import Conductor
from pages.ui.server.connection import Connection


def work(seconds: float) -> None:
    """Use so much of this thread's processor time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


class FakeSeat:
    """A seat and its own feed: writes down what is done with it, and when."""

    def __init__(self, name: str, calls: list, playing: bool = True, step: float = 0.0):
        self.payer = self.token = name
        self.calls, self.playing, self.step = calls, playing, step
        self.lock = RLock()
        self.trains, self.owes, self.fresh, self.rest = True, 0, False, 0.0
        self.fails = self.goes_away = False

    def feed(self):
        return self

    def fields(self, wanted: bool) -> None:
        self.calls.append((self.payer, "fields", wanted))

    def look(self, unit) -> None:
        pass

    def frame(self) -> bytes:
        if self.fails:
            raise MemoryError("no frame")
        self.calls.append((self.payer, "frame"))
        self.fresh = False
        return self.payer.encode()

    def take(self, message: dict) -> None:
        self.calls.append((self.payer, "take", message.get("do")))
        if message.get("do") == "ten":
            self.owes = 10
        work(self.step)

    def train(self, seconds: float) -> None:
        self.calls.append((self.payer, "train"))
        end = time.thread_time() + seconds
        while True:
            work(self.step)
            if self.owes:
                self.owes -= 1
            if time.thread_time() >= end or (self.step and not self.owes and not self.playing):
                break


class ByHand(Conductor):
    """A conductor without threads: `turn()` does what its thread would do next."""

    def _start(self) -> None:
        self._started = True

    def turn(self) -> bool:
        """Serve one connection; False if none is due."""
        due, _ = self.browsers.due(self.workers.room)
        self._serve_all(due[:1])
        return bool(due)

    def draw(self) -> None:
        """Make the figures that wait."""
        while not self._figures.empty():
            self._guarded(self._draw_figures, self._figures.get())


class Loop:
    """An event loop that calls at once."""

    def call_soon_threadsafe(self, function, *arguments) -> None:
        function(*arguments)


def connected(conductor: Conductor, seat: FakeSeat, monkeypatch) -> Connection:
    """A browser of the seat that writes what it gets into its calls."""
    monkeypatch.setattr("asyncio.get_running_loop", Loop)
    calls = seat.calls
    deliver = lambda frame: calls.append((seat.payer, "sent"))
    connection = Connection(seat, deliver, lambda: calls.append((seat.payer, "closed")))
    conductor.join(connection)
    return connection
