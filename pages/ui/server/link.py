"""One worker as the server sees it: its process, and the bytes on their way to it and back."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from pages.ui.server.worker import GATHER, HEAD, LONG, LOST, PIECE, READY, SHORT, Answer

ROOT = Path(__file__).parents[3]
PATIENCE = 5.0  # seconds for an answer while its process uses no processor
LONGEST = 60.0  # seconds for any answer


class Waiting(NamedTuple):
    """A call that is with the worker."""

    answered: Callable[[Answer], None]
    seconds: float  # that it may take
    since: float


class Link:
    """Starts the process. Whoever calls holds the lock of the Workers, or is alone."""

    def __init__(self, number: int):
        self.number, self.ready = number, False
        self.socket, theirs = socket.socketpair()
        self.socket.setblocking(False)
        command = [sys.executable, "-m", "pages.ui.server.worker", str(theirs.fileno()), str(os.getpid())]
        with theirs:
            environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # they share the cores between them
            # In a session of its own, since Linux shares processors out by sessions, and Ctrl+C is for the server.
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, pass_fds=[theirs.fileno()], start_new_session=True
            )
        self.calls: dict[int, Waiting] = {}  # the first is the one that is worked on
        self._load = 0.0
        self._out, self._in = bytearray(), bytearray()
        self._heard = self._moved = monotonic()
        self._used = -1.0

    @property
    def load(self) -> float:
        """Seconds of work that it has."""
        return self._load if self.calls else 0.0

    def post(self, number: int, message: bytes, call: Waiting) -> None:
        """Have a call ready for it."""
        self._load = self.load + call.seconds
        self.calls[number] = call
        self._out += HEAD.pack(len(message), number, LONG if call.seconds > GATHER else SHORT)
        self._out += message

    @property
    def full(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._out)

    def flush(self) -> None:
        """Send what it takes now of what is ready; that it has gone is seen when it is read."""
        with suppress(BlockingIOError, OSError):
            while self._out:
                del self._out[: self.socket.send(self._out)]

    def read(self) -> Iterator[tuple[Waiting, Answer]]:
        """What has come. Raises ConnectionError if the worker has gone."""
        with suppress(BlockingIOError):
            piece = self.socket.recv(PIECE)
            if not piece:
                raise ConnectionResetError
            self._in += piece
        self._heard, at = monotonic(), 0
        while len(self._in) - at >= HEAD.size:
            length, number, kind = HEAD.unpack_from(self._in, at)
            if len(self._in) - at - HEAD.size < length:
                break
            start, at = at + HEAD.size, at + HEAD.size + length
            if kind == READY:
                self.ready = True
            else:
                call = self.calls.pop(number)
                self._load -= call.seconds
                yield call, Answer(kind, self.number, bytes(self._in[start:at]))
        del self._in[:at]

    def hangs(self, now: float) -> bool:
        """Whether an answer is overdue, and nothing seems to be done for it. To be asked now and then."""
        used = processor_seconds(self.process.pid)
        if used is None or used != self._used:
            self._used, self._moved = used or 0.0, now
        first = next(iter(self.calls.values()), None)
        if first is None:
            return False
        waited = now - max(self._heard, first.since)
        return waited > LONGEST or min(waited, now - self._moved) > PATIENCE

    def end(self) -> Iterator[tuple[Waiting, Answer]]:
        """Kill it; its calls are lost, and the first may be the reason."""
        self.socket.close()
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        calls, self.calls = list(self.calls.values()), {}
        for k, call in enumerate(calls):
            yield call, Answer(LOST, self.number, suspect=k == 0)


def resident_bytes(pid: int) -> int:
    """The memory that a process has; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


def processor_seconds(pid: int) -> float | None:
    """What a process has used; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
