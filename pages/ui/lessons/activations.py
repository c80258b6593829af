"""The tabs about activations: drawn, left out, saturated, and the output's own."""

from dataclasses import replace

import numpy as np
import streamlit as st

import dnn
from pages.ui.figures.activations import activations
from pages.ui.lessons.layers import LayerPictures
from pages.ui.lessons.outputs import OutputPictures
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.live import stage
from pages.ui.live.playable import Configs, factory
from pages.ui.page import still
from pages.ui.settings import widgets
from pages.ui.settings.standing import Standing


def _config(now: Standing) -> dnn.Config:
    """Three hidden layers of 8 units, and the page's settings."""
    return replace(now.config, hidden=(8, 8, 8))


def chosen() -> dnn.Config:
    """The same as the settings stand in this run of the page."""
    return _config(widgets.standing())


def _aside(*names: str) -> None:
    """The settings of a net, after those of its data."""
    widgets.aside(*names, "activation")
    if chosen().activation == ("leaky_relu",):
        widgets.aside("slope")
    widgets.aside("initializer", "alpha", "seed")


def functions() -> None:
    """Every g and its slope over z, and both at one z."""
    widgets.aside("slope")
    z = widgets.draw("z")
    slope = chosen().slope
    records = {record.label: dnn.choose_activation(name, slope) for name, record in dnn.ACTIVATIONS.items()}
    still.show(activations(records, z))
    at = np.array([z])
    rows = [
        {"activation": label, "g(z)": f"{g.g(at)[0]:.6f}", "g'(z)": f"{g.g_prime(at, g.g(at))[0]:.6f}"}
        for label, g in records.items()
    ]
    st.dataframe(rows, hide_index=True)
    for label, g in records.items():
        st.markdown(f"- **{label}**: $g(z) = {g.formula}$")


def why_non_linear() -> None:
    """A linear net beside the chosen one."""
    _aside("dataset", "noise")
    st.markdown(
        "Choose an activation on the left. Two nets 2-8-8-8-1 on the same data. With linear layers "
        "$W^{[2]}(W^{[1]}x + b^{[1]}) + b^{[2]} = W'x + b'$: however deep, the boundary is one line."
    )
    names = ("linear", ", ".join(chosen().activation))
    stage.show("collapse", _linear_beside_chosen, factory(SideBySide, names), dnn.Several)


def _linear_beside_chosen(now: Standing) -> Configs:
    return replace(_config(now), activation=("linear",)), _config(now)


def saturated_and_dead() -> None:
    """What happens inside the chosen net."""
    _aside("dataset", "noise")
    st.markdown(
        "Choose an activation on the left. Histograms of $Z^{[l]}$ and $A^{[l]}$ on the training part. **Saturated**: "
        "the slope is below 5 % of the steepest. **Dead**: the slope is 0 for every example."
    )
    stage.show("saturation", lambda now: (_config(now),), LayerPictures)


def output_layer() -> None:
    """Three questions, three output layers, on data of their own."""
    _aside("noise")
    st.markdown(
        "The output activation follows from the question: $\\sigma$ gives one probability, softmax gives one for each "
        "class (they sum to 1), and a linear output gives any number, such as a price."
    )
    stage.show("outputs", _three_outputs, OutputPictures, dnn.Several)


def _three_outputs(now: Standing) -> Configs:
    base = replace(now.config, hidden=(8,), examples=120)
    return tuple(replace(base, dataset=name) for name in ("moons", "three_blobs", "houses"))
