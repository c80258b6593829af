"""Runs that are trained in processes of their own: the same numbers, and what happens when such a process goes."""

import os
import pickle
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
from pages.ui.live.playable import stack
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.stage import WITH_TIMELINE
from pages.ui.live.view import View
from pages.ui.parity.race import RaceOf
from pages.ui.playground.pictures import PlanePictures
from pages.ui.server import memory
from pages.ui.server.connection import Connection
from pages.ui.server.worker import DONE, FAILED, LOST, MISSING, Answer, Copies, answer
from pages.ui.server.workers import ASKED, LEAST_MEMORY, Workers, how_many
from tests.core.test_progress import bits
from tests.helpers.app import ROOT
from tests.helpers.frames import Decoder
from tests.helpers.seats import ByHand, Loop
from tests.helpers.waiting import until

BASE = dnn.Config(hidden=(5, 3), noise=0.2)
ADAM = replace(BASE, optimizer="adam", alpha=0.01, batch_size=16)
SEVERAL = (BASE, replace(BASE, hidden=(2,)))
PARITY = replace(BASE, dataset="parity", examples=16, max_iterations=60, target_accuracy=1.0)
KINDS = {
    "a run": ((ADAM,), {}),
    "a run that diverges": ((replace(BASE, activation=("relu",), alpha=300.0),), {}),
    "a stack": (tuple(replace(BASE, alpha=alpha) for alpha in (0.1, 1.0)), {"make_run": stack}),
    "several": (SEVERAL, {"make_run": dnn.Several}),
    "a race": (tuple(replace(PARITY, seed=seed) for seed in range(4)), {"make_run": RaceOf()}),
}
SECONDS = 120  # until a busy machine must have come up with something


@pytest.fixture(scope="module")
def two():
    """Two workers that are up."""
    workers = Workers(2)
    workers.start()
    until(lambda: workers.up == 2, SECONDS)
    yield workers
    workers.end()


def played(player: Player, slices: list[int], workers: Workers | None) -> None:
    """So many iterations in each slice, here or by a worker."""
    away = Away(player)
    for iterations in slices:
        if workers is None:
            player.advance(iterations)
            continue
        player.playing, player.allowed = True, lambda iterations=iterations: iterations
        call, came, there = away.call(1000.0), [], Event()
        assert workers.ask(call, lambda answer, came=came, there=there: (came.append(answer), there.set()))
        assert there.wait(SECONDS)
        assert came[0].kind == DONE
        away.back(call, came[0])
    player.playing = False


def seen(player: Player) -> tuple:
    """What a browser is sent of it, but how fast it went."""
    feed = View(player, Screen(PlanePictures, WITH_TIMELINE)).feed()
    header, arrays = Decoder().decode(feed.frame())
    header = {name: value for name, value in header.items() if name not in ("token", "run", "segments")}
    return str(header), [array.tobytes() for array in arrays.values()]


def kept(player: Player) -> list:
    """The places of its timeline."""
    return [
        (updates, place.config, place.steps, vector.tobytes(), [slot.tobytes() for slot in state])
        for place in player.timeline.places
        for _, updates, vector, state in [place.checkpoint]
    ]


@pytest.mark.parametrize("name", KINDS)
def test_a_worker_comes_to_the_same_bits(two, name):
    configs, options = KINDS[name]
    here, there = (Player(configs, **options) for _ in range(2))
    slices = [1, 30, 7, 80] if name != "a race" else [1, 30, 7]
    played(here, slices, None)
    played(there, slices, two)
    assert there.run.iteration > 10 or there.run.stopped
    assert bits(there.run) == bits(here.run)
    assert there.message == here.message
    if isinstance(here.run, dnn.Run):
        assert there.timeline.iterations == here.timeline.iterations
        assert kept(there) == kept(here)
        assert seen(there) == seen(here)


def test_what_is_done_between_two_slices_is_taken_along(two):
    players = [Player((BASE,)) for _ in range(2)]
    for player, workers in zip(players, (None, two), strict=True):
        played(player, [40], workers)
        player.edit(1, 2, 1, 3.0)
        played(player, [30], workers)
        player.follow((replace(BASE, alpha=0.05),))
        played(player, [20], workers)
        player.scrub(12)
        player.command("branch")
        played(player, [25], workers)
    here, there = players
    assert bits(there.run) == bits(here.run)
    assert there.run.iteration == 12 + 25
    assert dnn.numpy_script(there.run) == dnn.numpy_script(here.run)
    assert seen(there) == seen(here)


