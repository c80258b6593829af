"""The way through one iteration after the other: what the component shows, and where its reader stands."""

import hashlib
from typing import Any

import streamlit as st

from pages.ui.lessons.iteration import Rounds, Start
from pages.ui.lessons.trace.sent import message
from pages.ui.page import component
from pages.ui.settings import here
from pages.ui.settings.kinds import Number
from pages.ui.settings.table import MOST_ITERATIONS

KEY = "stepper"
FORMULAS = "iteration_formulas"
HIDDEN = f"<style>.st-key-{FORMULAS} {{ display: none; }}</style>"


@st.cache_resource
def _component():
    return component.made("iteration/main")


@st.fragment
def show(start: Start) -> None:
    """Net, blocks, formulas, code and arrays of the iteration that the address names, at its step."""
    number = int(place("iteration"))
    shown = message(_rounds(start), number)
    _component()(
        key=KEY,
        data=shown
        | {"net": _net(start), "step": place("step"), "most": MOST_ITERATIONS, "formulas": f"st-key-{FORMULAS}"},
        on_at_change=_go,
    )
    st.html(HIDDEN)
    # The component takes them from here: they are set by Streamlit's KaTeX. Its style comes late on a slow machine.
    with st.container(key=FORMULAS, height=1, border=False):
        st.markdown("\n\n".join(f"${formula}$" for formula in formulas(shown)))


def place(name: str) -> int:
    """The step or the iteration where the reader stands."""
    return here.table().value(st.session_state, name)


def formulas(shown: dict[str, Any]) -> list[str]:
    """All formulas of a message, each once."""
    found = (
        formula
        for block in shown["blocks"]
        for equations in (block["equations"], *(variant["equations"] for variant in block["variants"]))
        for equation in equations
        for formula in equation["formulas"]
    )
    return list(dict.fromkeys(found))


def _net(start: Start) -> str:
    """A word that changes with the settings."""
    return hashlib.sha256(repr((start.config, start.data.X.shape)).encode()).hexdigest()[:12]


def _rounds(start: Start) -> Rounds:
    """The iterations of this visit, kept while the settings stay."""
    net = _net(start)
    kept = st.session_state.get("iteration_rounds")
    if kept is None or kept[0] != net:
        kept = st.session_state["iteration_rounds"] = (net, Rounds(start))
    return kept[1]


def _go() -> None:
    """The reader has gone to another step, or on to another iteration."""
    at = st.session_state[KEY].get("at")
    for name in ("iteration", "step"):
        value, setting = at.get(name) if isinstance(at, dict) else None, here.setting_of(name)
        if isinstance(setting, Number) and isinstance(value, int) and not isinstance(value, bool):
            here.write(name, setting.within(value))
