"""The log of this visit's finished runs: what was set, what came out, and their curves over each other."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

import dnn

from . import figures
from .payload import thinned
from .several import Several, members_of

MOST = 200  # runs that are kept


class Finished(NamedTuple):
    """One run, or one member of a stack, as the log needs it."""

    config: dnn.Config
    iterations: np.ndarray  # (records,)
    costs: np.ndarray  # (records,)
    cost: float
    held_out: float | None  # score on the dev part, or on the test part where there is no dev part
    ended: str


def _finished(run) -> list[Finished]:
    if isinstance(run, Several):
        return [row for each in run.runs for row in _finished(each)]
    if not isinstance(run, dnn.Run | dnn.Stack):
        return []  # a sweep has a table of its own
    part = run.split.dev if run.split.dev.X.size else run.split.test
    score = dnn.COSTS[part.cost].score
    answers = run.predict(part.X) if part.X.size else None
    if isinstance(run, dnn.Run):
        held_out = None if answers is None else float(score(answers, part.Y))
        history, cost = run.history, float(run.measures.cost_train)
        return [Finished(run.config, history.iteration, history.cost_train, cost, held_out, run.stopped)]
    return [
        Finished(config, *row[:3], None if answers is None else float(score(answers[i], part.Y)), row[3])
        for i, (config, row) in enumerate(zip(run.configs, members_of(run), strict=True))
    ]


def add(run, seconds: float, page: str) -> None:
    """Log what ended or was left behind: a run, each of several, or each member of a stack."""
    if run.iteration == 0:
        return
    log = st.session_state.setdefault("run_log", [])
    for done in _finished(run):
        i, J = thinned(done.iterations, done.costs)
        log.append({
            "page": page, "at": datetime.now().strftime("%H:%M:%S"), "note": "", "iterations": run.iteration,
            "cost train": done.cost, "held-out accuracy": done.held_out, "seconds": round(seconds, 2),
            "ended": done.ended or "left", "settings": asdict(done.config), "curve": (i.tolist(), J.tolist()),
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