def test_a_slice_of_a_run_that_was_changed_meanwhile_is_dropped():
    player = Player((BASE,))
    player.command("play")
    away, copies = Away(player), Copies()

    def done(call) -> Answer:
        whole = call.whole() if call.home is None else None
        kind, content = answer(copies, pickle.dumps((call.key, whole, call.function, call.arguments)))
        return Answer(kind, 1, content)

    first, second = away.call(0.001), away.call(0.001)  # by two browsers
    answers = done(first), done(second)
    away.back(first, answers[0])
    assert player.run.iteration == 0
    away.back(second, answers[1])
    assert (trained := player.run.iteration) > 0
    assert away.call(0.001).home == 1  # its copy is there
    call = away.call(0.001)
    late = done(call)
    player.edit(1, 1, 1, 2.0)
    away.back(call, late)
    assert player.run.iteration == trained
    assert away.call(0.001).home is None
    late = done(call := away.call(0.001))
    player.command("reset")
    player.command("play")
    away.back(call, late)
    assert player.run.iteration == 0


def test_what_a_worker_has_forgotten_is_sent_again():
    player = Player((BASE,))
    player.command("play")
    away = Away(player)
    call = away.call(0.01)
    kind, content = answer(Copies(), pickle.dumps((call.key, None, call.function, call.arguments)))
    assert (kind, content) == (MISSING, b"")
    away.back(call, Answer(kind, 1))
    assert player.playing
    assert away.call(0.01).home is None
    copies = Copies()
    copies.find("old", pickle.dumps("a run"))
    copies.tidy(now=float("inf"))
    assert "old" not in copies


@pytest.mark.parametrize("kind, times", [(FAILED, 1), (LOST, 2)])
def test_a_run_that_breaks_workers_is_stopped_with_a_sentence(kind, times):
    player = Player((BASE,))
    player.command("play")
    away = Away(player)
    for k in range(times):
        assert player.playing
        away.back(away.call(0.01), Answer(kind, k, suspect=True))
    assert not player.playing
    assert player.message.startswith("Training stopped because of an error")


def test_a_worker_survives_what_cannot_be_trained(two, capfd):
    came, there = [], Event()
    call = Away(Player((BASE,))).call(0.01)._replace(whole=lambda: b"no pickle")
    assert two.ask(call, lambda answer: (came.append(answer), there.set()))
    assert there.wait(SECONDS)
    assert came[0].kind == FAILED
    assert two.lost == 0


# Through the conductor, as it happens to visitors.


class Visits:
    """Views that play, and a conductor with workers whose turns are taken here."""

    def __init__(self, workers: Workers, *configs: dnn.Config):
        self.conductor = ByHand(workers)
        self.conductor.scheduler.waited = lambda long: None  # by workers, on whatever else the machine does
        self.views = [View(Player((config,)), Screen(PlanePictures, WITH_TIMELINE)) for config in configs]
        self.frames: list[list[bytes]] = [[] for _ in configs]
        self.connections = [
            Connection(view, frames.append, lambda: None) for view, frames in zip(self.views, self.frames, strict=True)
        ]
        for connection in self.connections:
            self.conductor.join(connection)
            self.conductor.tell(connection, {"speed": "fastest"})
            self.conductor.tell(connection, {"do": "play"})

    def turn(self) -> None:
        self.conductor.draw()
        for connection in self.connections:
            connection.unacknowledged = 0
        self.conductor.turn()

    def until(self, condition) -> None:
        until(lambda: (self.turn(), condition())[1], SECONDS, every=0.001)

    def trained_by_workers(self, more: int = 50) -> None:
        """All go on, and none of it here."""
        self.until(lambda: all(connection.away for connection in self.connections))
        goals = [view.player.run.iteration + more for view in self.views]
        self.until(lambda: all(v.player.run.iteration > goal for v, goal in zip(self.views, goals, strict=True)))
        assert all(connection.away for connection in self.connections)


@pytest.fixture
def visits(monkeypatch):
    monkeypatch.setattr("asyncio.get_running_loop", Loop)
    made = []

    def make(*configs: dnn.Config, workers: Workers) -> Visits:
        made.append(Visits(workers, *configs))
        return made[-1]

    return make


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


@pytest.mark.parametrize(
    "asked, cores, memory, number",
    [
        (None, 2, 4e9, 2),
        (None, 1, 4e9, 0),
        (None, 8, LEAST_MEMORY - 1, 0),
        ("", 4, LEAST_MEMORY, 4),
        ("0", 8, 64e9, 0),
        ("3", 1, 5e8, 3),
        ("many", 2, 4e9, 2),
        ("-1", 2, 4e9, 2),
        ("1000", 2, 4e9, 2),
    ],
)
def test_how_many_there_are(asked, cores, memory, number, caplog):
    assert how_many(asked, cores, memory) == number
    assert (ASKED in caplog.text) == (asked in ("many", "-1", "1000"))


def test_memory_is_what_a_container_may_take(tmp_path):
    whole = memory.available(tmp_path)
    assert whole > 1e8
    (tmp_path / "memory.max").write_text("max\n")
    assert memory.available(tmp_path) == whole
    (tmp_path / "memory.max").write_text("50000000\n")
    assert memory.available(tmp_path) == 5e7
    (tmp_path / "memory.max").unlink()
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory" / "memory.limit_in_bytes").write_text("60000000\n")
    assert memory.available(tmp_path) == 6e7
