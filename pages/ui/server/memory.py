"""How much memory there is, and what the C library does with what Python has freed; nothing without glibc."""

import ctypes
import gc
import os
from contextlib import suppress
from functools import cache
from math import inf
from pathlib import Path

M_ARENA_MAX = -8  # as in malloc.h
GROUPS = Path("/sys/fs/cgroup")
LIMITS = ("memory.max", "memory/memory.limit_in_bytes")  # of a container: today's files, and those of before


def _glibc(function: str, *arguments: int) -> None:
    with suppress(OSError, AttributeError):
        getattr(ctypes.CDLL("libc.so.6"), function)(*arguments)


@cache
def share_heaps() -> None:
    """Let all threads share two heaps; call it before there are many threads.

    Streamlit runs each tick in a thread of its own, and glibc keeps a heap for each with what one frame took. Ten
    visitors, one of them with the largest net, took 345 MB in all, with this 293, and 214 where MALLOC_ARENA_MAX=2 is
    set before the process starts.
    """
    _glibc("mallopt", M_ARENA_MAX, 2)


def give_back() -> None:
    """Collect garbage, and return what is free to the system."""
    gc.collect()
    _glibc("malloc_trim", 0)


def available(groups: Path = GROUPS) -> float:
    """Bytes that this process may use: the machine's, or what its container is limited to; infinity if nobody tells."""
    limits = [inf]
    with suppress(ValueError, AttributeError, OSError):  # not on this system
        limits.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    for name in LIMITS:
        with suppress(ValueError, OSError):  # there is none, or it is "max"
            limits.append(int((groups / name).read_text()))
    return min(limits)
