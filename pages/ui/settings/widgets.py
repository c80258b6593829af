"""Widgets from the open page's table of settings: each has its setting's name as key and lives in the URL."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

import dnn
from pages.ui.settings import here, links, teacher
from pages.ui.settings.kinds import Number, Place
from pages.ui.settings.standing import Standing


def draw(name: str, *, place: Place = st, most: int | None = None):
    """One widget for one setting of this page; returns its value. `most` is the highest that a number can be now."""
    setting, options = here.table().settings[name], {}
    if most is not None and isinstance(setting, Number):
        setting = replace(setting, high=most)
    kept = st.session_state.get(name, setting.default)
    if setting.within(kept) != kept:
        st.session_state[name] = setting.within(kept)  # another page offers more
    links.carry(name)
    if name in teacher.hidden():
        return st.session_state.setdefault(name, setting.default)
    if name in teacher.locked():
        options["disabled"] = True
    return setting.draw(place, key=name, bind="query-params", **options)


def aside(*names: str) -> None:
    """Settings in the sidebar: those that the open tab reads."""
    with st.sidebar:
        for name in names:
            draw(name)


def load(preset: dict) -> None:
    """Set all of this page's settings: those of the preset, the rest to their defaults. A lesson's own stay."""
    kept = teacher.hidden() | teacher.locked()
    for name, setting in here.table().settings.items():
        if name not in kept:
            st.session_state[name] = preset.get(name, setting.default)


def presets(choices: Mapping[str, dict]) -> None:
    """A row of buttons; each sets this page to one of the choices, by the name it has there."""
    with st.container(horizontal=True):
        for label, preset in choices.items():
            st.button(label, on_click=load, args=(preset,), width="stretch")


def data() -> None:
    """What is learned from."""
    draw("dataset")
    draw("noise")
    with st.expander("More inputs"):
        features()
    with st.expander("More about the data"):
        for name in ("examples", "train_share", "data_seed"):
            draw(name)


def features() -> None:
    """The inputs that can be added to x1 and x2."""
    for name in dnn.FEATURES:
        draw(f"feature_{name}")


def network() -> None:
    """Layers, units and activations."""
    depth = draw("depth")
    columns = st.columns(min(depth, 3) or 1)
    for l in range(1, depth + 1):
        draw(f"units_{l}", place=columns[(l - 1) % 3])
    chosen = [draw("activation")] if depth else []
    if chosen == ["one_each"]:
        chosen = [draw(f"activation_{l}") for l in range(1, depth + 1)]
    if "leaky_relu" in chosen:
        draw("slope")
    draw("initializer")


def learning() -> None:
    """How it learns; none of this needs a new start."""
    draw("alpha")
    draw("optimizer")
    draw("batch_size")
    with st.expander("Regularization, stop rules, seed"):
        for name in ("l2", "l1", "max_iterations", "target_cost", "seed"):
            draw(name)


def output() -> None:
    """What is shown of the output, and of its points."""
    with st.expander("What the output shows"):
        for name in ("output", "train_points", "test_points", "wrong_points"):
            draw(name)


def sidebar() -> dnn.Config:
    """All settings of the playground, in the sidebar, and the Config they describe."""
    with st.sidebar:
        for title, group in (("Data", data), ("Network", network), ("Learning", learning)):
            st.markdown(f"**{title}**")
            group()
        output()
    return current()


def standing() -> Standing:
    """This page's settings as its widgets stand now."""
    return Standing.of(here.table(), st.session_state, teacher.locked(), teacher.hidden())


def current() -> dnn.Config:
    """The Config that they describe."""
    return standing().config
