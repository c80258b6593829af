"""One iteration of gradient descent, block by block, with the actual numbers."""

from dataclasses import replace
from functools import partial

import streamlit as st

import dnn
from pages.ui.lessons import brain, gradient_check, loop_or_matrix, shape_checker, stepper
from pages.ui.lessons.iteration import Start
from pages.ui.page import source, tabs
from pages.ui.page.frame import frame
from pages.ui.page.tabs import Tab
from pages.ui.settings import widgets

frame("One iteration")
st.markdown(
    "Forward, cost, backward, update: that is one iteration, and training repeats it. Each layer has a forward "
    "function, a backward function, and a cache between them; step through them with the buttons or the **arrow keys**."
)
with st.sidebar:
    widgets.draw("dataset")
    widgets.draw("noise")
    m = widgets.draw("step_m")
    widgets.network()
    widgets.draw("alpha")
    for name in ("seed", "data_seed"):
        widgets.draw(name)
start = Start.of(replace(widgets.current(), examples=400), m)
stepper.show(start.steps())
tabs.show(
    "one_iteration",
    {
        "shapes": Tab("Shape checker", partial(shape_checker.show, start)),
        "gradients": Tab("Gradient check", partial(gradient_check.show, start)),
        "loop": Tab("Loop or matrix", partial(loop_or_matrix.show, start)),
        "brain": Tab("Neuron and brain", brain.show),
    },
)
source.show(dnn.layer_forward, dnn.layer_backward, dnn.linear_backward)
st.markdown(
    """
**Try**
- One example, logistic regression (0 hidden layers): check $dW = (a - y)\\,x^T$ by hand.
- Initialization zeros: which arrays are 0 on the way back, and why does only the last $b$ change?
- m = 200: which shapes grow, and which stay?
"""
)
