"""The log of this visit's runs as a table: notes, chosen curves, downloads."""

import json

import pandas as pd
import streamlit as st

from pages.ui.figures import curves
from pages.ui.live import stage
from pages.ui.live.log import Log
from pages.ui.page import still

EDITED = ("show", "delete", "note")


def show() -> None:
    """The table with notes, the chosen curves, and downloads."""
    log = stage.whole_log()
    if not log.entries:
        st.info("Nothing yet. Every run that you play is here, on whatever page; sweeps and races of parity are not.")
        return
    deleted = _edited(log)
    _draw_curves(log)
    left, middle, right = st.columns(3)
    if left.button("Delete the marked runs", disabled=not deleted, key="log_delete"):
        for name in deleted:
            log.delete(name)
        st.rerun()
    rows = pd.DataFrame([entry.row() for entry in log.entries.values()])
    middle.download_button("Download CSV", rows.to_csv(index=False), "runs.csv", "text/csv")
    whole = json.dumps([entry.whole() for entry in log.entries.values()], indent=1)
    right.download_button("Download JSON", whole, "runs.json", "application/json")


def _edited(log: Log) -> list[str]:
    """The table, in which the reader writes notes and chooses curves. Returns what is marked to be deleted."""
    ids, entries = list(log.entries), list(log.entries.values())
    rows = [
        {"show": entry.shown, "delete": False, "run": name, "note": entry.note} | entry.row()
        for name, entry in zip(log.names(), entries, strict=True)
    ]
    table = pd.DataFrame(rows)
    fixed = [column for column in table if column not in EDITED]
    edited = st.data_editor(table, hide_index=True, key=f"log {ids[0]} {ids[-1]} {len(ids)}", disabled=fixed)
    for entry, note, shown in zip(entries, edited["note"], edited["show"], strict=True):
        entry.note, entry.shown = str(note or ""), bool(shown)
    return [name for name, marked in zip(ids, edited["delete"], strict=True) if marked]


def _draw_curves(log: Log) -> None:
    chosen = [
        (entry.note or name, entry.curve)
        for name, entry in zip(log.names(), log.entries.values(), strict=True)
        if entry.shown
    ]
    if not chosen:
        return
    figure = curves.cost_curves([name for name, _ in chosen])
    for trace, (_, (iterations, costs)) in zip(figure.data, chosen, strict=True):
        trace.x, trace.y = iterations, costs
    still.show(figure)
