"""A sweep shows what its runs came to, whoever trained them, and takes no more than its share of the workers."""

import gc
import os
import signal
import subprocess
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import dnn
from dnn.experiments.workers import processes
from pages.ui.lessons import sweep
from pages.ui.server.pool import Pool
from tests.helpers.waiting import until

BASE = dnn.Config(examples=60, hidden=(4,), activation=("tanh",), alpha=0.5, train_share=0.6, dev_share=0.2)


def small(workers) -> sweep.Sweep:
    """35 cells of nets that learn in a moment."""
    return sweep.Sweep(BASE, "alpha", "depth", seeds=2, iterations=30, workers=lambda: workers)


@pytest.mark.parametrize("workers", [None, Pool(partial(processes, 2))], ids=["in turn", "workers"])
def test_a_sweep_is_the_runs_it_stands_for(workers):
    whole = small(workers)
    assert whole.advance(iterations=2) == 2
    until(lambda: whole.advance(seconds=0.05) >= 0 and whole.stopped)
    assert len(whole.table) == len(sweep.AXES["alpha"]) * len(sweep.AXES["depth"])
    row = whole.table.iloc[10]
    split, scores = dnn.make_split(BASE), []
    for seed in (1, 2):
        config = sweep.with_value(sweep.with_value(BASE, "alpha", row["alpha"]), "depth", int(row["depth"]))
        run = dnn.Run(replace(config, seed=seed), split)
        run.advance(iterations=30)
        scores.append(((run.predict(split.dev.X) > 0.5) == split.dev.Y).mean())
    assert row["dev mean"] == pytest.approx(np.mean(scores))
    assert row["dev spread"] == pytest.approx(np.std(scores))
    assert whole.grid("dev mean")[1, 3] == row["dev mean"]


class Waiting:
    """A pool that does nothing until it is told to."""

    def __init__(self):
        self.given: list[tuple[Future, tuple]] = []

    def submit(self, function, *arguments) -> Future:
        """Keep it."""
        future: Future = Future()
        self.given.append((future, (function, *arguments)))
        return future

    def do(self, at: int) -> None:
        """Do what was given as number `at`."""
        future, (function, *arguments) = self.given[at]
        if future.set_running_or_notify_cancel():
            future.set_result(function(*arguments))


def test_a_sweep_asks_for_two_cells_and_takes_them_in_order():
    workers = Waiting()
    whole = small(workers)
    for _ in range(3):
        assert whole.advance(seconds=0.01) == 0
    assert len(workers.given) == sweep.AT_ONCE
    workers.do(1)
    assert whole.advance(seconds=0.01) == 0
    workers.do(0)
    assert whole.advance(seconds=10) == 2
    assert [row["alpha"] for row in whole.rows] == list(sweep.AXES["alpha"][:2])
    assert len(workers.given) == 2 + sweep.AT_ONCE


def test_a_sweep_that_nobody_has_any_more_is_cancelled():
    workers = Waiting()
    whole = small(workers)
    whole.advance(seconds=0.01)
    del whole
    gc.collect()
    assert all(future.cancelled() for future, _ in workers.given)


def test_a_worker_that_is_lost_costs_a_sweep_nothing():
    made: list[ProcessPoolExecutor] = []

    def pool() -> ProcessPoolExecutor:
        made.append(processes(1))
        return made[-1]

    whole = small(Pool(pool))
    whole.advance(iterations=1)
    os.kill(next(iter(made[0]._processes)), signal.SIGKILL)
    until(lambda: whole.advance(seconds=0.05) >= 0 and whole.iteration > 3)
    assert len(made) == 2


# Its __main__ is what Streamlit makes of it: the page that runs, which a worker must not run.
SERVER = """
import sys, types
page = types.ModuleType("__main__")
page.__file__ = {page!r}
sys.modules["__main__"] = page
from dnn.experiments.workers import processes
pool = processes(1)
print(pool.submit(pow, 2, 5).result(), next(iter(pool._processes)), flush=True)
sys.stdin.read()
"""


def test_workers_end_with_a_server_that_is_killed_and_run_no_page(tmp_path):
    page = tmp_path / "page.py"
    page.write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    code = SERVER.format(page=str(page))
    root = Path(__file__).parents[2]
    server = subprocess.Popen(
        [sys.executable, "-c", code], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    answer, worker = map(int, server.stdout.readline().split())
    assert answer == 32
    assert not (tmp_path / "ran").exists()
    server.kill()
    server.wait()
    until(lambda: not _lives(worker))


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
