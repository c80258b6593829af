"""One iteration of gradient descent, block by block, with the actual numbers."""

from dataclasses import replace

import numpy as np
import streamlit as st

import dnn
from pages.ui.lessons import arrays, iteration
from pages.ui.page import source
from pages.ui.page.frame import frame
from pages.ui.settings import widgets
from pages.ui.settings.table import MOST_LAYERS

NAMES = ("dataset", "noise", "depth", "activation", "slope", "initializer", "alpha", "seed", "data_seed")
EACH = tuple(f"{name}_{l}" for name in ("units", "activation") for l in range(1, MOST_LAYERS + 1))
MOST_CHECKED = 500  # parameters, in the gradient check


def go_to(step: int) -> None:
    st.session_state["step"] = step


frame("One iteration")
st.markdown(
    "Forward, cost, backward, update: that is one iteration, and training repeats it. Each layer has a forward "
    "function, a backward function, and a cache between them; step through them with the buttons or the **arrow keys**."
)
with st.sidebar:
    widgets.draw("dataset")
    m = st.number_input("Examples m in this iteration", 1, 200, 3, key="step_m", bind="query-params")
    widgets.network()
    widgets.draw("alpha")
    for name in ("seed", "data_seed"):
        widgets.draw(name)
config = replace(widgets.current(*NAMES, *EACH), examples=400)
split = dnn.make_split(config)
whole = split.train
data = dnn.Dataset(whole.X[:, :m], whole.Y[:, :m], whole.cost)
net, params = dnn.net_of(config, split), dnn.first_params(config, split)
all_steps = iteration.steps(params, net.activations, data, config.alpha)

last = len(all_steps) - 1
now = min(st.session_state.get("step", 0), last)
columns = st.columns([1, 1, 1, 5], vertical_alignment="center")
columns[0].button("Back", on_click=go_to, args=(max(now - 1, 0),), shortcut="Left", disabled=now == 0, width="stretch")
columns[1].button(
    "Next",
    on_click=go_to,
    args=(min(now + 1, last),),
    shortcut="Right",
    disabled=now == last,
    width="stretch",
    type="primary",
)
columns[2].button("Start", on_click=go_to, args=(0,), shortcut="Home", disabled=now == 0, width="stretch")
columns[3].markdown(f"Step **{now + 1} of {last + 1}**: {all_steps[now].title}")
st.plotly_chart(iteration.diagram(all_steps, now), width="stretch", config={"displayModeBar": False}, key="blocks")

step = all_steps[now]
st.latex(step.formula)
if step.cached:
    st.caption(f"Cache: {step.cached}")
st.markdown("##### In")
arrays.grid(step.inputs, f"in {now}")
st.markdown("##### Out")
arrays.grid(step.outputs, f"out {now}")

shapes, check, vectorized, brain = st.tabs(["Shape checker", "Gradient check", "Loop or matrix", "Neuron and brain"])
with shapes:
    st.markdown(
        "$W^{[l]}$ must be $(n^{[l]}, n^{[l-1]})$, $b^{[l]}$ $(n^{[l]}, 1)$, and $X$ $(n_x, m)$. Give one of them "
        "another shape, and see which rule breaks."
    )
    names = ["X", *(f"{kind}[{l}]" for l in range(1, len(params) + 1) for kind in "Wb")]
    columns = st.columns(3)
    chosen = columns[0].selectbox("Array", names, key="shape_of")
    own = data.X if chosen == "X" else getattr(params[int(chosen[2:-1]) - 1], chosen[0])
    rows = columns[1].number_input("Rows", 1, 100, own.shape[0], key=f"rows {chosen} {own.shape}")
    cols = columns[2].number_input("Columns", 1, 400, own.shape[1], key=f"columns {chosen} {own.shape}")
    fed, X = list(params), data.X
    if chosen == "X":
        X = np.zeros((rows, cols))
    else:
        l = int(chosen[2:-1]) - 1
        fed[l] = fed[l]._replace(**{chosen[0]: np.zeros((rows, cols))})
    try:
        dnn.check_params(fed, (len(X), *(layer.W.shape[0] for layer in params)))
        dnn.check_data(X, data.Y, data.cost)
        st.success(f"{chosen} of shape ({rows}, {cols}) fits.")
    except ValueError as error:
        st.error(f"{error}.")
with check:
    st.markdown(
        r"$\frac{J(\theta+\varepsilon)-J(\theta-\varepsilon)}{2\varepsilon}$ against backpropagation, for this net:"
    )
    if dnn.parameter_count(net.sizes) > MOST_CHECKED:
        st.info(
            f"This net has {dnn.parameter_count(net.sizes):,} parameters, and each takes two forward passes: choose a "
            f"net of at most {MOST_CHECKED}."
        )
    else:
        cost = dnn.COSTS[data.cost]
        _, caches = dnn.network_forward(params, net.activations, data.X)
        grads = dnn.network_backward(params, net.activations, caches, data.Y, cost)
        numerical = dnn.numerical_gradients(params, net.activations, data.X, data.Y, cost)
        st.dataframe(
            [
                {"layer": l, "dW[1,1]": f"{g.W[0, 0]:.9f}", "by differences": f"{n.W[0, 0]:.9f}",
                 "relative difference of dW, db": f"{dnn.relative_difference([g], [n]):.1e}"}
                for l, (g, n) in enumerate(zip(grads, numerical, strict=True), start=1)
            ],
            hide_index=True,
        )  # fmt: skip
        st.caption("Below 1e-7 the gradient is right; near a kink of ReLU the differences themselves are off.")
with vectorized:
    st.markdown("The gradients of the whole training part: a loop over examples, or one matrix product a layer.")
    if st.button("Measure", key="measure"):
        loop, matrix, off = iteration.loop_against_matrix(params, net.activations, whole)
        st.markdown(
            f"m = {whole.X.shape[1]}: the loop took **{1000 * loop:.1f} ms**, the matrix form **{1000 * matrix:.2f} "
            f"ms**, {loop / matrix:.0f} times less. Largest difference between the two dW: {off:.1e}."
        )
with brain:
    st.markdown(
        "A unit sums its weighted inputs and fires more or less, and early work on neurons inspired that. There the "
        "likeness ends, as the course itself says: what a single neuron computes is far more complex than "
        "$g(w^Tx + b)$ and still not understood, and whether the brain learns by anything like backpropagation is "
        "unknown. Think of a network as a flexible function that is fitted to examples, not as a brain."
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
