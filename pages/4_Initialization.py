"""The same net from five different starts, trained together."""

from dataclasses import replace
from math import log

import streamlit as st

import dnn
from pages.ui.lessons import spread
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.live import stage
from pages.ui.live.playable import factory, stack
from pages.ui.page import source
from pages.ui.page.frame import frame
from pages.ui.settings import widgets

NAMES = ("dataset", "noise", "activation", "alpha", "seed")
LABELS = tuple(record.label for record in dnn.INITIALIZERS.values())


def configs():
    base = replace(widgets.current(*NAMES), hidden=(8, 8))
    return tuple(replace(base, initializer=name) for name in dnn.INITIALIZERS)


frame("Initialization")
st.markdown(
    "Where gradient descent starts decides whether it gets anywhere: equal weights stay equal, and weights of the "
    "wrong size make signals and gradients vanish or explode, layer by layer. Press **Play**: five nets 2-8-8-1 learn "
    "the same data from one seed, and differ only in how $W^{[l]}$ was drawn."
)
with st.sidebar:
    widgets.draw("dataset")
    widgets.slider("noise")
    widgets.draw("activation", choices=list(dnn.ACTIVATIONS))
    widgets.draw("alpha", rerun=False)
    widgets.draw("seed")
stage.show("initialization", configs, factory(SideBySide, LABELS), stack)

st.subheader("Why not zeros?")
zeros = replace(configs()[0], max_iterations=1000)
run = dnn.Run(zeros, dnn.make_split(zeros))
before = run.measures.cost_train
run.advance(iterations=1000)
W1 = run.params[0].W
st.markdown(
    "If all rows of $W^{[1]}$ are equal, all units of layer 1 compute the same $a$ and get the same gradient, so they "
    f"stay equal. Here are the numbers after 1000 iterations from zeros: $J$ was {before:.6f} "
    f"($\\ln 2$ = {log(2):.6f}) and is {run.measures.cost_train:.6f}; the largest difference between two rows of "
    f"$W^{{[1]}}$ is {abs(W1 - W1[:1]).max():.1e}. With tanh or ReLU even the gradient of every $W$ is 0, since both "
    "$a^{[1]} = g(0) = 0$ and $W^{[2]} = 0$; only the output's $b$ can move."
)
st.dataframe(
    [{"unit": i, "w1": f"{w[0]:.8f}", "w2": f"{w[1]:.8f}"} for i, w in enumerate(W1.round(8) + 0.0, start=1)],
    hide_index=True,
)

st.subheader("Vanishing and exploding")
columns = st.columns([2, 1])
depth = columns[0].slider("Hidden layers of 64 units", 1, 20, 10, key="spread_depth")
activation = columns[1].selectbox("Their activation", list(dnn.ACTIVATIONS), index=1, key="spread_activation")
rows = {
    record.label: spread.spreads(name, activation, depth, seed=1)
    for name, record in dnn.INITIALIZERS.items()
    if name != "zeros"
}
for column, i, title in zip(st.columns(2), (0, 1), ("Spread of A[l] before training", "Spread of dW[l]"), strict=True):
    column.plotly_chart(spread.chart(title, {label: both[i] for label, both in rows.items()}), width="stretch")
source.show(dnn.initializers.initialize)
st.markdown(
    """
**Try**
- tanh and 20 layers: which start keeps the spread of $A^{[l]}$ level? Then ReLU: does Xavier still?
- Play with **sigmoid**: which of the five starts learn at all, and how do their first 1000 iterations differ?
- Large random weights start with a high cost. Why is $J$ at iteration 0 far above $\\ln 2$ there?
"""
)
