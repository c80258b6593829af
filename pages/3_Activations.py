"""What an activation does, why it must not be linear, and when it stops learning."""

import streamlit as st

import dnn
from pages.ui.lessons import activations
from pages.ui.page import source, tabs
from pages.ui.page.frame import frame
from pages.ui.page.tabs import Tab

frame("Activations")
st.markdown(
    "Without a non-linear $g$ a network of any depth is one straight line; its slope $g'$ decides how much gradient "
    "gets through. Watch it bend, saturate or die."
)
tabs.show(
    "activations",
    {
        "functions": Tab("g and g'", activations.functions),
        "linear": Tab("Why non-linear", activations.why_non_linear),
        "saturated": Tab("Saturated and dead units", activations.saturated_and_dead),
        "output": Tab("The output layer", activations.output_layer),
    },
)
sigmoid, tanh, relu = (dnn.ACTIVATIONS[name] for name in ("sigmoid", "tanh", "relu"))
source.show(sigmoid.g, tanh.g_prime, relu.g, relu.g_prime, dnn.SOFTMAX.g)
st.markdown(
    """
**Try**
- *Why non-linear*: circles with tanh. What is the best that the linear net can do, and why is its cost near ln 2?
- *Saturated*: sigmoid with large random weights. Which layer saturates? Then tanh with Xavier.
- *Dead*: ReLU with α = 2 or more. Can a dead unit come back? Compare with leaky ReLU.
"""
)
