"""How many visitors one server carries: `python -m tests.load [seconds] [sessions ...]`.

`python -m tests.load --largest 1` asks what visitors with the largest net cost the others of a class, and
`python -m tests.load --workers 0 --workers 2 15 30 60 120` waves of 15 seconds without and with two worker processes.

Each wave opens that many sessions (protocol clients, and one real browser where Chromium is installed), plays all of
them, pauses them, and lets them leave. What is printed is measured, not asserted.
"""

import argparse
import asyncio
import statistics
import sys
import time
from contextlib import ExitStack

from tests.helpers.app import Server, running
from tests.load.visitor import Visitor

SECONDS, WAVES = 60.0, (1, 10, 30, 60, 120)
CLASS, ROUNDS = 30, 3
LARGEST = "depth=6&examples=2000&" + "&".join(f"units_{l}=64" for l in range(1, 7))
LEFT = 160  # seconds: Streamlit keeps a session for two minutes, in case its visitor comes back


async def wave(server: Server, sessions: int, seconds: float, queries: list[str]) -> dict:
    """Open, play, pause and leave; the figures of the minute in between."""
    before = server.memory
    visitors = [Visitor(server.url, query=queries[i % len(queries)]) for i in range(sessions)]
    for first in range(0, sessions, 10):  # a class does not click within a millisecond
        await asyncio.gather(*(visitor.__aenter__() for visitor in visitors[first : first + 10]))
    await asyncio.gather(*(visitor.play() for visitor in visitors))
    await asyncio.sleep(3)
    start, cpu = time.monotonic(), server.cpu
    frames, iterations = [v.frames for v in visitors], [v.iteration for v in visitors]
    sent = sum(v.bytes for v in visitors)
    await asyncio.sleep(seconds)
    elapsed = time.monotonic() - start
    spent = server.cpu - cpu
    shown = sum(v.frames for v in visitors) - sum(frames)
    sent = sum(v.bytes for v in visitors) - sent
    rates = [(v.frames - n) / elapsed for v, n in zip(visitors, frames, strict=True)]
    trained = sum(v.iteration - n for v, n in zip(visitors, iterations, strict=True)) / elapsed
    memory = server.memory
    reactions = []
    for visitor in visitors[:: max(1, sessions // 10)]:  # one after the other, while the rest plays
        await visitor.pause()
        for _ in range(1000):
            await asyncio.sleep(0.005)
            if visitor.paused_after is not None:
                break
        reactions.append(visitor.paused_after or 5.0)
    errors = [error for visitor in visitors for error in visitor.errors]
    for visitor in visitors:
        await visitor.__aexit__()
    return dict(
        sessions=sessions,
        median=statistics.median(rates),
        worst=min(rates),
        iterations=trained,
        cpu=spent / elapsed,
        each_frame=spent / max(1, shown),
        size=sent / max(1, shown) / 1000,
        pause=max(reactions),
        memory=memory,
        each=(memory - before) / sessions,
        errors=len(errors),
    )


async def measured(server: Server, sessions: int, seconds: float, queries: list[str], with_browser: bool) -> None:
    """One wave, printed."""
    real = None
    if with_browser:
        command = (sys.executable, "-m", "tests.load.browser", server.url, str(seconds))
        real = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    row = await wave(server, sessions, seconds, queries)
    painted = (await real.communicate())[0].decode().strip() if real else ""
    print(
        "{sessions:4d} sessions: frames/s {median:5.2f} median, {worst:5.2f} worst; {iterations:9,.0f} iterations/s in "
        "sum; Pause after {pause:5.3f} s at worst; {memory:4.0f} MB, {each:+5.2f} MB a session; CPU {cpu:4.2f}, "
        "{each_frame:.4f} s a frame of {size:.2f} kB; "
        "{errors} errors".format(**row)
        + (f"; browser among them {painted}" if painted else ""),
        flush=True,
    )


async def main(seconds: float, waves: tuple[int, ...]) -> None:
    """All waves on one server, then three waves of 30 to see whether memory comes back, then one heavy visitor."""
    with running() as server:
        await measured(server, 1, 3, [""], False)  # what a first visit loads, so that it is not counted to a session
        await asyncio.sleep(5)
        print(f"idle after a first visit: {server.memory:.0f} MB", flush=True)
        for sessions in waves:
            await measured(server, sessions, seconds, [""], sessions == 30)
            await asyncio.sleep(5)
        await asyncio.sleep(LEFT)
        memories = [server.memory]
        for _ in range(3):
            await wave(server, 30, min(10, seconds), [""])
            await asyncio.sleep(LEFT)
            memories.append(server.memory)
        print("memory after each of three waves of 30: " + ", ".join(f"{m:.0f}" for m in memories) + " MB", flush=True)
        print("10 sessions, one of them with the largest net and batch:", flush=True)
        await measured(server, 10, min(20, seconds), [LARGEST, *[""] * 9], False)


async def with_and_without(workers: list[int], seconds: float, waves: tuple[int, ...]) -> None:
    """Each wave on a server with each number of workers, one right after the other: compare within a wave."""
    with ExitStack() as stack:
        servers = {count: stack.enter_context(running(DNN_WORKERS=str(count))) for count in workers}
        for server in servers.values():
            await wave(server, 1, 3, [""])
        for sessions in waves:
            for count, server in servers.items():
                print(f"{count} workers:", end=" ", flush=True)
                await measured(server, sessions, seconds, [""], False)
                await asyncio.sleep(5)


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


async def compare(largest: int, seconds: float) -> None:
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=float, default=SECONDS)
    parser.add_argument("sessions", nargs="*", type=int, default=WAVES)
    parser.add_argument("--workers", type=int, action="append", metavar="N", help="once for each number to compare")
    parser.add_argument("--largest", type=int, default=0, metavar="N", help="of a class of 30, compared with none")
    asked = parser.parse_args()
    if asked.workers:
        asyncio.run(with_and_without(asked.workers, asked.seconds, tuple(asked.sessions)))
    elif asked.largest:
        asyncio.run(compare(asked.largest, asked.seconds))
    else:
        asyncio.run(main(asked.seconds, tuple(asked.sessions)))
