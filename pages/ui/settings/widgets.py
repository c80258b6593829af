"""Widgets from the table of settings: each has its setting's name as key and lives in the URL."""

from contextlib import suppress

import streamlit as st

import dnn
from pages.ui.settings import links, teacher
from pages.ui.settings.configs import config_of
from pages.ui.settings.table import ONE_EACH, SETTINGS, Choice, Flag, Widths


def draw(name: str, *, place=st, rerun: bool = True, choices=None, **changes):
    """One widget for one setting; returns its value (a label for a choice). `choices` are the names to offer.

    With rerun=False the page stays as it is, and whoever is training reads the value at the next tick.
    """
    setting = SETTINGS[name]
    shown = [setting.labels[known] for known in choices or setting.labels] if isinstance(setting, Choice) else []
    if shown and st.session_state.get(name, shown[0]) not in shown:
        del st.session_state[name]  # another page offers more
    links.carry(name)
    if name in teacher.hidden():
        return _hidden(name)
    if name in teacher.locked():
        changes["disabled"] = True
    options = dict(key=name, bind="query-params", help=setting.help or None) | changes
    if not rerun:
        options["on_change"] = "ignore"
    if shown:
        return place.selectbox(setting.label, shown, shown.index(setting.labels[setting.default]), **options)
    if isinstance(setting, Flag):
        return place.checkbox(setting.label, setting.default, **options)
    if isinstance(setting, Widths):
        return place.text_input(setting.label, setting.default, max_chars=20, **options)
    numbers = dict(min_value=setting.low, max_value=setting.high, value=setting.default, step=setting.step)
    if isinstance(setting.default, int):
        return place.number_input(setting.label, **numbers, **options)
    return place.number_input(setting.label, **numbers, format="%.5g", **options)


def _hidden(name: str):
    """A setting that a teacher's link hides: the link's value, else the default, and no widget."""
    given = st.query_params.get(name)
    with suppress(ValueError):  # a bad value has been told of by links.check
        if given is not None:
            st.session_state[name] = SETTINGS[name].read(given)
    return st.session_state.setdefault(name, links.shown_default(name))


def slider(name: str):
    """A setting with a short range as a slider."""
    setting = SETTINGS[name]
    links.carry(name)
    if name in teacher.hidden():
        return _hidden(name)
    return st.slider(
        setting.label, setting.low, setting.high, setting.default, setting.step,
        key=name, bind="query-params", help=setting.help or None,
        disabled=name in teacher.locked(),
    )  # fmt: skip


def data() -> None:
    """What is learned from."""
    draw("dataset")
    slider("noise")
    with st.expander("More inputs"):
        for name in dnn.FEATURES:
            draw(f"feature_{name}")
    with st.expander("More about the data"):
        for name in ("examples", "train_share"):
            slider(name)
        draw("data_seed")


def network() -> None:
    """Layers, units and activations."""
    depth = slider("depth")
    columns = st.columns(min(depth, 3) or 1)
    for l in range(1, depth + 1):
        draw(f"units_{l}", place=columns[(l - 1) % 3], label_visibility="visible")
    chosen = [draw("activation")] if depth else []
    if chosen == [ONE_EACH]:
        chosen = [draw(f"activation_{l}") for l in range(1, depth + 1)]
    if dnn.ACTIVATIONS["leaky_relu"].label in chosen:
        draw("slope")
    draw("initializer")


def learning() -> None:
    """How it learns; none of this needs a new start."""
    draw("alpha", rerun=False)
    draw("optimizer")
    draw("batch_size")
    with st.expander("Regularization, stop rules, seed"):
        for name in ("l2", "l1", "max_iterations", "target_cost", "seed"):
            draw(name)


def sidebar() -> dnn.Config:
    """All settings of the playground, in the sidebar, and the Config they describe."""
    with st.sidebar:
        for title, group in (("Data", data), ("Network", network), ("Learning", learning)):
            st.markdown(f"**{title}**")
            group()
    return current()


def current(*names: str) -> dnn.Config:
    """The Config as these widgets stand now (all of them if none is named); the rest has its defaults."""
    return config_of({name: st.session_state[name] for name in names or SETTINGS if name in st.session_state})
