"""The one place that trains while drawing: a component whose frames come over a socket of the app's own process.

A page runs only when the page itself changes. It hands the browser a token; with that the browser opens the socket,
and gets frames and gives commands there (see server/socket.py). Where no socket can be had, the browser asks for the
same frames by ticks of a fragment, a few a second.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.ui.live.advice import Advice
from pages.ui.live.controls import ConfigsOf, Controls
from pages.ui.live.feed import Feed
from pages.ui.live.log import Log
from pages.ui.live.playable import Configs, Playable, one_run
from pages.ui.live.player import Player
from pages.ui.live.screen import Drawn, MakePictures, Screen
from pages.ui.live.speed import CALM, FASTEST, Speed
from pages.ui.live.view import View
from pages.ui.live.wire import Encoder
from pages.ui.page import component
from pages.ui.server.conductor import conductor
from pages.ui.settings import links, teacher, widgets

COMMANDS = ("play", "step", "ten", "reset", "new", "speed")
WITH_TIMELINE = (*COMMANDS, "pin", "again", "branch", "weight")
TRAINING = ("play", "step", "ten", "speed", "again")  # what waits for a prediction that a teacher asks for
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
        return answer or Encoder().encode({"token": self.view.token}, {}, {})


def show(
    key: str,
    configs_of: ConfigsOf,
    make_pictures: MakePictures,
    make_run: Callable[[Configs], Playable] = one_run,
    commands: tuple[str, ...] = COMMANDS,
    seed: str = "seed",
    on_pick: Callable[[Stage, str, int], None] | None = None,
    rerun_at_end: bool = False,
    layout: str = "",
    by_itself: bool = False,
    drawn: Drawn | None = None,
    on_drawn: Callable[[Any], None] | None = None,
) -> Stage:
    """Transport, numbers and pictures of what `make_run(configs)` makes.

    `configs_of(standing)` makes the configs of the page's settings. It is kept, and called again when a browser sets
    some of them by a message: it must not read the session. `make_run` and `make_pictures` are compared with those of
    the run before: a Factory or a function of a module, never a lambda; all that they read beside their argument
    belongs into them. Another `make_run` starts a new run, other `make_pictures` show the same run anew.
    `commands` are the buttons; "new" draws the setting named `seed`, "branch" stands for the whole timeline. Without
    "speed" the run is always played as fast as it goes.
    `on_pick(stage, figure, point)` is told of a click on a point of a figure whose layout.meta holds "pick"; the page
    is run again after it. With `rerun_at_end` the page is run again when a run ends by itself.
    With `by_itself` it plays, slowly, while it is in sight of a reader who has not asked for less motion.
    `drawn` are points of the plane on which the run learns; after each stroke `on_drawn` is told of those that it left.
    `layout` "stage" fills the window with the parts of browser/stage; else they stand below each other.
    """
    standing = widgets.standing()
    if key not in st.session_state:
        own = Speed(CALM if by_itself else FASTEST)
        speed = st.session_state.setdefault("visit_speed", Speed()) if "speed" in commands else own
        player = Player(configs_of(standing), make_run, speed)
        st.session_state[key] = Stage(View(player, Screen(make_pictures)))
        st.session_state[key].view.screen.controls = Controls(standing, configs_of)
    stage: Stage = st.session_state[key]
    player, screen, controls = stage.player, stage.view.screen, stage.controls
    with stage.view.lock:
        configs = controls.stand(standing, configs_of)
        screen.look(make_pictures)
        screen.commands = tuple(c for c in commands if not teacher.waits() or c not in TRAINING)
        screen.keys = bool(st.session_state.get("present"))
        screen.tells_end, screen.layout, screen.by_itself = rerun_at_end, layout, by_itself
        if layout == "stage":
            screen.advice = screen.advice or Advice(controls)
        screen.drawn = drawn
        player.remake(configs, make_run)
        player.follow(configs)
        controls.tell(player)
        log().take(key, player)
    links.keep()
    conductor().touch(player.payer)
    _fragment(key, stage, seed, on_pick, rerun_at_end, on_drawn)
    return stage


def log() -> Log:
    """The log of this visit; what has ended or was left is in it."""
    return st.session_state.setdefault("run_log", Log())


def whole_log() -> Log:
    """The log with every run of the visit, also those that are shown on other pages and may go on."""
    for key, value in st.session_state.items():
        if isinstance(value, Stage) and value.view.trains:
            with value.view.lock:
                log().look(str(key), value.player)
    return log()


def watch(key: str, stage: Stage, make_pictures: MakePictures) -> None:
    """More pictures of the run that `stage` plays, elsewhere on the same page. Call it after `show`."""
    watching: Stage | None = st.session_state.get(key)
    if watching is None or watching.player is not stage.player:
        view = View(stage.player, Screen(make_pictures, watches=True), stage.view.lock)
        watching = st.session_state[key] = Stage(view)
    with stage.view.lock:
        watching.view.screen.look(make_pictures)
    conductor().touch(stage.player.payer)
    _fragment(key, watching)


@st.fragment
def _fragment(
    key: str,
    stage: Stage,
    seed: str = "",
    on_pick: Callable[[Stage, str, int], None] | None = None,
    rerun_at_end: bool = False,
    on_drawn: Callable[[Any], None] | None = None,
) -> None:
    slot = f"{key}_component"

    def sent(event: str) -> dict:
        """What the browser sent with an event; nothing, if it is not what live.js sends."""
        value = st.session_state[slot].get(event) if slot in st.session_state else None
        return value if isinstance(value, dict) else {}

    def on_tick() -> None:
        _tick(stage, sent("tick"))

    def on_new() -> None:
        if "new" in stage.view.screen.commands:
            st.session_state[seed] = random.randrange(1, 10_000)
            st.rerun()

    def on_set() -> None:
        asked = sent("set")
        if isinstance(asked.get("set"), dict):
            with stage.view.lock:
                st.session_state.update(stage.controls.hear(asked["set"], asked.get("n")))
            st.rerun()

    def on_click() -> None:
        picked = sent("pick")
        if on_pick and type(picked.get("point")) is int:
            on_pick(stage, str(picked.get("figure")), picked["point"])
            st.rerun()

    def on_stroke() -> None:
        if on_drawn:
            on_drawn(sent("drawn").get("points"))
            st.rerun()

    def on_end() -> None:
        if rerun_at_end:
            st.rerun()

    _component()(
        key=slot,
        data=stage.data(),
        on_tick_change=on_tick,
        on_new_change=on_new,
        on_set_change=on_set,
        on_pick_change=on_click,
        on_end_change=on_end,
        on_drawn_change=on_stroke,
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
