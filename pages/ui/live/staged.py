"""The component of one stage: what it is given with each run of the page, and what its events do."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.ui.live.controls import Controls
from pages.ui.live.feed import Feed
from pages.ui.live.player import Player
from pages.ui.live.view import View
from pages.ui.live.wire import Encoder
from pages.ui.page import component
from pages.ui.server.conductor import conductor

TICKS = 3  # a second, where there is no socket


@st.cache_resource
def _component():
    """The component, registered once."""
    return component.made("live", "plotly.min.js")


@dataclass
class Stage:
    """What `show` or `watch` made, kept for the visit: the player with its run, and a view of it."""

    view: View
    ticks: Feed | None = field(default=None)  # frames for a browser that found no socket
    answer: bytes | None = field(default=None)  # what its latest tick is to be given

    @property
    def player(self) -> Player:
        """Plays the run."""
        return self.view.player

    @property
    def controls(self) -> Controls:
        """What may be set on it."""
        assert self.view.screen.controls is not None  # `show` gives it some
        return self.view.screen.controls

    @property
    def run(self) -> Any:
        """The run that is played: what the page's own `make_run` made."""
        return self.player.run

    @property
    def pictures(self) -> Any:
        """What shows it: what the page's own `make_pictures` made."""
        return self.view.screen.pictures(self.player)

    def data(self) -> bytes:
        """What the component is given: the token, or the frame that a tick has asked for."""
        answer, self.answer = self.answer, None
        controls = self.view.screen.controls
        known = controls.known if controls else 0
        return answer or Encoder().encode({"token": self.view.token, "known": known}, {}, {})

    def hear(self, kept: Any) -> bool:
        """Have the session hold what the browser has set and not seen come back; returns whether it did not."""
        if not (isinstance(kept, dict) and isinstance(kept.get("set"), dict) and self.view.screen.controls):
            return False
        with self.view.lock:
            values = self.controls.hear(kept["set"], kept.get("n"))
        behind = any(st.session_state.get(name) != value for name, value in values.items())
        st.session_state.update(values)
        return behind


@st.fragment
def place(
    key: str,
    stage: Stage,
    seed: str = "",
    on_pick: Callable[[Stage, str, int], None] | None = None,
    rerun_at_end: bool = False,
    on_drawn: Callable[[Any], None] | None = None,
) -> None:
    """The component on the page: what it is given, and what its events do."""
    slot = f"{key}_component"

    def sent(event: str, answer: Callable[[dict], bool]) -> Callable[[], None]:
        """What is done with an event of the browser; the page is run again if `answer` says so, or if it was behind."""

        def on_event() -> None:
            value = st.session_state[slot].get(event) if slot in st.session_state else None
            value = value if isinstance(value, dict) else {}  # it is what live.js sends, or nothing
            behind = stage.hear(value.get("kept"))
            if answer(value) or behind:
                st.rerun()

        return on_event

    def on_tick(message: dict) -> bool:
        _tick(stage, message)
        return False

    def on_new(_: dict) -> bool:
        wanted = "new" in stage.view.screen.commands
        if wanted:
            st.session_state[seed] = random.randrange(1, 10_000)
        return wanted

    def on_click(picked: dict) -> bool:
        wanted = on_pick is not None and type(picked.get("point")) is int
        if on_pick and wanted:
            on_pick(stage, str(picked.get("figure")), picked["point"])
        return wanted

    def on_stroke(drawn: dict) -> bool:
        if on_drawn:
            on_drawn(drawn.get("points"))
        return on_drawn is not None

    _component()(
        key=slot,
        data=stage.data(),
        on_tick_change=sent("tick", on_tick),
        on_new_change=sent("new", on_new),
        on_set_change=sent("set", lambda _: True),
        on_pick_change=sent("pick", on_click),
        on_end_change=sent("end", lambda _: rerun_at_end),
        on_drawn_change=sent("drawn", on_stroke),
    )


def _tick(stage: Stage, message: dict) -> None:
    """Without a socket a browser asks for a frame: {"have": figures, "film": its number} and a command, each if any."""
    view, scheduler = stage.view, conductor().scheduler
    if stage.ticks is None:
        stage.ticks = view.feed()
    with view.lock:
        stage.ticks.resume(str(message.get("have", "")), message.get("film"))
        view.take(message)
        view.player.finish(1 / TICKS)
        if view.playing and view.trains:
            seconds, delay = scheduler.share(view.payer)
            start = time.thread_time()
            view.train(seconds / delay / TICKS)
            scheduler.charge(view.payer, seconds / delay / TICKS, time.thread_time() - start)
        elif view.trains:
            scheduler.leave(view.payer)
        stage.answer = stage.ticks.frame()
