"""A process that trains for the server: it keeps copies of what it is sent, and calls functions on them.

`python -m pages.ui.server.worker FD PARENT` is started by workers.py, at the other end of the socket FD. A message is
its length, a number and a kind, and a pickle: both ends are this program's own, and nothing of a visitor's is unpickled
but what the server has made of it. Whoever kills the server ends its workers: they read the end of the file, and the
system is asked to kill them, too, in case they stand still.
"""

import ctypes
import logging
import os
import pickle
import select
import signal
import socket
import struct
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic
from typing import Any, NamedTuple

from dnn.experiments import give_way

HEAD = struct.Struct("<IQB")  # bytes that follow, number of the call, kind
SHORT, LONG = range(2)  # kinds of calls
READY, DONE, FAILED, MISSING, LOST = range(5)  # of answers
IDLE = 30.0  # seconds after which a copy that is not used is given up; the server may train alone for a third of them
MOST = 256  # copies
PIECE = 1 << 18  # bytes that are read at once
GATHER = 0.003  # seconds that a finished answer may wait for others
NICER = 5  # than the server, as the system's priorities go: frames go before training
PR_SET_PDEATHSIG = 1  # as in sys/prctl.h

log = logging.getLogger(__name__)


class Call(NamedTuple):
    """`function(copy, *arguments)` on a copy of something that is known by a key."""

    key: str
    whole: Callable[[], bytes]  # makes the copy's pickle
    home: int | None  # the worker that has the copy already
    function: Callable  # of a module
    arguments: tuple
    seconds: float  # that it may take


class Answer(NamedTuple):
    """What came of a call."""

    kind: int
    worker: int
    content: bytes = b""  # the pickle of what the function returned
    suspect: bool = False  # the call may have been the reason why the worker was lost

    @property
    def done(self) -> bool:
        """Whether there is a content; else the copy was not there any more, or one of the two below."""
        return self.kind == DONE

    @property
    def failed(self) -> bool:
        """Whether the function raised something."""
        return self.kind == FAILED

    @property
    def lost(self) -> bool:
        """Whether the worker has gone."""
        return self.kind == LOST


class Brought(NamedTuple):
    """An answer that has come, and nobody has taken yet."""

    call: Call
    answer: Answer
    late: bool  # whether the call had to wait for a worker
    delay: float  # seconds from one to the next that were aimed at


class Spent(NamedTuple):
    """What a call took, in seconds."""

    processor: float = 0.0
    lacked: float = 0.0  # while somebody else had the processor


class Copies:
    """What calls are made on, by key; what is not used for long is forgotten."""

    def __init__(self):
        self._kept: OrderedDict[str, tuple[float, Any]] = OrderedDict()  # when it was used; the oldest first

    def __contains__(self, key: str) -> bool:
        return key in self._kept

    def find(self, key: str, whole: bytes | None) -> Any:
        """The copy that is kept, or a new one."""
        found = self._kept[key][1] if whole is None else pickle.loads(whole)
        self._kept[key] = monotonic(), found
        self._kept.move_to_end(key)
        return found

    def tidy(self, now: float) -> None:
        """Forget what is too much, or too old."""
        while self._kept and (len(self._kept) > MOST or now - next(iter(self._kept.values()))[0] > IDLE):
            self._kept.popitem(last=False)


def answer(copies: Copies, message: bytes) -> tuple[int, bytes]:
    """Kind and content of the answer to a message."""
    key, whole, function, arguments = pickle.loads(message)
    if whole is None and key not in copies:
        return MISSING, b""
    try:
        return DONE, pickle.dumps(function(copies.find(key, whole), *arguments))
    except Exception:
        log.exception("a call failed")
        return FAILED, b""


def serve(server: socket.socket) -> None:
    """Until the server has gone, which raises EOFError. Answers that come within GATHER are sent together."""
    copies, waiting, came, out = Copies(), select.poll(), bytearray(), bytearray()
    waiting.register(server, select.POLLIN)
    server.sendall(HEAD.pack(0, 0, READY))

    def send() -> None:
        server.sendall(out)
        out.clear()

    while True:
        if not waiting.poll(1000 * IDLE):
            copies.tidy(monotonic())
            continue
        if not (piece := server.recv(PIECE)):
            raise EOFError
        came += piece
        since = monotonic()
        for number, long, message in messages(came):
            if out and (long or monotonic() - since > GATHER):
                send()
            since = since if out else monotonic()
            kind, content = answer(copies, message)
            out += HEAD.pack(len(content), number, kind) + content
        send()
        copies.tidy(monotonic())


def messages(came: bytearray) -> Iterator[tuple[int, int, bytes]]:
    """Number, kind and content of each message that is there as a whole; it is taken out of `came`."""
    while len(came) >= HEAD.size:
        length, number, kind = HEAD.unpack_from(came)
        end = HEAD.size + length
        if len(came) < end:
            return
        message = bytes(came[HEAD.size : end])
        del came[:end]
        yield number, kind, message


def main(fd: int, parent: int) -> None:
    """A worker's life."""
    with suppress(OSError, AttributeError):  # not on this system
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    give_way(NICER)
    with socket.socket(fileno=fd) as server, suppress(EOFError, ConnectionError):
        serve(server)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
