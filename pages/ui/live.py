"""The one place that trains while drawing: a component that keeps its figures, and asks for each tick itself.

A timer on the server would starve as soon as a frame takes longer than its period; a browser that asks for the
next tick when it has shown the last cannot. Everything about a run goes through one keyed fragment.
"""

import random
from collections.abc import Callable

import streamlit as st

from . import assets, run_log
from .player import Player, one_run
from .scheduler import Scheduler
from .screen import Screen

# Resent with every frame, so it only fetches what stays: live.js.
BOOTSTRAP = """
let live;
const root = new URL("../../", document.querySelector('script[type="module"][src]').src);
export default function (component) {
  live ??= import(new URL("%s", root));
  const received = live.then((module) => module.receive(component, new URL("%s", root)));
  return () => received.then((leave) => leave());
}
"""


@st.cache_resource
def scheduler() -> Scheduler:
    """One for the whole process."""
    return Scheduler()


@st.cache_resource
def component():
    """The component, registered once."""
    return st.components.v2.component(
        "live",
        html="<div></div>",
        js=BOOTSTRAP % (assets.url("live.js"), assets.url("plotly.min.js")),
        isolate_styles=False,
    )


def show(
    key: str,
    current: Callable,
    make_pictures: Callable,
    make_run: Callable = one_run,
    commands: tuple[str, ...] = ("play", "step", "ten", "reset", "new"),
) -> None:
    """Transport, numbers and pictures of what `make_run(configs)` makes.

    `current()` gives the configs as the settings stand now. `make_pictures(run)` gives what Screen draws.
    `commands` are the buttons.
    """
    if key not in st.session_state:
        st.session_state[key] = Player(current(), make_run)
        st.session_state[f"{key}_screen"] = Screen(make_pictures, commands)
    st.session_state[key].follow(current())
    _fragment(key, current)


@st.fragment
def _fragment(key: str, current: Callable) -> None:
    player: Player = st.session_state[key]
    screen: Screen = st.session_state[f"{key}_screen"]
    slot = f"{key}_component"

    def on_tick() -> None:
        tick = st.session_state[slot].get("tick") or {}
        screen.shown = tick.get("have")
        player.follow(current())
        if player.playing:
            seconds, screen.delay = scheduler().share(player.run_id)
            with scheduler().training:
                player.advance(seconds=seconds)
        if not player.playing:
            scheduler().leave(player.run_id)

    def on_command() -> None:
        player.follow(current())
        command = st.session_state[slot].get("command")
        if command == "new":
            st.session_state["seed"] = random.randrange(1, 10_000)
            st.rerun()
        player.command(command)

    while player.finished:
        run_log.add(*player.finished.pop(0), key)
    component()(key=slot, data=screen.frame(player), on_tick_change=on_tick, on_command_change=on_command)
