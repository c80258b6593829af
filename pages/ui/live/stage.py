"""The one place that trains while drawing: a component whose frames come over a socket of the app's own process.

A page runs only when the page itself changes. It hands the browser a token; with that the browser opens the socket,
and gets frames and gives commands there (see server/socket.py). Where no socket can be had, the browser asks for the
same frames by ticks of a fragment, a few a second.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.live.advice import Advice
from pages.ui.live.controls import ConfigsOf, Controls
from pages.ui.live.log import Log
from pages.ui.live.playable import Configs, Playable, one_run
from pages.ui.live.player import Player
from pages.ui.live.screen import Drawn, MakePictures, Screen
from pages.ui.live.speed import CALM, FASTEST, Speed
from pages.ui.live.staged import Stage, place
from pages.ui.live.view import View
from pages.ui.server.conductor import conductor
from pages.ui.settings import links, teacher, widgets

COMMANDS = ("play", "step", "ten", "reset", "new", "speed")
WITH_TIMELINE = (*COMMANDS, "pin", "again", "branch", "weight")
TRAINING = ("play", "step", "ten", "speed", "again")  # what waits for a prediction that a teacher asks for


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
    place(key, stage, seed, on_pick, rerun_at_end, on_drawn)
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
    place(key, watching)
