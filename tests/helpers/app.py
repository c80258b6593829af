"""The app as a process of its own, for tests and measurements that speak to a running server."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pages.ui.server.link import processor_seconds, resident_bytes

ROOT = Path(__file__).parents[2]


class Server(NamedTuple):
    """A running app."""

    url: str
    pid: int

    @property
    def workers(self) -> list[int]:
        """Its processes that train; of a site's script all that it has started."""
        return _below(self.pid)

    @property
    def memory(self) -> float:
        """Resident memory in MB, its workers' too."""
        return sum(resident_bytes(pid) for pid in (self.pid, *self.workers)) / 2**20

    @property
    def cpu(self) -> float:
        """Processor seconds used so far, its workers' too."""
        return sum(processor_seconds(pid) or 0.0 for pid in (self.pid, *self.workers))


def _below(pid: int) -> list[int]:
    """Its children, and theirs."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text().split()]
    return children + [each for child in children for each in _below(child)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(port: int, root: Path = ROOT, *options: str, base: str = "", log=subprocess.DEVNULL, **environment: str):
    """Start the app of a checkout, below a path if there is one, and wait until it answers; (process, Server)."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    command += [f"--server.baseUrlPath={base}", *options]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"} | environment
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
    url = f"http://localhost:{port}/{base}".rstrip("/")
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.125)
    return process, Server(url, process.pid)


@contextmanager
def running(
    root: Path = ROOT, *options: str, base: str = "", log=subprocess.DEVNULL, **environment: str
) -> Iterator[Server]:
    """The app on a free port, ended afterwards; `log` is a file for what it prints."""
    process, server = started(free_port(), root, *options, base=base, log=log, **environment)
    try:
        yield server
    finally:
        process.terminate()
        process.wait(10)
