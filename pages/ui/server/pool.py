"""One pool of workers for what all visitors want trained beside their pictures, so that it takes no time of those."""

import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from threading import Lock

from dnn.experiments import cores, processes
from pages.ui.server import memory
from pages.ui.server.workers import LEAST_MEMORY

CLUSTER = "DASK_SCHEDULER_ADDRESS"  # in the environment: the scheduler to train on, in place of processes

log = logging.getLogger(__name__)


class Pool:
    """Work that is given out is done in turn, whoever asks; workers that are lost are replaced."""

    def __init__(self, made: Callable[[], Executor]):
        self._made, self._lock = made, Lock()
        self._executor: Executor | None = None

    def submit(self, function: Callable, *arguments) -> Future:
        """As Executor.submit."""
        with self._lock:
            executor = self._executor = self._executor or self._made()
            try:
                return executor.submit(function, *arguments)
            except BrokenExecutor:
                log.warning("workers were lost: others are started")
                executor = self._executor = self._made()
                return executor.submit(function, *arguments)


def pool() -> Pool | None:
    """One for the whole process; None where training has to be done in turn with drawing: one core, little memory."""
    if "_work_pool" not in sys.__dict__:
        sys.__dict__["_work_pool"] = _made()
    return sys.__dict__["_work_pool"]


def _made() -> Pool | None:
    if address := os.environ.get(CLUSTER):
        return Pool(lambda: _cluster(address))
    if cores() == 1 or memory.available() < LEAST_MEMORY:
        return None
    return Pool(lambda: processes(cores() - 1))  # one is left to those who watch


def _cluster(address: str) -> Executor:
    """An executor on a Dask cluster, or processes where there is none."""
    try:
        from distributed import Client

        return Client(address, timeout=10).get_executor(pure=False)
    except (ImportError, OSError):
        log.exception("no Dask cluster at %s: processes are used", address)
        return processes(max(1, cores() - 1))
