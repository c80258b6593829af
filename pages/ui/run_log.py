"""The log of this visit's finished runs: what was set, what came out, and their curves over each other."""

import json
from dataclasses import asdict
from datetime import datetime

import pandas as pd
import streamlit as st

import dnn

from . import figures
from .payload import thinned

MOST = 200  # runs that are kept


def add(run, page: str) -> None:
    """Log a run that ended or was left behind. Only single runs have settings of their own."""
    if not isinstance(run, dnn.Run) or run.iteration == 0:
        return
    log = st.session_state.setdefault("run_log", [])
    i, J, _ = thinned(run.history.iteration, run.history.cost_train, run.history.cost_test)
    measures = {name: float(value) for name, value in run.measures._asdict().items()}
    dev = run.split.dev if run.split.dev.X.size else run.split.test
    score = float(dnn.COSTS[dev.cost].score(run.predict(dev.X), dev.Y)) if dev.X.size else None
    log.append({
        "page": page, "at": datetime.now().strftime("%H:%M:%S"), "note": "", "iterations": run.iteration,
        "cost train": measures["cost_train"], "held-out accuracy": score, "ended": run.stopped or "left",
        "settings": asdict(run.config), "curve": (i.tolist(), J.tolist()),
    })  # fmt: skip
    del log[:-MOST]


def _flat(entry: dict) -> dict:
    settings = {name: str(value) if isinstance(value, tuple) else value for name, value in entry["settings"].items()}
    return {name: value for name, value in entry.items() if name not in ("settings", "curve")} | settings


def show() -> None:
    """The table with notes, the chosen curves, and downloads."""
    log = st.session_state.get("run_log", [])
    if not log:
        st.info("Nothing yet. A run is logged when it ends, is reset, or makes room for another, on any page.")
        return
    table = pd.DataFrame([{"show": False, "delete": False, **_flat(entry)} for entry in log])
    edited = st.data_editor(
        table,
        hide_index=True,
        key=f"log_{len(log)}",
        disabled=[c for c in table if c not in ("show", "delete", "note")],
    )
    for entry, note in zip(log, edited["note"], strict=True):
        entry["note"] = str(note or "")
    figure = figures.cost_curves([f"{row + 1}: {log[row]['note'] or log[row]['page']}" for row in range(len(log))])
    for trace, entry in zip(figure.data, log, strict=True):
        trace.x, trace.y = entry["curve"]
    figure.data = [trace for trace, chosen in zip(figure.data, edited["show"], strict=True) if chosen]
    if figure.data:
        st.plotly_chart(figure, width="stretch")
    columns = st.columns(3)
    if columns[0].button("Delete the marked runs", disabled=not edited["delete"].any(), key="log_delete"):
        st.session_state["run_log"] = [e for e, gone in zip(log, edited["delete"], strict=True) if not gone]
        st.rerun()
    columns[1].download_button(
        "Download CSV", pd.DataFrame(map(_flat, log)).to_csv(index=False), "runs.csv", "text/csv"
    )
    columns[2].download_button("Download JSON", json.dumps(log, indent=1), "runs.json", "application/json")
