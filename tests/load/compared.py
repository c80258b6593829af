"""Measured side by side on one machine: workers, copies, a sweep beside the visitors, and visitors with large nets."""

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.helpers.app import ROOT, Server, free_port, running
from tests.load.visitor import Visitor
from tests.load.wave import measured, wave

CLASS, ROUNDS = 30, 3
LARGEST = "depth=6&examples=2000&" + "&".join(f"units_{l}=64" for l in range(1, 7))
SETTLED = 3  # seconds


async def by_workers(workers: list[int], seconds: float, waves: tuple[int, ...]) -> None:
    """Each wave on a server with each number of workers, one right after the other: compare within a wave."""
    with ExitStack() as stack:
        servers = {f"{n} workers": stack.enter_context(running(DNN_WORKERS=str(n))) for n in workers}
        await _in_turn(servers, seconds, waves)


async def by_copies(copies: list[int], seconds: float, waves: tuple[int, ...]) -> None:
    """Likewise with each number of copies behind nginx, as .deploy starts them."""
    with ExitStack() as stack:
        servers = {f"{n} copies": stack.enter_context(site(n)) for n in copies}
        await _in_turn(servers, seconds, waves)


async def _in_turn(servers: dict[str, Server], seconds: float, waves: tuple[int, ...]) -> None:
    for server in servers.values():
        await wave(server, 2, 3, [""])
    for sessions in waves:
        for name, server in servers.items():
            print(f"{name}:", end=" ", flush=True)
            await measured(server, sessions, seconds, [""], False)
            await asyncio.sleep(5)


@contextmanager
def site(copies: int) -> Iterator[Server]:
    """So many copies behind nginx, ended afterwards."""
    port = free_port()
    command = [sys.executable, ROOT / ".deploy" / "serve.py", f"--port={port}", f"--first-port={free_port()}"]
    process = subprocess.Popen(
        [*command, f"--copies={copies}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        assert any(line.strip() == "ready" for line in process.stdout), "the copies did not come up"
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(30)


async def beside_a_sweep(seconds: float, waves: tuple[int, ...]) -> None:
    """Frames of those who play without and with one more visitor whose sweep trains, in turn."""
    for sessions in waves:
        with running() as server:
            visitors = [Visitor(server.url) for _ in range(sessions)]
            for visitor in visitors:
                await visitor.__aenter__()
            await asyncio.gather(*(visitor.play() for visitor in visitors))
            async with Visitor(server.url, page="Hyperparameters", query="tab=sweep") as sweeping:
                for round in range(2 * ROUNDS):
                    sweeps = round % 2 == 1
                    await (sweeping.play() if sweeps else sweeping.pause())
                    await asyncio.sleep(SETTLED)
                    cells, (rates, iterations) = sweeping.iteration, await _rates(visitors, seconds)
                    print(
                        f"{sessions} play, {'one sweeps' if sweeps else 'nobody sweeps'}: frames/s "
                        f"{statistics.median(rates):5.2f} median, {min(rates):5.2f} worst; {iterations:7,.0f} "
                        f"iterations/s in sum; {sweeping.iteration - cells} cells of the sweep were trained",
                        flush=True,
                    )
                    if sweeps and not sweeping.playing:  # all cells are done
                        await sweeping.say({"do": "reset"})
            for visitor in visitors:
                await visitor.__aexit__()


async def _rates(visitors: list[Visitor], seconds: float) -> tuple[list[float], float]:
    """Frames a second of each, and iterations a second of all."""
    start, before = time.monotonic(), [(visitor.frames, visitor.iteration) for visitor in visitors]
    await asyncio.sleep(seconds)
    took = time.monotonic() - start
    rates = [(visitor.frames - frames) / took for visitor, (frames, _) in zip(visitors, before, strict=True)]
    trained = sum(visitor.iteration - iteration for visitor, (_, iteration) in zip(visitors, before, strict=True))
    return rates, trained / took


async def gaps(server: Server, largest: int, seconds: float) -> list[float]:
    """Seconds between frames of the visitors of a class with the default net, while so many have the largest."""
    visitors = [Visitor(server.url, query=LARGEST if i < largest else "") for i in range(CLASS)]
    for visitor in visitors:
        await visitor.__aenter__()
    for visitor in visitors:
        await visitor.play()
    await asyncio.sleep(3)
    others = visitors[largest:]
    for visitor in others:
        visitor.gaps.clear()
    await asyncio.sleep(seconds)
    found = sorted(gap for visitor in others for gap in visitor.gaps)
    for visitor in visitors:
        await visitor.__aexit__()
    return found


async def beside_the_largest(largest: int, seconds: float) -> None:
    """A class without and with visitors who have the largest net, in turn: what the others' frames wait for them."""
    with running() as server:
        await measured(server, 1, 3, [""], False)
        for _ in range(ROUNDS):
            for count in (0, largest):
                found = await gaps(server, count, seconds)
                middle, late, worst = (1000 * found[int(share * (len(found) - 1))] for share in (0.5, 0.99, 1))
                print(
                    f"{CLASS - count} default nets and {count} of the largest: {middle:.0f} ms from frame to frame in "
                    f"the median, {late:.0f} ms for one of a hundred, {worst:.0f} ms at worst ({len(found):,} frames)",
                    flush=True,
                )
