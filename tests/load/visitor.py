"""A visitor without a browser: opens a page over Streamlit's protocol, then the live socket, and counts what comes."""

import asyncio
import json
from contextlib import suppress
from http.cookies import SimpleCookie
from time import monotonic

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.helpers.frames import Decoder


class Visitor:
    """One session on one page that shows a run."""

    def __init__(self, url: str, page: str = "Playground", query: str = ""):
        self.url, self.page, self.query = url.replace("http", "ws", 1) + "/_stcore/stream", page, query
        self.frames = self.iteration = self.bytes = 0
        self.errors: list[str] = []
        self.playing = False
        self.cookies = SimpleCookie()
        self.seen = asyncio.Event()
        self.runs: set[str] = set()  # that were shown: one, unless a run was lost
        self.token: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.paused_after: float | None = None
        self.gaps: list[float] = []  # seconds from one frame to the next
        self._seen_at = monotonic()
        self._pause_asked: float | None = None

    async def __aenter__(self):
        self.run = await self._connected(self.url, subprotocols=["streamlit"])
        for cookie in map(SimpleCookie, self.run.response.headers.get_all("Set-Cookie")):
            self.cookies.update(cookie)
        self.tasks = [asyncio.create_task(self._read_page())]
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        await self.run.send(message.SerializeToString())
        token = await asyncio.wait_for(self.token, 120)
        self.socket = await self._connected(f"{self.url}?live", compression=None)
        await self.say({"token": token})
        self.tasks.append(asyncio.create_task(self._read_frames()))
        await asyncio.wait_for(self.seen.wait(), 120)
        return self

    async def _connected(self, url: str, **options) -> websockets.ClientConnection:
        """As a browser connects, which brings its cookies along: a balancer knows it by them."""
        headers = {"Cookie": self.cookies.output(attrs=[], header="", sep=";").strip()} if self.cookies else {}
        return await websockets.connect(url, max_size=None, open_timeout=60, additional_headers=headers, **options)

    async def __aexit__(self, *_):
        for task in self.tasks:
            task.cancel()
        with suppress(websockets.ConnectionClosed):
            await self.socket.close()
            await self.run.close()

    async def say(self, message: dict) -> None:
        """One message on the live socket."""
        await self.socket.send(json.dumps(message))

    async def play(self) -> None:
        """Press Play, as fast as it goes."""
        await self.say({"speed": "fastest"})
        await self.say({"do": "play"})

    async def pause(self) -> None:
        """Press Pause; `paused_after` says how long it took to show."""
        self._pause_asked = monotonic()
        await self.say({"do": "pause"})

    async def _read_page(self) -> None:
        async for raw in self.run:
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                if element.WhichOneof("type") == "exception":
                    self.errors.append(element.exception.message)
                elif element.WhichOneof("type") == "bidi_component" and element.bidi_component.component_name == "live":
                    header, _ = Decoder().decode(element.bidi_component.bytes)
                    if not self.token.done():
                        self.token.set_result(header["token"])
            elif kind == "session_event":
                self.errors.append(str(message.session_event))

    async def _read_frames(self) -> None:
        decoder = Decoder()
        async for raw in self.socket:
            header, _ = decoder.decode(raw)
            self.frames += 1
            self.bytes += len(raw)
            now = monotonic()
            self.gaps.append(now - self._seen_at)
            self._seen_at = now
            if header["frame"] != self.frames:
                self.errors.append(f"frame {header['frame']} came in place of frame {self.frames}")
            self.playing = header["playing"]
            self.runs.add(header["run"])
            if header["token"] != self.token.result():
                self.errors.append("a frame of somebody else")
            self.iteration = int(header["numbers"][0][2].split()[0].replace(",", ""))  # of a sweep "3 of 42"
            if self._pause_asked and not self.playing:
                self.paused_after, self._pause_asked = monotonic() - self._pause_asked, None
            self.seen.set()
            await self.socket.send("a")
        self.errors.append(f"the socket was closed: {self.socket.close_code}")
