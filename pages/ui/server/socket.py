"""Frames over a WebSocket of the app's own process, so that none needs a script run.

The socket lies at Streamlit's own path with a query of its own, /_stcore/stream?live: every proxy in front of a
Streamlit app has to forward that path. A browser says its token first; then it is sent frames, acknowledges each that
it has shown, and sends commands.
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from pages.ui.server.conductor import conductor
from pages.ui.server.connection import Connection
from pages.ui.server.seat import find

PATH, QUERY = "/_stcore/stream", b"live"
LARGEST = 1000  # characters of a message
PATIENCE = 10  # seconds for the token
A_SECOND, BURST = 150, 300  # messages
MOST_FRAMES = 8  # that wait for a browser which acknowledges what it does not read
ACKNOWLEDGED = "a"
FOREIGN, GONE = 1008, 4404  # close codes: another origin or a flood; no such token, so that the page has to run again

Allowed = Callable[[str | None, str | None], bool]


class LiveSocket:
    """Middleware that takes the socket's connections and passes all else on. `allowed(origin, host)` as Streamlit."""

    def __init__(self, app: ASGIApp, allowed: Allowed):
        self.app, self.allowed = app, allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"].endswith(PATH) and scope["query_string"] == QUERY:
            await self._answer(WebSocket(scope, receive, send))
        else:
            await self.app(scope, receive, send)

    async def _answer(self, socket: WebSocket) -> None:
        if not self.allowed(socket.headers.get("origin"), socket.headers.get("host")):
            await socket.close(FOREIGN)  # before it is accepted: 403
            return
        await socket.accept()
        frames = Frames()
        try:
            connection = await asyncio.wait_for(_greeted(socket, frames), PATIENCE)
            if connection is None:
                await socket.close(GONE)
            else:
                await _connected(socket, connection, frames)
        except (WebSocketDisconnect, RuntimeError, TimeoutError):
            return  # gone, or never said a word


class Frames(asyncio.Queue):
    """Frames on their way to one browser; None after the last."""

    def add(self, frame: bytes) -> None:
        """One more; for a browser that does not read them it is the end."""
        if self.qsize() < MOST_FRAMES:
            self.put_nowait(frame)
        elif self.qsize() == MOST_FRAMES:
            self.end()

    def end(self) -> None:
        """There is nothing more to come."""
        self.put_nowait(None)


async def _greeted(socket: WebSocket, frames: Frames) -> Connection | None:
    """A connection to the seat that the first message's token stands for. Nothing here holds on to the seat itself."""
    message = _read((await socket.receive()).get("text"))
    token = message.get("token") if message else None
    seat = find(token) if isinstance(token, str) else None
    return None if seat is None else Connection(seat, frames.add, frames.end)


def _read(text: str | None) -> dict | None:
    """A message; None for anything that is not a small JSON object."""
    if text is None or len(text) > LARGEST:
        return None
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


class Meter:
    """How many messages a browser may send: a bucket that fills again."""

    def __init__(self):
        self._left, self._at = float(BURST), monotonic()

    def allows(self) -> bool:
        """Whether one more is all right."""
        now = monotonic()
        self._left = min(BURST, self._left + (now - self._at) * A_SECOND) - 1
        self._at = now
        return self._left >= 0


async def _connected(socket: WebSocket, connection: Connection, frames: Frames) -> None:
    conductor().join(connection)
    sender = asyncio.create_task(_send(socket, frames))
    try:
        meter = Meter()
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                break
            if not meter.allows():
                await socket.close(FOREIGN)
                break
            text = message.get("text")
            if text == ACKNOWLEDGED:
                conductor().acknowledge(connection)
            elif (command := _read(text)) is not None:
                conductor().tell(connection, command)
    finally:
        conductor().leave(connection)
        sender.cancel()


async def _send(socket: WebSocket, frames: Frames) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # it has gone meanwhile
        while (frame := await frames.get()) is not None:
            await socket.send_bytes(frame)
        await socket.close(GONE)
