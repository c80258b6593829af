"""The processes that train for all visitors: started when the first one plays, watched, and replaced.

One thread reads what they answer. Whoever asks sends the call himself, without waiting for anything.
"""

import logging
import os
import pickle
import selectors
import socket
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from threading import Lock, Thread
from time import monotonic

from dnn.experiments import cores
from pages.ui.server import memory
from pages.ui.server.link import Link, Waiting
from pages.ui.server.worker import Answer, Call

ASKED = "DNN_WORKERS"  # in the environment: how many, 0 for none
LEAST_MEMORY = 1e9  # bytes, below which there are none: each takes about 40 MB, and has a copy of what it trains
MOST = 64
ROOM = 0.010  # seconds of work that a worker may have before it gets more
NEAR = 0.010  # seconds more of it that a call waits where its copy is
LOOK_EVERY = 0.5  # seconds between two looks whether one hangs
REST = 10.0  # seconds until one that did not come up is tried again

log = logging.getLogger(__name__)


def how_many(asked: str | None, cores: int, memory: float) -> int:
    """Workers of a server: as asked for, else one a core; none on one core, or in too little memory."""
    if asked is not None and asked.strip():
        if asked.strip().isdecimal() and int(asked) <= MOST:
            return int(asked)
        log.error("%s is %r: choose a number from 0 to %s; it is left out", ASKED, asked, MOST)
    return min(cores, MOST) if cores > 1 and memory >= LEAST_MEMORY and hasattr(socket, "AF_UNIX") else 0


def for_this_machine() -> int:
    """As `how_many`, for what this process may use."""
    return how_many(os.environ.get(ASKED), cores(), memory.available())


class Workers:
    """So many processes that make calls, from `start` on."""

    def __init__(self, number: int):
        self.number, self.lost, self.answers = number, 0, 0
        self._links: list[Link] = []
        self._lock, self._numbers, self._names = Lock(), count(1), count(1)
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)
        self._thread: Thread | None = None
        self._rest, self._ends = 0.0, False

    def start(self) -> None:
        """Have them come up, if they do not yet."""
        if self._thread is None and self.number:
            self._thread = Thread(target=self._run, daemon=True, name="workers")
            self._thread.start()

    @property
    def up(self) -> int:
        """How many there are to ask."""
        return sum(link.ready for link in self._links)

    @property
    def room(self) -> bool:
        """Whether one takes a call now."""
        with self._lock:
            return any(link.ready and not (link.calls and link.load > ROOM) for link in self._links)

    @property
    def pids(self) -> list[int]:
        """Of the processes."""
        with self._lock:
            return [link.process.pid for link in self._links]

    def ask(self, call: Call, answered: Callable[[Answer], None]) -> bool:
        """Have it made, as `post`, and at once."""
        found = self.post(call, answered)
        self.send()
        return found

    def post(self, call: Call, answered: Callable[[Answer], None]) -> bool:
        """Have it made where its copy is, or by whoever has least to do, after the next `send`.

        `answered` is called by a thread of its own. Returns whether there is a worker.
        """
        with self._lock:
            ready = [link for link in self._links if link.ready]
            if not ready:
                return False
            link = min(ready, key=lambda link: link.load - NEAR * (link.number == call.home))
            whole = None if link.number == call.home else call.whole()
            message = pickle.dumps((call.key, whole, call.function, call.arguments))
            link.post(next(self._numbers), message, Waiting(answered, call.seconds, monotonic()))
        return True

    def send(self) -> None:
        """Let the workers have what was posted: many calls at once wake each of them once."""
        with self._lock:
            for link in self._links:
                link.flush()
        if any(link.full for link in self._links):
            self._ring()

    def end(self) -> None:
        """Let all go."""
        self._ends = True
        self._ring()
        if self._thread:
            self._thread.join()

    def _ring(self) -> None:
        with suppress(BlockingIOError):
            self._bell.send(b"!")

    def _run(self) -> None:
        """The thread: the processes are its children, and end with it."""
        selector = selectors.DefaultSelector()
        selector.register(self._ear, selectors.EVENT_READ)
        try:
            self._watch(selector)
        except Exception:
            log.exception("the workers are no longer watched: they are all replaced")
            self._thread = None
        finally:
            for link in list(self._links):
                self._replace(selector, link)
            selector.close()

    def _watch(self, selector: selectors.BaseSelector) -> None:
        looked = 0.0
        while not self._ends:
            self._start_missing(selector)
            for link in self._links:
                wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if link.full else 0)
                if selector.get_key(link.socket).events != wanted:
                    selector.modify(link.socket, wanted, link)
            for key, events in selector.select(LOOK_EVERY):
                if key.data is None:
                    with suppress(BlockingIOError):
                        self._ear.recv(64)
                else:
                    self._hear(selector, key.data, events)
            if (now := monotonic()) - looked > LOOK_EVERY:
                looked = now
                for link in [link for link in self._links if link.hangs(now)]:
                    log.error("worker %s hangs: it is replaced", link.number)
                    self._replace(selector, link)

    def _hear(self, selector: selectors.BaseSelector, link: Link, events: int) -> None:
        try:
            with self._lock:
                if events & selectors.EVENT_WRITE:
                    link.flush()
                came = list(link.read()) if events & selectors.EVENT_READ else []
        except ConnectionError:
            if not self._ends:
                log.error("worker %s has ended: it is replaced", link.number)
            self._replace(selector, link)
            return
        self.answers += len(came)
        for call, answer in came:
            call.answered(answer)

    def _start_missing(self, selector: selectors.BaseSelector) -> None:
        if len(self._links) == self.number or monotonic() < self._rest:
            return
        try:
            link = Link(next(self._names))
        except OSError:
            log.exception("a worker could not be started")
            self._rest = monotonic() + REST
            return
        with self._lock:
            self._links.append(link)
        selector.register(link.socket, selectors.EVENT_READ, link)

    def _replace(self, selector: selectors.BaseSelector, link: Link) -> None:
        selector.unregister(link.socket)
        if not link.ready:
            self._rest = monotonic() + REST
        with self._lock:
            self._links.remove(link)
            ended = list(link.end())
        self.lost += not self._ends
        for call, answer in ended:
            call.answered(answer)
