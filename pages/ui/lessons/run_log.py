"""The log of this visit's runs as a table: notes, chosen curves, downloads."""

import json

import pandas as pd
import streamlit as st

from pages.ui.figures import curves


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
    figure = curves.cost_curves([f"{row + 1}: {log[row]['note'] or log[row]['page']}" for row in range(len(log))])
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
