"""The recipe for several copies: a visitor stays with one, and loses no more than a connection when it goes."""

import asyncio
import importlib.util
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import yaml

from tests.helpers.alone import run_alone
from tests.helpers.app import free_port
from tests.helpers.waiting import until
from tests.load.visitor import Visitor

DEPLOY = Path(__file__).parents[2] / ".deploy"
VISITORS = 30
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")


def _copies():
    spec = importlib.util.spec_from_file_location("copies", DEPLOY / "copies.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(NGINX is None, reason="no nginx")
@pytest.mark.parametrize("leaving", [(), ("127.0.0.1:8602",)])
def test_nginx_takes_the_configuration(tmp_path, leaving):
    hosts = ["127.0.0.1:8601", "127.0.0.1:8602"]
    (tmp_path / "copies.conf").write_text(_copies().configuration(hosts, leaving))
    (tmp_path / "port.conf").write_text("listen 18080;\n")
    shutil.copy(DEPLOY / "nginx.conf", tmp_path)
    files = ["-p", tmp_path, "-e", tmp_path / "error.log", "-c", tmp_path / "nginx.conf"]
    done = subprocess.run([NGINX, "-t", *files, "-g", f"pid {tmp_path}/pid;"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "hosts, leaving, words",
    [
        (["a:8501", "b:8501"], (), "a:8501, b:8501: choose a different port for each"),
        (["a:8501"], ["a:8501"], "one has to stay"),
    ],
)
def test_a_configuration_that_serves_nobody_is_refused(hosts, leaving, words):
    with pytest.raises(ValueError, match=words):
        _copies().configuration(hosts, leaving)


@pytest.mark.parametrize("copies, cores, workers", [(1, 2, 2), (2, 2, 0), (2, 3, 0), (2, 8, 4), (4, 1, 0)])
def test_copies_share_the_cores_for_workers(monkeypatch, copies, cores, workers):
    monkeypatch.syspath_prepend(str(DEPLOY))
    assert importlib.import_module("serve").workers(copies, cores) == workers


class Staying(Visitor):
    """Comes again when its connection is lost, as a browser does, and plays on."""

    reconnects = before = 0

    @property
    def shown(self) -> int:
        """Frames of all connections."""
        return self.before + self.frames

    @property
    def copy(self) -> str:
        """The copy that serves it, as its cookie says."""
        return self.cookies["copy"].value

    async def come_back(self) -> None:
        """With the same address and the same cookies."""
        for task in self.tasks:
            task.cancel()
        self.reconnects += 1
        self.errors.clear()
        self.before, self.frames = self.shown, 0  # frames of a connection are counted from 1
        self.token = asyncio.get_running_loop().create_future()
        self.seen.clear()
        await self.__aenter__()
        await self.play()

    async def stay(self) -> None:
        """Until the task is cancelled."""
        while True:
            await asyncio.wait([self.tasks[-1]])
            await self.come_back()


@pytest.mark.slow
@pytest.mark.skipif(NGINX is None, reason="no nginx")
def test_thirty_play_on_while_a_copy_is_renewed():
    port = free_port()
    command = [sys.executable, DEPLOY / "serve.py", f"--port={port}", f"--first-port={free_port()}", "--drain=1"]
    site = subprocess.Popen([*command, "--copies=2"], stdout=subprocess.PIPE, text=True)
    try:
        assert any(line.strip() == "ready" for line in site.stdout)
        until(lambda: _healthy(port))
        run_alone(_thirty(f"http://127.0.0.1:{port}", site))
    finally:
        site.terminate()
        assert site.wait(30) == 0


def _healthy(port: int) -> bool:
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).read() == b"ok"
    except OSError:
        return False


async def _thirty(url: str, site: subprocess.Popen) -> None:
    visitors = [Staying(url) for _ in range(VISITORS)]
    for first in range(0, VISITORS, 10):
        await asyncio.gather(*(visitor.__aenter__() for visitor in visitors[first : first + 10]))
    await asyncio.gather(*(visitor.play() for visitor in visitors))
    before = {visitor: visitor.copy for visitor in visitors}
    assert len(set(before.values())) == 2
    staying = [asyncio.create_task(visitor.stay()) for visitor in visitors]
    try:
        await _all_play(visitors)
        site.send_signal(signal.SIGUSR1)
        await asyncio.to_thread(lambda: any(line.strip() == "renewed" for line in site.stdout))
        await _all_play(visitors)
    finally:
        for task in staying:
            task.cancel()
    renewed = min(before.values())  # the first port
    assert {visitor.reconnects for visitor in visitors if before[visitor] != renewed} == {0}
    assert {visitor.reconnects for visitor in visitors if before[visitor] == renewed} == {1}
    assert [error for visitor in visitors for error in visitor.errors] == []
    for visitor in visitors:
        await visitor.__aexit__()


async def _all_play(visitors: list[Staying]) -> None:
    """Each gets further frames of a run that goes on."""
    seen = {visitor: visitor.shown for visitor in visitors}
    async with asyncio.timeout(120):
        while not all(visitor.playing and visitor.shown > seen[visitor] + 3 for visitor in visitors):
            await asyncio.sleep(0.05)


def test_the_containers_use_the_same_configuration():
    written = (DEPLOY / "compose" / "copies.conf").read_text()
    assert written == _copies().configuration(["app1:8601", "app2:8602"])
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    for name, port in (("app1", "8601"), ("app2", "8602")):
        assert services[name]["environment"]["PORT"] == port
    mounted = {line.split(":")[0] for line in services["balancer"]["volumes"]}
    assert all((DEPLOY / path).is_file() for path in mounted)
