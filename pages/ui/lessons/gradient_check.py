"""The gradients of backpropagation beside two-sided differences of the cost."""

import streamlit as st

import dnn
from pages.ui.lessons.iteration import Start

MOST_CHECKED = 500  # parameters


@st.cache_data(show_spinner=False, max_entries=64)
def compared(config: dnn.Config, m: int) -> list[dict[str, object]]:
    """A row a layer: dW[1,1] both ways, and how far all of dW and db are apart, for the first m examples."""
    start = Start.of(config, m)
    (X, Y, cost), gs = start.data, start.activations
    _, caches = dnn.network_forward(start.params, gs, X)
    grads = dnn.network_backward(start.params, gs, caches, Y, dnn.COSTS[cost])
    numerical = dnn.numerical_gradients(start.params, gs, X, Y, dnn.COSTS[cost])
    return [
        {
            "layer": l,
            "dW[1,1]": f"{grad.W[0, 0]:.9f}",
            "by differences": f"{near.W[0, 0]:.9f}",
            "relative difference of dW, db": f"{dnn.relative_difference([grad], [near]):.1e}",
        }
        for l, (grad, near) in enumerate(zip(grads, numerical, strict=True), start=1)
    ]


def show(start: Start) -> None:
    """The table; of a small net, since every parameter takes two forward passes."""
    st.markdown(
        r"$\frac{J(\theta+\varepsilon)-J(\theta-\varepsilon)}{2\varepsilon}$ against backpropagation, for this net:"
    )
    count = sum(layer.W.size + layer.b.size for layer in start.params)
    if count > MOST_CHECKED:
        st.info(
            f"This net has {count:,} parameters, and each takes two forward passes: choose a net of at most "
            f"{MOST_CHECKED}."
        )
        return
    st.dataframe(compared(start.config, start.data.X.shape[1]), hide_index=True)
    st.caption("Below 1e-7 the gradient is right; near a kink of ReLU the differences themselves are off.")
