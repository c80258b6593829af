"""One more activation, cost, initializer, optimizer, data set or feature is one more entry, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WALKERS = ("core/test_gradients.py", "core/test_export.py", "core/test_datasets.py", "core/test_training.py")


@pytest.mark.slow
def test_all_that_walks_the_registries_takes_one_more_entry():
    """In a process of its own: pages make their tables from the registries once, when they are imported."""
    files = [f"tests/{name}" for name in (*WALKERS, "pages/one_more_walk.py")]
    options = "-q -p tests.helpers.one_more -p no:cacheprovider -n 0 -k novel"
    command = [sys.executable, "-m", "pytest", *options.split(), *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-6000:]
