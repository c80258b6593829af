"""Processes of this machine that train beside this one, at a lower priority than whoever serves visitors."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from threading import Thread
from types import ModuleType

NICENESS = 19  # the most: what nobody waits for
LOOK_EVERY = 2.0  # seconds between two looks whether whoever started a worker still lives


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(workers: int | None = None) -> Executor:
    """A pool of so many, or one a core; they start fresh when they are first needed, and end with this process."""
    return ProcessPoolExecutor(workers or cores(), mp_context=_Context(), initializer=_begin, initargs=(os.getpid(),))


class _Worker(SpawnProcess):
    @staticmethod
    def _Popen(process_obj):
        with _no_main():
            return SpawnProcess._Popen(process_obj)


class _Context(SpawnContext):
    Process = _Worker


@contextmanager
def _no_main() -> Iterator[None]:
    """A fresh process imports the main module of the one that starts it, and Streamlit puts a page in its place."""
    main, nothing = sys.modules["__main__"], ModuleType("__main__")
    sys.modules["__main__"] = nothing
    try:
        yield
    finally:
        if sys.modules["__main__"] is nothing:
            sys.modules["__main__"] = main


def give_way(niceness: int) -> None:
    """Let others have the processors first, this process and its session, as far as the system allows it."""
    with suppress(OSError):
        os.nice(niceness)
        Path("/proc/self/autogroup").write_text(f"{niceness}")  # where Linux shares processors out by sessions first


def _begin(parent: int) -> None:
    with suppress(OSError, AttributeError):
        os.setsid()  # else its session's share would be that of whoever serves
    give_way(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Also where the parent was killed: its workers would wait for ever."""
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os._exit(1)
