"""Threads of the matrix products: one for small nets, and the process is left as it was found."""

import subprocess
import sys

import pytest

from dnn.training import threads

COUNT = """
from dnn.training import threads
library, ending = threads._library()
count = getattr(library, f"scipy_openblas_get_num_threads{ending}")
before = count()
with threads.threads(1):
    inside = count()
print(before, inside, count(), threads.threads_for((12288, 20, 7, 5, 1), 209))
"""


def test_the_nets_of_the_playground_take_one_thread():
    assert threads.threads_for((2, 8, 8, 1), 500) == 1
    assert threads.threads_for((2, 64, 64, 64, 64, 64, 64, 1), 2000) == 1
    assert threads.threads_for((12288, 20, 7, 5, 1), 209) == threads.available()


@pytest.mark.skipif(threads._library() is None, reason="NumPy brings no OpenBLAS here")
def test_threads_hold_inside_the_block_alone():
    environment = {"OPENBLAS_NUM_THREADS": "2", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", COUNT], env=environment, capture_output=True, text=True, check=True)
    before, inside, after, large = map(int, done.stdout.split())
    assert inside == 1
    assert before == after == large
