"""One wave: so many sessions are opened, play, pause, and leave."""

import asyncio
import statistics
import sys
import time

from tests.helpers.app import Server
from tests.load.visitor import Visitor


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
