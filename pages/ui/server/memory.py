"""What the C library does with memory that Python has freed; nothing where there is no glibc."""

import ctypes
import gc
from contextlib import suppress
from functools import cache

M_ARENA_MAX = -8  # as in malloc.h


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
