"""A visitor without a browser: speaks Streamlit's protocol, asks for ticks as ticks.js does, and counts what comes."""

import asyncio
import json
from time import monotonic

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.helpers.frames import unpacked

IN_FLIGHT = 2
WATCHDOG = 1.5


class Visitor:
    """One session on one page that shows a run."""

    def __init__(self, url: str, page: str = "Playground", query: str = ""):
        self.url, self.page, self.query = url.replace("http", "ws", 1) + "/_stcore/stream", page, query
        self.frames = self.iteration = self.in_flight = 0
        self.errors: list[str] = []
        self.component = self.fragment = self.script = ""
        self.run = None
        self.playing, self.asked_at, self.delay = False, 0.0, 0.05
        self.seen = asyncio.Event()
        self.paused_after: float | None = None
        self._pause_asked: float | None = None

    async def __aenter__(self):
        self.socket = await websockets.connect(self.url, subprotocols=["streamlit"], max_size=None, open_timeout=60)
        self.tasks = [asyncio.create_task(self._receive()), asyncio.create_task(self._ask())]
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        await self.socket.send(message.SerializeToString())
        await asyncio.wait_for(self.seen.wait(), 120)
        return self

    async def __aexit__(self, *_):
        for task in self.tasks:
            task.cancel()
        await self.socket.close()

    async def send(self, event: str, value) -> None:
        """What setTriggerValue(event, value) sends."""
        message = BackMsg()
        state = message.rerun_script
        state.fragment_id, state.page_script_hash, state.query_string = self.fragment, self.script, self.query
        base = state.widget_states.widgets.add()
        base.id, base.json_value = self.component, "{}"
        widget = state.widget_states.widgets.add()
        widget.id = f"$$STREAMLIT_INTERNAL_KEY_{self.component}__events"
        widget.json_trigger_value = json.dumps([{"event": event, "value": value}])
        await self.socket.send(message.SerializeToString())

    async def play(self) -> None:
        await self.send("command", {"name": "play"})

    async def pause(self) -> None:
        """Ask for a pause; `paused_after` says how long it took to show."""
        self._pause_asked = monotonic()
        await self.send("command", {"name": "pause"})

    async def _receive(self) -> None:
        async for raw in self.socket:
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.script = message.new_session.page_script_hash or self.script
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                if element.WhichOneof("type") == "exception":
                    self.errors.append(element.exception.message)
                elif element.WhichOneof("type") == "bidi_component" and element.bidi_component.component_name == "live":
                    self.component, self.fragment = element.bidi_component.id, message.delta.fragment_id
                    self._take(element.bidi_component.bytes)
            elif kind == "session_event":
                self.errors.append(str(message.session_event))

    def _take(self, frame: bytes) -> None:
        header, _ = unpacked(frame)
        if header["watches"]:
            return
        self.frames += 1
        self.in_flight = max(0, self.in_flight - 1)
        self.run, self.delay, self.playing = header["run"], header["delay"], header["playing"]
        self.iteration = int(header["numbers"][0][2].replace(",", ""))
        if self._pause_asked and not self.playing:
            self.paused_after, self._pause_asked = monotonic() - self._pause_asked, None
        self.seen.set()

    async def _ask(self) -> None:
        while True:
            await asyncio.sleep(0.005)
            now = monotonic()
            if not self.playing:
                continue
            if now - self.asked_at > WATCHDOG:
                self.in_flight = 0
            if now - self.asked_at >= self.delay and self.in_flight < IN_FLIGHT:
                self.in_flight, self.asked_at = self.in_flight + 1, now
                await self.send("tick", {"n": 0, "have": self.run})
