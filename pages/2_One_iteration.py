"""One iteration of gradient descent, block by block, with the actual numbers."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.ui.lessons import brain, gradient_check, loop_or_matrix, shape_checker, stepper
from pages.ui.lessons.iteration import Start
from pages.ui.page import tabs
from pages.ui.page.frame import frame
from pages.ui.page.tabs import Tab
from pages.ui.settings import widgets

frame("One iteration")
st.markdown(
    "Step with the **arrow keys** or a swipe; point at a number to see what it is made of. "
    "Below: shapes, gradient check, loop or matrix, brain."
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
stepper.show(start)
tabs.show(
    "one_iteration",
    {
        "shapes": Tab("Shape checker", partial(shape_checker.show, start)),
        "gradients": Tab("Gradient check", partial(gradient_check.show, start)),
        "loop": Tab("Loop or matrix", partial(loop_or_matrix.show, start)),
        "brain": Tab("Neuron and brain", brain.show),
    },
)
st.markdown(
    """
**Try**
- One example, logistic regression (0 hidden layers): check $dW = (a - y)\\,x^T$ by hand.
- Initialization zeros, m = 3: which arrays stay 0, and why does only the last $b$ change?
- Backward, layer 1: what would $dZ^{[1]}$ be with ReLU? Choose it below $dZ^{[1]}$.
- m = 200: which shapes grow, and which stay?
"""
)
