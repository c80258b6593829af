"""Whose turn it is: commands first, then whoever has waited longest."""

from collections.abc import Iterable
from operator import itemgetter

from pages.ui.server.connection import Connection

LONGEST_WAIT = 1.0  # seconds until it is looked again, whatever happens


def whose_turns(connections: Iterable[Connection], room: bool, now: float) -> tuple[list[Connection], float]:
    """Whom to serve, in that order, or nobody and the seconds to wait; `room` tells whether a worker takes more."""
    found: list[tuple[bool, float, Connection]] = []
    soonest = LONGEST_WAIT
    for connection in connections:
        if connection.rests(room):
            continue
        if not connection.inbox and connection.due > now and connection.owed is None and not connection.owes:
            soonest = min(soonest, connection.due - now)
            continue
        seat = connection.seat
        if seat is None:
            found.append((False, 0.0, connection))
            continue
        waits = connection.asks(seat)
        asks = waits and connection.hears <= now
        if not asks and connection.has_room and (connection.stale or seat.playing):
            when = connection.due if connection.owed is None else connection.owed
        elif waits:
            when = connection.hears
        else:
            continue
        if when > now:
            soonest = min(soonest, when - now)
        else:
            found.append((not asks, when, connection))
    return [connection for *_, connection in sorted(found, key=itemgetter(0, 1))], soonest
