"""The table of shapes: every W[l], b[l], Z[l], A[l] of the chosen network, and how many parameters it has."""

from itertools import pairwise

import pandas as pd
import streamlit as st

import dnn

COLUMNS = ("layer", "units", "g", "W[l]", "b[l]", "Z[l]", "A[l]", "parameters")


def rows(net: dnn.Net, m: int) -> pd.DataFrame:
    """One row a layer, the input first; m is the number of training examples."""
    n_x, L = net.sizes[0], len(net.activations)
    records = [("0 (input)", n_x, "", "", "", "", f"{n_x, m}", "")]
    for l, ((n_prev, n), g) in enumerate(zip(pairwise(net.sizes), net.activations, strict=True), start=1):
        place, shape = f"{l} (output)" if l == L else str(l), f"{n, m}"
        records.append((place, n, g.label, f"{n, n_prev}", f"{n, 1}", shape, shape, f"{n * (n_prev + 1):,}"))
    return pd.DataFrame(records, columns=COLUMNS)


def expander(split: dnn.Split, config: dnn.Config) -> None:
    """Draw the table behind a line to click."""
    with st.expander("Shapes of every array in this network"):
        table(split, config)


def table(split: dnn.Split, config: dnn.Config) -> None:
    """Draw it for the training part."""
    net, m = dnn.net_of(config, split), split.train.X.shape[1]
    st.markdown(
        f"$m$ = {m} training examples, {dnn.parameter_count(net.sizes):,} parameters in all. "
        "$W^{[l]}$ is $(n^{[l]}, n^{[l-1]})$, $b^{[l]}$ is $(n^{[l]}, 1)$, $Z^{[l]}$ and $A^{[l]}$ are $(n^{[l]}, m)$."
    )
    st.dataframe(rows(net, m), hide_index=True, width="stretch")
