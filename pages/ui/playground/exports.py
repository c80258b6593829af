"""Downloads of a run: as code, as parameters, as a table."""

import io
from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

import dnn
from pages.ui.live.staged import Stage


def parameters(run: dnn.Run) -> bytes:
    """W1, b1 ... as .npz."""
    file = io.BytesIO()
    dnn.save_params(file, run.params)
    return file.getvalue()


def history(run: dnn.Run) -> str:
    """The recorded curves as CSV; the last row is the run as it stands, which the record may not have yet."""
    columns = dnn.History.COLUMNS
    rows = list(zip(*(getattr(run.history, name) for name in columns), strict=True))
    if run.history.iteration[-1] < run.iteration:
        rows.append((run.iteration, *run.measures))
    return pd.DataFrame(rows, columns=columns).astype({"iteration": int}).to_csv(index=False)


class Kind(NamedTuple):
    """A file to take away."""

    name: str
    mime: str
    make: Callable[[dnn.Run], str | bytes]
    library: str = ""  # whose names for the activations it needs


KINDS: dict[str, Kind] = {
    "NumPy script": Kind("train.py", "text/x-python", dnn.numpy_script),
    "PyTorch net": Kind("net_torch.py", "text/x-python", dnn.torch_code, "torch"),
    "Keras net": Kind("net_keras.py", "text/x-python", dnn.keras_code, "keras"),
    "Parameters": Kind("parameters.npz", "application/octet-stream", parameters),
    "History": Kind("history.csv", "text/csv", history),
}


def _late(kind: Kind, stage: Stage) -> Callable[[], str | bytes]:
    """What makes the file of whatever run is played by then."""
    return lambda: kind.make(stage.run)


def controls(stage: Stage) -> None:
    """A button a kind; what is downloaded is made at the click, from the run as it stands then."""
    with st.expander("Export this run"):
        st.markdown(
            "The **NumPy script** needs nothing else: it trains the net again from its first weights, through every "
            "change you made, and prints the same final cost. The **nets** hold the weights as they stand. Each "
            "figure's own toolbar saves it as PNG or SVG."
        )
        for column, (label, kind) in zip(st.columns(len(KINDS)), KINDS.items(), strict=True):
            problem = dnn.unknown_to(kind.library, stage.run) if kind.library else ""
            column.download_button(
                label,
                _late(kind, stage),
                kind.name,
                kind.mime,
                on_click="ignore",
                width="stretch",
                key=f"save_{kind.name}",
                disabled=bool(problem),
            )
            if problem:
                st.caption(problem)
