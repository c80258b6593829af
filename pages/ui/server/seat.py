"""What the conductor knows of a visitor: a seat to play for, found by its token."""

import secrets
import sys
from threading import RLock
from typing import Any, Protocol
from weakref import WeakValueDictionary

from pages.ui.server.worker import Answer, Call, Spent


class Feed(Protocol):
    """What one browser is shown, and what it has been sent already."""

    @property
    def fresh(self) -> bool:
        """Whether the next frame has whole figures, which take long to make."""

    def frame(self) -> bytes:
        """The next frame."""

    def fields(self, wanted: bool) -> None:
        """Whether it is sent what nets say of the plane, since it cannot or need not compute that itself."""

    def look(self, unit: Any) -> None:
        """Which unit of a net its reader looks at, as his browser says it."""


class Seat(Protocol):
    """One view of one run. Whoever trains it, draws it or changes it holds the lock."""

    lock: "RLock"
    token: str

    @property
    def playing(self) -> bool:
        """Whether it is to be trained."""

    @property
    def trains(self) -> bool:
        """Whether it plays the run, and does not only watch."""

    @property
    def owes(self) -> bool:
        """Whether steps that were asked for one by one are still to be done."""

    @property
    def rest(self) -> float:
        """Seconds that lie between two frames at least, where it is in no hurry."""

    @property
    def payer(self) -> str:
        """Whose share of the processor its training takes."""

    def feed(self) -> Feed:
        """For one more browser that looks at it."""

    def take(self, message: dict) -> None:
        """Do what a visitor asks for; what makes no sense is ignored."""

    def train(self, seconds: float) -> None:
        """Do what it owes, or play, for about so many seconds of this thread's time."""

    @property
    def goes_away(self) -> bool:
        """Whether a worker can train what it would train next."""

    def call(self, seconds: float) -> Call:
        """What a worker is to do in the place of `train`."""

    def back(self, call: Call, answer: Answer) -> Spent:
        """Take over what a worker has done; returns what it took."""


def _seats() -> WeakValueDictionary[str, Seat]:
    """Outlives a reload of this module while a developer edits it."""
    return sys.__dict__.setdefault("_live_seats", WeakValueDictionary())


def new_token() -> str:
    """Unguessable: whoever has it may look and command."""
    return secrets.token_urlsafe(24)


def offer(seat: Seat) -> None:
    """Let a browser that has the seat's token find it, as long as the session keeps the seat."""
    _seats()[seat.token] = seat


def find(token: str) -> Seat | None:
    """The seat with this token, if its session is still there."""
    return _seats().get(token)
