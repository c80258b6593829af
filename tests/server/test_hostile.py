"""What strangers say to the live socket while others play: nobody loses a run, and nobody learns of another."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
import websockets

from pages.ui.server.socket import BURST, FOREIGN, GONE, LARGEST
from pages.ui.settings.table import PLAYGROUND
from tests.helpers.alone import run_alone
from tests.helpers.app import running
from tests.load.visitor import Visitor

VISITORS, MESSAGES, AT_ONCE = 30, 2000, 40
COMMANDS = (
    "play",
    "pause",
    "step",
    "ten",
    "reset",
    "new",
    "branch",
    "replay",
    "pin",
    "unpin",
    "again",
    "enough",
    "fields",
    "nonsense",
    "\ud800",
    "",
)


VALUES = (None, True, -1, 7, 10**50, 1e300, "tanh", "x" * 900, [], {"a": 1})


def setting(random: Random) -> str:
    """A message that sets what is not there, or to what is not allowed, or a hundred things at once."""
    names = random.sample((*PLAYGROUND.settings, "nonsense", "\ud800", "__class__"), random.choice((1, 3, 30)))
    number = random.choice((None, -1, 10**30, "1", [], 2**53 - 1, 1))
    return json.dumps({"set": {name: random.choice(VALUES) for name in names}, "n": number})


def hostile(random: Random, token: str) -> str | bytes:
    """One message that no browser of ours would send."""
    deep = random.choice((30, 400, 5000))
    return random.choice(
        (
            random.randbytes(random.randrange(3000)),
            "x" * random.choice((0, LARGEST, LARGEST + 1, 200_000)),
            "[" * deep,
            '{"a":' * deep + "1" + "}" * deep,
            json.dumps({"token": random.choice((None, 1, [], {}, "wrong", token[:-1], token.upper()))}),
            json.dumps({"do": random.choice((None, 7, ["play"], {"do": "play"}, True, *COMMANDS))}),
            json.dumps({"scrub": random.choice((-1, 10**900, 1e300, "3", None, True, [0]))}),
            '{"scrub": 1e999}',
            json.dumps({"speed": random.choice((0, -1, 3, 10**900, True, None, "", "slow", [1], {"a": 1}, 1.5))}),
            json.dumps({"do": "replay", "calm": random.choice((None, 1, "yes", []))}),
            '{"do": NaN, "scrub": -Infinity}',
            setting(random),
            json.dumps({"set": random.choice((None, 1, "alpha", ["alpha"], {}, {"": {}}))}),
            '{"set": {"alpha": NaN, "noise": Infinity, "seed": 1e999}, "n": NaN}',
            json.dumps(
                {
                    "weight": random.choice(
                        (None, [1], [1, 1, 1, "1"], [1, 1, True, 2], [99, 1, 1, 1.0], [1, 1, 1, 10**400])
                    )
                }
            ),
            '{"weight": [1, 1, 1, NaN]}',
            '{"weight": [1, 1, 1, 1e999]}',
            json.dumps({"look": random.choice((None, 7, [1], [1, 1, 1], ["1", 1], [99, 1], [1, -1], [10**400, 1]))}),
            json.dumps({"take": random.choice((0, 19, 20, -1, 10**400, "3", None, True))}),
            json.dumps({"unpin": random.choice(("A", "", "E", 1, None, ["A"]))}),
            json.dumps({"fields": random.choice((0, "yes", [True], 10**50))}),
            json.dumps({"do": "play", "token": token, "run": "../..", "have": "x" * 500}),
            "null",
            "a" * random.randrange(1, 5),
            '{"do": "pl',
        )
    )


async def say(url: str, messages: list, first: str | None = None) -> int | None:
    """Say all that on one connection, and then hang up; what the server closed it with, if it did."""
    async with websockets.connect(f"{url}?live", max_size=None, open_timeout=60) as socket:
        with suppress(websockets.ConnectionClosed, TimeoutError):
            if first:
                await socket.send(first)
            for message in messages:
                await socket.send(message)
            await asyncio.wait_for(socket.wait_closed(), 0.2)
    return socket.close_code


async def later(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for it; raises AssertionError where it does not come."""
    for _ in range(int(seconds / 0.02)):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"not within {seconds} seconds")


