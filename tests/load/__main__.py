"""How many visitors one server carries: `python -m tests.load [seconds] [sessions ...]`.

Waves of 15 seconds, one right after the other on each of several servers, or in turn without and with what may disturb:
`python -m tests.load --workers 0 --workers 2 15 30 60 120` without and with two worker processes;
`python -m tests.load --copies 1 --copies 2 15 60 120` with one copy and with two behind nginx, see .deploy;
`python -m tests.load --sweep 15 30` with a sweep of one more visitor;
`python -m tests.load --largest 1` what visitors with the largest net cost the others of a class.

Each wave opens that many sessions (protocol clients, and one real browser where Chromium is installed), plays all of
them, pauses them, and lets them leave. What is printed is measured, not asserted.
"""

import argparse
import asyncio

from tests.helpers.app import running
from tests.load.compared import LARGEST, beside_a_sweep, beside_the_largest, by_copies, by_workers
from tests.load.wave import measured, wave

SECONDS, WAVES = 60.0, (1, 10, 30, 60, 120)
LEFT = 160  # seconds: Streamlit keeps a session for two minutes, in case its visitor comes back


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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=float, default=SECONDS)
    parser.add_argument("sessions", nargs="*", type=int, default=WAVES)
    parser.add_argument("--workers", type=int, action="append", metavar="N", help="once for each number to compare")
    parser.add_argument("--copies", type=int, action="append", metavar="N", help="likewise, behind nginx")
    parser.add_argument("--sweep", action="store_true", help="without and with a sweep, in turn")
    parser.add_argument("--largest", type=int, default=0, metavar="N", help="of a class of 30, compared with none")
    asked = parser.parse_args()
    seconds, waves = asked.seconds, tuple(asked.sessions)
    if asked.workers:
        asyncio.run(by_workers(asked.workers, seconds, waves))
    elif asked.copies:
        asyncio.run(by_copies(asked.copies, seconds, waves))
    elif asked.sweep:
        asyncio.run(beside_a_sweep(seconds, waves))
    elif asked.largest:
        asyncio.run(beside_the_largest(asked.largest, seconds))
    else:
        asyncio.run(main(seconds, waves))
