"""Why not zeros: what 1000 iterations make of a net whose weights all begin at 0."""

from math import log
from typing import NamedTuple

import numpy as np
import streamlit as st

import dnn

ITERATIONS = 1000


class Trained(NamedTuple):
    """The cost before and after, and W[1] (n_1, n_0) after."""

    before: float
    after: float
    W1: np.ndarray


@st.cache_data(show_spinner=False, max_entries=64)
def trained(config: dnn.Config) -> Trained:
    """What gradient descent makes of `config`; kept, since every run of the page shows it."""
    run = dnn.Run(config, dnn.make_split(config))
    before = float(run.measures.cost_train)
    run.advance(iterations=ITERATIONS)
    return Trained(before, float(run.measures.cost_train), run.params[0].W.copy())


def show(config: dnn.Config) -> None:
    """The argument with its numbers, and the rows of W[1]."""
    before, after, W1 = trained(config)
    apart = abs(W1 - W1[:1]).max()
    st.markdown(
        "If all rows of $W^{[1]}$ are equal, all units of layer 1 compute the same $a$ and get the same gradient, so "
        f"they stay equal. Here are the numbers after {ITERATIONS} iterations from zeros: $J$ was {before:.6f} "
        f"($\\ln 2$ = {log(2):.6f}) and is {after:.6f}; the largest difference between two rows of "
        f"$W^{{[1]}}$ is {apart:.1g}. With tanh or ReLU even the gradient of every $W$ is 0, since "
        "both $a^{[1]} = g(0) = 0$ and $W^{[2]} = 0$; only the output's $b$ can move."
    )
    rounded = W1.round(8) + 0.0  # no -0
    rows = [{"unit": i, "w1": f"{w[0]:.8f}", "w2": f"{w[1]:.8f}"} for i, w in enumerate(rounded, start=1)]
    st.dataframe(rows, hide_index=True)
