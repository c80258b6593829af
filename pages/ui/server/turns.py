"""Whose turn it is: commands first, then whoever has waited longest."""

from collections.abc import Iterable

from pages.ui.server.connection import Connection

LONGEST_WAIT = 1.0  # seconds until it is looked again, whatever happens


def whose_turn(connections: Iterable[Connection], room: bool, now: float) -> tuple[Connection | None, float]:
    """Whom to serve, or None and the seconds to wait; `room` tells whether a worker takes more."""
    found, first, soonest = None, (True, 0.0), LONGEST_WAIT
    for connection in connections:
        if connection.rests(room):
            continue
        if not connection.inbox and connection.due > now and connection.owed is None and not connection.owes:
            soonest = min(soonest, connection.due - now)
            continue
        seat = connection.seat
        if seat is None:
            return connection, 0
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
        elif found is None or (not asks, when) < first:
            found, first = connection, (not asks, when)
    return found, soonest
