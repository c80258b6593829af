"""The contest of constructions: what the component shows, what its reader sets, and the one n of the page."""

from typing import Any

import streamlit as st

from pages.ui.page import component
from pages.ui.parity import facts
from pages.ui.settings import here, teacher
from pages.ui.settings.table import MOST_RACING_BITS

KEY = "contest"
MOST_BITS = 16
SETTINGS = ("bits", "gates", "gain", "focus")


@st.cache_resource
def _component():
    return component.made("parity/main", height="60rem")


def show() -> None:
    """n, the bits, and all four constructions at work on them, drawn by the browser."""
    measured = facts.smallest() | st.session_state.get("parity_widths", {})
    fixed = teacher.hidden() | teacher.locked()
    _component()(
        key=KEY,
        data={name: _value(name) for name in SETTINGS}
        | {
            "n": bits(),
            "locked": [name for name in SETTINGS if name in fixed] + ["n"] * ("race_bits" in fixed),
            "measured": [[n, layers, width] for (n, layers), width in measured.items()],
        },
        on_set_change=_follow,
    )


def bits() -> int:
    """n: one for the whole page, for as many bits as nets can race with; above that for this tab alone."""
    raced = _value("race_bits")
    if st.session_state.setdefault("parity_raced", raced) != raced:  # set on another tab since
        here.write("wide_bits", MOST_RACING_BITS)
        st.session_state["parity_raced"] = raced
    here.write("race_bits", raced)  # no widget of this tab has it, and Streamlit forgets what none has
    wide = _value("wide_bits")
    return wide if wide > MOST_RACING_BITS else raced


def take(values: dict[str, Any]) -> None:
    """Set what a reader has set in the browser; what is no such value, or is fixed by a lesson, stays."""
    fixed = teacher.hidden() | teacher.locked()
    n = values.get("n")
    if isinstance(n, int) and not isinstance(n, bool) and 2 <= n <= MOST_BITS and "race_bits" not in fixed:
        here.write("wide_bits", max(n, MOST_RACING_BITS))
        if n <= MOST_RACING_BITS:
            here.write("race_bits", n)
            st.session_state["parity_raced"] = n
    for name in SETTINGS:
        setting = here.setting_of(name)
        try:
            value = setting.take(values.get(name))
        except ValueError:
            continue
        if name not in fixed:
            here.write(name, value)


def _follow() -> None:
    values = st.session_state[KEY].get("set")
    if isinstance(values, dict):
        take(values)


def _value(name: str) -> Any:
    return here.table().value(st.session_state, name)
