"""How many threads the matrix products use: a second one costs small products more than it brings.

Measured with OpenBLAS on two idle cores, time with two threads / with one: parity 10-64-32-16-1 on 1024 examples
1.23, 784-256-128-10 on 128 examples 0.71, 12288-20-7-5-1 on 209 examples 0.67. On shared cores two are worse.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

WORTH_A_SECOND = 10_000_000  # multiplications in the largest product


@cache
def _library():
    """NumPy's own OpenBLAS and the ending of its functions' names, or None where NumPy brings another library."""
    site = Path(np.__file__).parents[1]
    for path in [*site.glob("numpy.libs/*openblas*"), *site.glob("numpy/.dylibs/*openblas*")]:
        library = ctypes.CDLL(str(path))
        for ending in ("64_", ""):
            if hasattr(library, f"scipy_openblas_set_num_threads{ending}"):
                return library, ending
    return None


@cache
def available() -> int:
    """Threads that the process was given, by the machine or by OPENBLAS_NUM_THREADS; 1 with another BLAS."""
    if _library() is None:
        return 1
    library, ending = _library()
    return getattr(library, f"scipy_openblas_get_num_threads{ending}")()


def threads_for(sizes: Sequence[int], m: int) -> int:
    """Threads for a net of n_0, n_1 ... n_L units on m examples: 1, or all there are for large products."""
    largest = max(n * n_prev for n_prev, n in pairwise(sizes)) * m
    return 1 if largest < WORTH_A_SECOND else available()


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Run the block with that many BLAS threads, in the whole process; does nothing with another BLAS."""
    if available() == 1:
        yield
        return
    library, ending = _library()
    write = getattr(library, f"scipy_openblas_set_num_threads{ending}")
    write(min(count, available()))
    try:
        yield
    finally:
        write(available())
