"""The one place that trains while drawing: a component that keeps its figures, and asks for each tick itself.

A timer on the server would starve as soon as a frame takes longer than its period; a browser that asks for the
next tick when it has shown the last cannot. Everything about a run goes through one keyed fragment.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.ui.live.log import Log
from pages.ui.live.pictures import Pictures
from pages.ui.live.playable import Configs, Playable, one_run
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.page import component
from pages.ui.server.scheduler import Scheduler, start_tidying
from pages.ui.settings import links, teacher

COMMANDS = ("play", "step", "ten", "reset", "new")
WITH_TIMELINE = (*COMMANDS, "pin", "branch")


@st.cache_resource
def scheduler() -> Scheduler:
    """One for the whole process."""
    made = Scheduler()
    start_tidying(made)
    return made


@st.cache_resource
def _component():
    """The component, registered once."""
    return component.made("live", "plotly.min.js")


@dataclass
class Stage:
    """What `show` made: the player with its run, and the screen with its pictures. Kept for the visit."""

    player: Player
    screen: Screen

    @property
    def run(self) -> Playable:
        """The run that is played."""
        return self.player.run

    @property
    def pictures(self) -> Pictures:
        """What was drawn last."""
        return self.screen.pictures


def show(
    key: str,
    current: Callable[[], Configs],
    make_pictures: Callable[[Playable], Pictures],
    make_run: Callable[[Configs], Playable] = one_run,
    commands: tuple[str, ...] = COMMANDS,
    seed: str = "seed",
    on_pick: Callable[[Stage, str, int], None] | None = None,
    rerun_at_end: bool = False,
) -> Stage:
    """Transport, numbers and pictures of what `make_run(configs)` makes.

    `current()` gives the configs as the settings stand now. `make_run` and `make_pictures` are compared with those of
    the run before: a Factory or a function of a module, never a lambda; all that they read beside their argument
    belongs into them. Another `make_run` starts a new run, other `make_pictures` show the same run anew.
    `commands` are the buttons; "new" draws the setting named `seed`, "branch" stands for the whole timeline.
    `on_pick(stage, figure, point)` is told of a click on a point of a figure whose layout.meta holds "pick"; the page
    is run again after it. With `rerun_at_end` the page is run again when a run ends by itself.
    """
    configs = current()
    if key not in st.session_state:
        st.session_state[key] = Stage(Player(configs, make_run), Screen(make_pictures))
    stage: Stage = st.session_state[key]
    stage.screen.look(make_pictures)
    stage.screen.commands = tuple(c for c in commands if not teacher.waits() or c not in ("play", "step", "ten"))
    stage.screen.keys = bool(st.session_state.get("present"))
    links.keep()
    stage.player.remake(configs, make_run)
    stage.player.follow(configs)
    _fragment(key, stage, current, seed, on_pick, rerun_at_end)
    return stage


def log() -> Log:
    """The log of this visit; what has ended or was left is in it."""
    return st.session_state.setdefault("run_log", Log())


def whole_log() -> Log:
    """The log with every run of the visit, also those that are shown on other pages and may go on."""
    for key, value in st.session_state.items():
        if isinstance(value, Stage):
            log().look(str(key), value.player)
    return log()


def watch(key: str, stage: Stage, make_pictures: Callable[[Playable], Pictures]) -> None:
    """More pictures of the run that `stage` plays, elsewhere on the same page. Call it after `show`."""
    screen: Screen = st.session_state.setdefault(key, Screen(make_pictures, watches=True))
    screen.look(make_pictures)
    _watching(key, stage, screen)


def _sent(slot: str, event: str) -> dict:
    """What the browser sent with an event; nothing, if it is not what ticks.js sends."""
    value = st.session_state[slot].get(event) if slot in st.session_state else None
    return value if isinstance(value, dict) else {}


@st.fragment
def _watching(key: str, stage: Stage, screen: Screen) -> None:
    slot = f"{key}_component"

    def on_tick() -> None:
        screen.shown = _sent(slot, "tick").get("have")

    _component()(key=slot, data=screen.frame(stage.player), on_tick_change=on_tick)


@st.fragment
def _fragment(
    key: str,
    stage: Stage,
    current: Callable[[], Configs],
    seed: str,
    on_pick: Callable[[Stage, str, int], None] | None,
    rerun_at_end: bool,
) -> None:
    player, screen = stage.player, stage.screen
    slot = f"{key}_component"

    def on_tick() -> None:
        sent = _sent(slot, "tick")
        screen.shown = sent.get("have")
        if sent.get("leaving"):
            links.keep()
        player.follow(current())
        if player.playing:
            seconds, screen.delay = scheduler().share(player.run_id)
            if seconds > 0:
                with scheduler().training:
                    start = time.thread_time()
                    player.advance(seconds=seconds)
                    scheduler().charge(player.run_id, seconds, time.thread_time() - start)
            if rerun_at_end and player.run.stopped:
                scheduler().leave(player.run_id)
                st.rerun()
        if not player.playing:
            scheduler().leave(player.run_id)

    def on_command() -> None:
        player.follow(current())
        command = _sent(slot, "command").get("name")
        if command == "new":
            st.session_state[seed] = random.randrange(1, 10_000)
            st.rerun()
        player.command(command)

    def on_scrub() -> None:
        place = _sent(slot, "scrub").get("at")
        if isinstance(place, int):
            player.scrub(place)

    def on_click() -> None:
        picked = _sent(slot, "pick")
        if on_pick and isinstance(picked.get("point"), int):
            on_pick(stage, str(picked.get("figure")), picked["point"])
            st.rerun()

    log().take(key, player)
    _component()(
        key=slot,
        data=screen.frame(player),
        on_tick_change=on_tick,
        on_command_change=on_command,
        on_pick_change=on_click,
        on_scrub_change=on_scrub,
    )
