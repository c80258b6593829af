"""The table of shapes: every W[l], b[l], Z[l], A[l] of the chosen network, and how many parameters it has."""

import pandas as pd
import streamlit as st

import dnn


def rows(net: dnn.Net, m: int) -> pd.DataFrame:
    """One row a layer, the input first; m is the number of training examples."""
    sizes = net.sizes
    records = [{"layer": "0 (input)", "units": sizes[0], "A[l]": f"{sizes[0], m}"}]
    for l, (n_prev, n, g) in enumerate(zip(sizes[:-1], sizes[1:], net.activations, strict=True), start=1):
        records.append({
            "layer": f"{l} (output)" if l == len(sizes) - 1 else str(l),
            "units": n, "g": g.label, "W[l]": f"{n, n_prev}", "b[l]": f"{n, 1}", "Z[l]": f"{n, m}", "A[l]": f"{n, m}",
            "parameters": f"{n * (n_prev + 1):,}",
        })  # fmt: skip
    columns = ["layer", "units", "g", "W[l]", "b[l]", "Z[l]", "A[l]", "parameters"]
    return pd.DataFrame(records, columns=columns).fillna("")


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
