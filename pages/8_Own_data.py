"""Your own examples: points you draw on the output, or a CSV of numbers and a label."""

from dataclasses import replace

import streamlit as st

from pages.ui.live import stage
from pages.ui.live.playable import factory
from pages.ui.own_data import choose, table
from pages.ui.page import shapes
from pages.ui.page.frame import frame
from pages.ui.page.kept import kept
from pages.ui.playground import exports
from pages.ui.playground.pictures import PlanePictures
from pages.ui.settings import widgets

shared = frame("Own data", on_stage=True)
above = st.container()
with st.sidebar:
    st.markdown("**Data**")
    own = choose.choose(above)
    choose.share(shared)
    widgets.draw("train_share")
    widgets.draw("data_seed")
    with st.expander("More inputs"):
        widgets.features()
    st.markdown("**Network**")
    widgets.network()
    st.markdown("**Learning**")
    widgets.learning()
    widgets.output()
if own is None:
    st.stop()
axes = (0, 1)
if len(own.names) > 2:
    first = st.sidebar.selectbox("Shown across", own.names, key=kept(f"own_across_{own.names}"))
    rest = [name for name in own.names if name != first]
    second = st.sidebar.selectbox("Shown upwards", rest, key=kept(f"own_up_{own.names}_{first}"))
    axes = (own.names.index(first), own.names.index(second))
    st.sidebar.caption("The plane shows these two; the other inputs are held at their mean.")


examples = max(2, own.X.shape[1])


def current(now):
    return (replace(now.config, examples=examples),)


shown = stage.show(
    "own",
    current,
    factory(PlanePictures, axes, tuple(own.names), table.PLANE if own.drawn else None),
    table.OwnRun(own.identity, own),
    commands=stage.WITH_TIMELINE,
    layout="stage",
    drawn=choose.drawn() if own.drawn else None,
    on_drawn=choose.redraw,
)
exports.controls(shown)
shapes.expander(shown.run.split, current(widgets.standing())[0])
st.markdown(
    """
Draw on the output, or upload a table: what you choose of it is beside the other settings. A table's inputs are
standardized on the training part. Nothing you give is stored or sent on: it stays in this visit's memory.

**Try**
- Draw a ring around a cloud. With 0 hidden layers, which one of the extra inputs x1², x2² and so on makes it possible?
- Put one orange point deep among the blue ones: which networks bend their boundary around it?
"""
)
