"""Finding α, depth, units and the rest: an experiment, not a formula."""

import streamlit as st

import dnn
from pages.ui.lessons import experiments, run_log
from pages.ui.page import source, tabs
from pages.ui.page.frame import frame
from pages.ui.page.tabs import Tab

frame("Hyperparameters")
st.markdown(
    "$W$ and $b$ are parameters: gradient descent finds them. The learning rate, depth, units, activation, λ and batch "
    "size are **hyper**parameters: you find them, by experiment. **Idea → Code → Experiment**, again and again."
)
tabs.show(
    "hyperparameters",
    {
        "race": Tab("α race", experiments.alpha_race),
        "optimizers": Tab("Optimizers", experiments.optimizers),
        "regularization": Tab("Regularization", experiments.regularization),
        "units": Tab("Hidden units", experiments.hidden_units),
        "sweep": Tab("Sweep", experiments.sweeping),
        "log": Tab("Run log", run_log.show),
    },
)
source.show(*(optimizer.step for optimizer in dnn.OPTIMIZERS.values()))
st.markdown(
    """
**Try**
- *α race*: which α falls fastest at first, and which is lowest at the end? Find the first that oscillates.
- *Regularization*: noise 0.4, and watch the boundary of λ = 0 bend around single points.
- *Sweep*: α against units. Is the best cell still the best with other seeds? Look at the spread.
"""
)
