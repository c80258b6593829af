"""The controls of a race of nets: presets, and the settings in the sidebar."""

import streamlit as st

from pages.ui.live import stage
from pages.ui.live.controls import ConfigsOf
from pages.ui.live.playable import factory
from pages.ui.live.staged import Stage
from pages.ui.parity.race import HeldOut, RaceOf
from pages.ui.parity.race_pictures import RacePictures
from pages.ui.settings import widgets
from pages.ui.settings.configs import race_configs

PRESETS: dict[str, dict] = {
    "Plain, n = 6": {},
    "Momentum, n = 6": {"race_optimizer": "momentum", "race_alpha": 3.0},
    "Adam, n = 8": {
        "race_bits": 8,
        "race_1": "32",
        "race_2": "13-13",
        "race_3": "10-10-10",
        "race_optimizer": "adam",
        "race_alpha": 0.01,
    },
    "Tight, n = 8": {
        "race_bits": 8,
        "race_1": "12",
        "race_2": "8-4-2",
        "race_3": "",
        "race_alpha": 0.05,
        "race_seeds": 10,
        "race_hand": True,
    },
    "Exact sizes, n = 8": {
        "race_bits": 8,
        "race_1": "8",
        "race_2": "8-4-2",
        "race_3": "2-2-2",
        "race_activation": "relu",
        "race_initializer": "he",
        "race_optimizer": "adam",
        "race_alpha": 0.01,
    },
}
NETS = ("race_1", "race_2", "race_3", "race_activation", "race_initializer", "race_optimizer", "race_alpha")
RACE = ("race_bits", "race_inputs", *NETS, "race_seeds", "race_seed")


def names_nets() -> bool:
    """The race's settings in the sidebar; whether they name nets that can race, else a sentence on the page."""
    st.sidebar.markdown("**Race**")
    widgets.aside(*RACE)
    try:
        race_configs(st.session_state)
    except ValueError as problem:
        st.error(str(problem), icon=":material/edit:")
        return False
    return True


def shown() -> int:
    """The seed whose maps are shown."""
    return st.session_state.get("race_seed", 1)


def play(key: str, current: ConfigsOf, hand_set_noise: float | None = None, held_out: HeldOut | None = None) -> Stage:
    """The race of what `current(standing)` gives, under its pictures."""
    return stage.show(
        key,
        current,
        factory(RacePictures, shown()),
        RaceOf(hand_set_noise, held_out),
        commands=("play", "step", "ten", "reset", "speed"),
    )
