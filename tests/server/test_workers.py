"""Processes that train for visitors, through the conductor, and what happens when such a process goes."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

import dnn
from pages.ui.live.away import Away
from pages.ui.live.player import Player
from pages.ui.server.worker import FAILED
from pages.ui.server.workers import Workers
from tests.core.test_progress import bits
from tests.helpers.app import ROOT
from tests.helpers.frames import Decoder
from tests.helpers.visits import SECONDS
from tests.helpers.waiting import until

BASE = dnn.Config(hidden=(5, 3), noise=0.2)


def test_a_worker_survives_what_cannot_be_trained(two, capfd):
    came, there = [], Event()
    call = Away(Player((BASE,))).call(0.01)._replace(whole=lambda: b"no pickle")
    assert two.ask(call, lambda answer: (came.append(answer), there.set()))
    assert there.wait(SECONDS)
    assert came[0].kind == FAILED
    assert two.lost == 0


def test_visitors_get_what_is_theirs_alone(visits, two):
    configs = [replace(BASE, seed=seed, dataset=name) for seed in (1, 2) for name in ("circles", "moons", "spiral")]
    here = visits(*configs, workers=two)
    here.trained_by_workers()
    for view, config in zip(here.views, configs, strict=True):
        alone = dnn.Run(config, dnn.make_split(config))
        alone.advance(iterations=view.player.run.iteration)
        assert bits(view.player.run) == bits(alone)
    assert len({view._away._twin.key for view in here.views}) == len(configs)


def test_the_end_of_a_run_is_shown(visits, two):
    here = visits(*(replace(BASE, seed=seed, max_iterations=400) for seed in range(3)), workers=two)
    here.until(lambda: not any(view.playing for view in here.views))
    for _ in range(20):
        here.turn()
    for view, frames in zip(here.views, here.frames, strict=True):
        decoder = Decoder()
        header = [decoder.decode(frame)[0] for frame in frames][-1]
        assert (header["ended"], header["numbers"][0][2]) == ("iterations", "400")
        assert view.player.message == "Stopped after 400 iterations, as you asked."


def test_twenty_seeds_train_with_the_run(visits, two):
    here = visits(BASE, workers=two)
    here.trained_by_workers()
    here.conductor.tell(here.connections[0], {"do": "again"})
    here.until(lambda: here.views[0].player.again and here.views[0].player.again.stack.iteration > 20)
    here.trained_by_workers()
    again = here.views[0].player.again
    alone = dnn.Stack(again.stack.configs, again.stack.split)
    alone.advance(iterations=again.stack.iteration)
    assert bits(again.stack) == bits(alone)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "hung"])
def test_a_worker_that_is_lost_is_replaced_and_its_runs_go_on(visits, monkeypatch, how):
    monkeypatch.setattr("pages.ui.server.link.PATIENCE", 1.0)
    workers = Workers(1)
    workers.start()
    try:
        until(lambda: workers.up == 1, SECONDS)
        here = visits(BASE, replace(BASE, seed=9), workers=workers)
        here.trained_by_workers()
        (pid,) = workers.pids
        before = [view.player.run.iteration for view in here.views]
        here.until(lambda: here.connections[0].busy)  # a slice is on its way
        os.kill(pid, how)
        here.until(lambda: any("was lost" in view.player.message for view in here.views))
        told = next(view.player.message for view in here.views if view.player.message)
        assert "another one goes on from iteration" in told
        here.until(lambda: workers.up == 1)
        here.trained_by_workers()
        assert workers.lost == 1
        assert workers.pids != [pid]
        for view, iteration in zip(here.views, before, strict=True):
            assert view.player.playing
            alone = dnn.Run(view.player.run.config, view.player.run.split)
            alone.advance(iterations=view.player.run.iteration)
            assert view.player.run.iteration > iteration
            assert bits(view.player.run) == bits(alone)
    finally:
        workers.end()
    until(lambda: not _alive(pid))


SERVER = """
import time
from pages.ui.server.workers import Workers
workers = Workers(2)
workers.start()
while workers.up < 2:
    time.sleep(0.01)
print(*workers.pids, flush=True)
time.sleep(1000)
"""


def _alive(pid: int) -> bool:
    with suppress(ProcessLookupError, FileNotFoundError):
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_a_server_takes_its_workers_along(how):
    server = subprocess.Popen([sys.executable, "-c", SERVER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    pids = list(map(int, server.stdout.readline().split()))
    assert len(pids) == 2
    os.kill(pids[0], signal.SIGSTOP)  # one of them cannot even see it
    server.send_signal(how)
    server.wait()
    until(lambda: not any(map(_alive, pids)), SECONDS)


def test_none_is_started_before_somebody_plays(visits):
    workers = Workers(1)
    here = visits(BASE, workers=workers)
    here.conductor.tell(here.connections[0], {"do": "pause"})
    for _ in range(10):
        here.turn()
    assert workers.pids == []
    try:
        here.conductor.tell(here.connections[0], {"do": "play"})
        here.trained_by_workers()
        assert len(workers.pids) == 1
    finally:
        workers.end()


def test_without_workers_runs_are_trained_here(visits):
    here = visits(BASE, workers=Workers(0))
    here.until(lambda: here.views[0].player.run.iteration > 50)
    assert not here.connections[0].away
