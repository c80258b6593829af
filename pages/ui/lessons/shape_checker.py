"""Give one array another shape, and see which rule of the shapes breaks."""

import numpy as np
import streamlit as st

import dnn
from pages.ui.lessons.iteration import Start
from pages.ui.page.kept import kept


def show(start: Start) -> None:
    """The choice of an array and of its shape, and what the core says of it."""
    st.markdown(
        "$W^{[l]}$ must be $(n^{[l]}, n^{[l-1]})$, $b^{[l]}$ $(n^{[l]}, 1)$, and $X$ $(n_x, m)$. Give one of them "
        "another shape, and see which rule breaks."
    )
    own = {"X": start.data.X.shape}
    for l, layer in enumerate(start.params, start=1):
        own |= {f"W[{l}]": layer.W.shape, f"b[{l}]": layer.b.shape}
    array, down, across = st.columns(3)
    name = array.selectbox("Array", list(own), key=kept("shape_of"))
    rows = down.number_input("Rows", 1, 100, own[name][0], key=kept(f"rows {name} {own[name]}"))
    columns = across.number_input("Columns", 1, 400, own[name][1], key=kept(f"columns {name} {own[name]}"))
    broken = broken_rule(start, name, (rows, columns))
    if broken:
        st.error(f"{broken}.")
    else:
        st.success(f"{name} of shape ({rows}, {columns}) fits.")


def broken_rule(start: Start, name: str, shape: tuple[int, int]) -> str:
    """What the core says to X, W[l] or b[l] (`name`) of another shape; nothing if it fits."""
    params, X, other = list(start.params), start.data.X, np.zeros(shape)
    if name == "X":
        X = other
    else:
        kind, l = name[0], int(name[2:-1]) - 1
        params[l] = params[l]._replace(**{kind: other})
    try:
        dnn.check_params(params, (len(X), *(layer.W.shape[0] for layer in params)))
        dnn.check_data(X, start.data.Y, start.data.cost)
    except ValueError as error:
        return str(error)
    return ""
