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

ROOT = Path(__file__).parents[2]


class Server(NamedTuple):
    """A running app."""

    url: str
    pid: int

    @property
    def memory(self) -> float:
        """Resident memory in MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("no VmRSS")

    @property
    def cpu(self) -> float:
        """Processor seconds used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(port: int, root: Path = ROOT, *options: str, base: str = "", log=subprocess.DEVNULL):
    """Start the app of a checkout, below a path if there is one, and wait until it answers; (process, Server)."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    command += [f"--server.baseUrlPath={base}", *options]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
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
def running(root: Path = ROOT, *options: str, base: str = "", log=subprocess.DEVNULL) -> Iterator[Server]:
    """The app on a free port, ended afterwards; `log` is a file for what it prints."""
    process, server = started(free_port(), root, *options, base=base, log=log)
    try:
        yield server
    finally:
        process.terminate()
        process.wait(10)
