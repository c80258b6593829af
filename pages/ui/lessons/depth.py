"""How deep a net can be from each start, read from the table that `python -m dnn.experiments depth` writes."""

import pandas as pd
import streamlit as st

import dnn
from dnn.experiments import EXPERIMENTS, Row, results
from pages.ui.settings import here

DEPTH = EXPERIMENTS["depth"]


def show() -> None:
    """The starts of the activation that is chosen above; nothing while not all of it has been measured."""
    rows = results(DEPTH.name)
    if len(rows) < len(DEPTH.cells(())):
        return
    g = here.table().value(st.session_state, "spread_activation")
    shown = table(rows, g)
    st.markdown(
        f"**Does it learn?** Of {rows[0]['seeds']} seeds so many got 95 % of the points of circles right within 1000 "
        "iterations (α = 0.3, layers of 8 units); with the 95 % interval of their share (Wilson)."
    )
    if shown.empty:
        measured = ", ".join(
            dnn.ACTIVATIONS[name].label for name in dict.fromkeys(str(row["activation"]) for row in rows)
        )
        st.caption(f"{dnn.ACTIVATIONS[g].label} was not measured: choose one of {measured}.")
        return
    st.dataframe(shown.reset_index(), hide_index=True)


def table(rows: list[Row], activation: str) -> pd.DataFrame:
    """A row an initialization, a column a number of hidden layers; no rows for what was not measured."""
    order = list(dnn.INITIALIZERS)
    cells: dict[str, dict[str, str]] = {}
    for row in sorted(rows, key=lambda row: (order.index(str(row["initializer"])), row["layers"])):
        if row["activation"] == activation:
            layers = "1 layer" if row["layers"] == 1 else f"{row['layers']} layers"
            label = dnn.INITIALIZERS[str(row["initializer"])].label
            cells.setdefault(label, {})[layers] = _told(row)
    return pd.DataFrame.from_dict(cells, orient="index").rename_axis("initialization")


def _told(row: Row) -> str:
    return f"{row['successes']} ({float(row['low']):.0%} to {float(row['high']):.0%})"