@pytest.fixture(scope="module")
def logged(tmp_path_factory):
    """(server, file of what it prints)."""
    path = tmp_path_factory.mktemp("log") / "log"
    with path.open("w") as log, running(log=log) as server:
        yield server, path


def unbroken(path) -> None:
    """Nothing in the log speaks of an error."""
    text = path.read_text()
    assert not [line for line in text.splitlines() if "Traceback" in line or "Error" in line or "failed" in line], text


@pytest.mark.slow
def test_two_thousand_hostile_messages(logged):
    server, log = logged

    async def play():
        random = Random(14)
        visitors = [Visitor(server.url) for _ in range(VISITORS)]
        for visitor in visitors:
            await visitor.__aenter__()
        for visitor in visitors:
            await visitor.play()
        await later(lambda: all(visitor.iteration > 50 for visitor in visitors))
        own = Visitor(server.url)  # a stranger with a seat of its own, who abuses that
        await own.__aenter__()
        for _ in range(0, MESSAGES, AT_ONCE):
            before = [visitor.frames for visitor in visitors]
            messages = [hostile(random, own.token.result()) for _ in range(AT_ONCE)]
            greeting = random.choice((None, json.dumps({"token": own.token.result()})))
            await say(visitors[0].url, messages, greeting)
            await later(lambda then=before: all(v.frames > n for v, n in zip(visitors, then, strict=True)))
        flood = [json.dumps({"do": "reset"})] * 3 * BURST
        before = [visitor.frames for visitor in visitors]
        assert await say(visitors[0].url, flood, json.dumps({"token": own.token.result()})) == FOREIGN
        await later(lambda: all(v.frames > n + 20 for v, n in zip(visitors, before, strict=True)))
        for visitor in visitors:
            assert visitor.playing
            assert visitor.errors == []  # a frame that is lost, out of turn or somebody else's is one
            assert len(visitor.runs) == 1
            assert visitor.iteration > 50
        await own.pause()
        for visitor in (*visitors, own):
            await visitor.__aexit__()

    run_alone(play())
    unbroken(log)


@pytest.mark.slow
def test_a_stranger_s_token_opens_nothing_and_one_s_own_shows_only_that(logged):
    server, log = logged

    async def play():
        visitors = [Visitor(server.url, query=f"seed={i}") for i in (3, 4)]
        for visitor in visitors:
            await visitor.__aenter__()
        url, (mine, theirs) = visitors[0].url, (visitor.token.result() for visitor in visitors)
        assert mine != theirs
        for wrong in ("", "x" * 32, mine[:-1], mine[::-1]):
            assert await say(url, [], json.dumps({"token": wrong})) == GONE
        await visitors[0].say({"do": "ten", "token": theirs})
        await later(lambda: visitors[0].iteration == 10)
        assert visitors[1].iteration == 0
        for visitor in visitors:
            await visitor.__aexit__()
            assert visitor.errors == []

    run_alone(play())
    unbroken(log)


@pytest.mark.slow
def test_only_pages_of_the_same_host_may_open_it(logged):
    server, _ = logged
    url = server.url.replace("http", "ws", 1) + "/_stcore/stream?live"

    async def answer(origin: str) -> int:
        try:
            async with websockets.connect(url, origin=origin, open_timeout=60):
                return 101
        except websockets.InvalidStatus as refused:
            return refused.response.status_code

    assert run_alone(answer("https://elsewhere.example")) == 403
    assert run_alone(answer("null")) == 403
    assert run_alone(answer(server.url)) == 101
