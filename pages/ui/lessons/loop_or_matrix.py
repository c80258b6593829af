"""An iteration's gradients twice: in a loop over the examples, and with one matrix product a layer."""

from time import perf_counter

import numpy as np
import streamlit as st

import dnn
from pages.ui.lessons.iteration import Start


def loop_against_matrix(params, activations, data: dnn.Dataset) -> tuple[float, float, float]:
    """Seconds of an iteration's gradients example by example, seconds in matrix form, largest difference of a dW."""
    cost, (X, Y, _) = dnn.COSTS[data.cost], data
    m = X.shape[1]

    def gradients(columns):
        _, caches = dnn.network_forward(params, activations, X[:, columns])
        return dnn.network_backward(params, activations, caches, Y[:, columns], cost)

    start = perf_counter()
    alone = [gradients(slice(i, i + 1)) for i in range(m)]
    mean = [sum(grads[l].W for grads in alone) / m for l in range(len(params))]
    loop = perf_counter() - start
    start = perf_counter()
    together = gradients(slice(None))
    matrix = perf_counter() - start
    return loop, matrix, max(float(np.abs(a - b.W).max()) for a, b in zip(mean, together, strict=True))


def show(start: Start) -> None:
    """A button that measures, on the whole training part."""
    st.markdown("The gradients of the whole training part: a loop over examples, or one matrix product a layer.")
    if st.button("Measure", key="measure"):
        loop, matrix, off = loop_against_matrix(start.params, start.activations, start.whole)
        st.markdown(
            f"m = {start.whole.X.shape[1]}: the loop took **{1000 * loop:.1f} ms**, the matrix form "
            f"**{1000 * matrix:.2f} ms**, {loop / matrix:.0f} times less. Largest difference between the two dW: "
            f"{off:.1e}."
        )
