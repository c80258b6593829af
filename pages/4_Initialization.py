"""The same net from five different starts, trained together."""

from dataclasses import replace

import streamlit as st

import dnn
from pages.ui.lessons import depth, spread, zeros
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.live import stage
from pages.ui.live.playable import factory, stack
from pages.ui.page import source
from pages.ui.page.frame import frame
from pages.ui.settings import widgets

LABELS = tuple(record.label for record in dnn.INITIALIZERS.values())


def configs(now):
    base = replace(now.config, hidden=(8, 8))
    return tuple(replace(base, initializer=name) for name in dnn.INITIALIZERS)


frame("Initialization")
st.markdown(
    "Where gradient descent starts decides whether it gets anywhere: equal weights stay equal, and weights of the "
    "wrong size make signals and gradients vanish or explode, layer by layer. Press **Play**: five nets 2-8-8-1 learn "
    "the same data from one seed, and differ only in how $W^{[l]}$ was drawn."
)
with st.sidebar:
    widgets.draw("dataset")
    widgets.draw("noise")
    widgets.draw("activation")
    widgets.draw("alpha")
    widgets.draw("seed")
stage.show("initialization", configs, factory(SideBySide, LABELS), stack)

st.subheader("Why not zeros?")
zeros.show(replace(configs(widgets.standing())[0], initializer="zeros"))

st.subheader("Vanishing and exploding")
spread.show()
depth.show()
source.show(dnn.initialize)
st.markdown(
    """
**Try**
- tanh and 20 layers: which start keeps the spread of $A^{[l]}$ level? Then ReLU: does Xavier still?
- Play with **sigmoid**: which of the five starts learn at all, and how do their first 1000 iterations differ?
- Large random weights start with a high cost. Why is $J$ at iteration 0 far above $\\ln 2$ there?
"""
)
