"""Your own examples: a CSV of numbers and a label, or points you put on the plane."""

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

frame("Own data", on_stage=True)
st.markdown(
    "Upload a table or put points on the plane, choose what goes in, and press **Play**. Inputs are standardized on "
    "the training part. Nothing you give is stored or sent on: it stays in this visit's memory."
)
with st.sidebar:
    st.markdown("**Data**")
    widgets.draw("train_share")
    widgets.draw("data_seed")
    with st.expander("More inputs"):
        widgets.features()
    st.markdown("**Network**")
    widgets.network()
    st.markdown("**Learning**")
    widgets.learning()
own = choose.choose()
if own is None:
    st.stop()
axes = (0, 1)
if len(own.names) > 2:
    columns = st.columns(2)
    first = columns[0].selectbox("Shown across", own.names, key=kept(f"own_across_{own.names}"))
    rest = [name for name in own.names if name != first]
    second = columns[1].selectbox("Shown upwards", rest, key=kept(f"own_up_{own.names}_{first}"))
    axes = (own.names.index(first), own.names.index(second))
    st.caption("The plane shows these two; the other inputs are held at their mean.")


examples = max(2, own.X.shape[1])


def current(now):
    return (replace(now.config, examples=examples),)


shown = stage.show(
    "own",
    current,
    factory(PlanePictures, axes, tuple(own.names)),
    table.OwnRun(own.identity, own),
    commands=stage.WITH_TIMELINE,
    layout="stage",
)
exports.controls(shown)
shapes.expander(shown.run.split, current(widgets.standing())[0])
st.markdown(
    """
**Try**
- Draw a ring around a cloud. With 0 hidden layers, which one of the extra inputs x1², x2² and so on makes it possible?
- Put one orange point deep among the blue ones: which networks bend their boundary around it?
"""
)
