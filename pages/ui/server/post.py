"""What other threads hand to an event loop: it is woken once for all that has come until it gets to it."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from weakref import WeakValueDictionary

_posts: WeakValueDictionary[int, "Post"] = WeakValueDictionary()  # by the loop's id: a post keeps its loop


class Post:
    """Calls for one event loop, in the order in which they are added."""

    def __init__(self, loop: asyncio.AbstractEventLoop):
        self._wake = loop.call_soon_threadsafe
        self._calls: deque[tuple[Callable, tuple]] = deque()
        self._comes = False  # whether the loop is about to take them

    @classmethod
    def of_this_loop(cls) -> "Post":
        """The one of the running loop."""
        loop = asyncio.get_running_loop()
        return _posts.setdefault(id(loop), cls(loop))

    def add(self, function: Callable, *arguments) -> None:
        """Have it called by the loop; from any thread."""
        self._calls.append((function, arguments))
        if not self._comes:
            self._comes = True
            with suppress(RuntimeError):  # the server is on its way out
                self._wake(self._deliver)

    def _deliver(self) -> None:
        self._comes = False  # what is added from here on wakes the loop again
        while self._calls:
            function, arguments = self._calls.popleft()
            function(*arguments)
