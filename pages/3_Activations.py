"""What an activation does, why it must not be linear, and when it stops learning."""

from dataclasses import replace

import numpy as np
import streamlit as st

import dnn
from dnn.training.several import Several
from pages.ui.figures import lessons
from pages.ui.lessons.layers import LayerPictures
from pages.ui.lessons.outputs import OutputPictures
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.live import stage
from pages.ui.live.playable import factory
from pages.ui.page import source
from pages.ui.page.frame import frame
from pages.ui.settings import widgets

NAMES = ("dataset", "noise", "activation", "slope", "initializer", "alpha", "seed")


def chosen():
    return replace(widgets.current(*NAMES), hidden=(8, 8, 8))


def linear_beside_chosen():
    return replace(chosen(), activation=("linear",)), chosen()


def three_outputs():
    base = replace(chosen(), hidden=(8,), examples=120)
    return tuple(replace(base, dataset=name) for name in ("moons", "three_blobs", "houses"))


frame("Activations")
st.markdown(
    "Without a non-linear $g$ a network of any depth is one straight line; its slope $g'$ decides how much gradient "
    "gets through. Choose an activation on the left, and watch it bend, saturate or die."
)
with st.sidebar:
    widgets.draw("dataset")
    widgets.slider("noise")
    widgets.draw("activation", choices=list(dnn.ACTIVATIONS))
    widgets.draw("slope")
    widgets.draw("initializer")
    widgets.draw("alpha", rerun=False)
    widgets.draw("seed")

drawn, bends, inside, output = st.tabs(["g and g'", "Why non-linear", "Saturated and dead units", "The output layer"])
with drawn:
    z = st.slider("z", -6.0, 6.0, 1.0, 0.1, key="z")
    records = {record.label: dnn.choose_activation(name, chosen().slope) for name, record in dnn.ACTIVATIONS.items()}
    st.plotly_chart(lessons.activations(records, z), width="stretch")
    at = np.array([z])
    st.dataframe(
        [
            {"activation": label, "g(z)": f"{g.g(at)[0]:.6f}", "g'(z)": f"{g.g_prime(at, g.g(at))[0]:.6f}"}
            for label, g in records.items()
        ],
        hide_index=True,
    )
    for label, g in records.items():
        st.markdown(f"- **{label}**: $g(z) = {g.formula}$")
with bends:
    st.markdown(
        "Two nets 2-8-8-8-1 on the same data. With linear layers "
        "$W^{[2]}(W^{[1]}x + b^{[1]}) + b^{[2]} = W'x + b'$: however deep, the boundary is one line."
    )
    names = ("linear", ", ".join(chosen().activation))
    stage.show("collapse", linear_beside_chosen, factory(SideBySide, names), Several)
with inside:
    st.markdown(
        "Histograms of $Z^{[l]}$ and $A^{[l]}$ on the training part. **Saturated**: the slope is below 5 % of the "
        "steepest. **Dead**: the slope is 0 for every example."
    )
    stage.show("saturation", lambda: (chosen(),), LayerPictures)
with output:
    st.markdown(
        "The output activation follows from the question: $\\sigma$ gives one probability, softmax gives one for each "
        "class (they sum to 1), and a linear output gives any number, such as a price."
    )
    stage.show("outputs", three_outputs, OutputPictures, Several)

source.show(*(getattr(dnn.activations, name) for name in ("sigmoid", "tanh_prime", "relu", "relu_prime", "softmax")))
st.markdown(
    """
**Try**
- *Why non-linear*: circles with tanh. What is the best that the linear net can do, and why is its cost near ln 2?
- *Saturated*: sigmoid with large random weights. Which layer saturates? Then tanh with Xavier.
- *Dead*: ReLU with α = 2 or more. Can a dead unit come back? Compare with leaky ReLU.
"""
)
