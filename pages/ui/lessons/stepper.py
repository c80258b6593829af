"""The way through the blocks of one iteration: back and next, the diagram, and what the present block computes."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.lessons import arrays, iteration
from pages.ui.page import still
from pages.ui.settings import here


def show(steps: Sequence[iteration.Step]) -> None:
    """Buttons that hear the arrow keys, and the block that they have led to."""
    last = len(steps) - 1
    now = min(st.session_state.get("step", 1) - 1, last)
    step = steps[now]
    _buttons(now, last, step.title)
    still.show(iteration.diagram(steps, now), config={"displayModeBar": False}, key="blocks")
    st.latex(step.formula)
    if step.cached:
        st.caption(f"Cache: {step.cached}")
    st.markdown("##### In")
    arrays.grid(step.inputs, f"in {now}")
    st.markdown("##### Out")
    arrays.grid(step.outputs, f"out {now}")


def _buttons(now: int, last: int, title: str) -> None:
    back, following, start, place = st.columns([1, 1, 1, 5], vertical_alignment="center")
    _button(back, "Back", max(now - 1, 0), shortcut="Left", disabled=now == 0)
    _button(following, "Next", min(now + 1, last), shortcut="Right", disabled=now == last, type="primary")
    _button(start, "Start", 0, shortcut="Home", disabled=now == 0)
    place.markdown(f"Step **{now + 1} of {last + 1}**: {title}")


def _button(column, label: str, leads_to: int, **options) -> None:
    column.button(label, on_click=_go_to, args=(leads_to,), width="stretch", **options)


def _go_to(now: int) -> None:
    here.write("step", now + 1)
