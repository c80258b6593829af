"""Where the reader's own examples come from: a file, or a plane to click on."""

import pandas as pd
import streamlit as st

from pages.ui.live.screen import Drawn
from pages.ui.own_data import linked, table, upload
from pages.ui.own_data.table import Own
from pages.ui.page.kept import kept
from pages.ui.settings.kinds import Place

SOURCES = ("Draw on the plane", "Upload a CSV")
START = [
    [-0.5, 0.4, 0],
    [-0.35, 0.6, 0],
    [-0.6, 0.15, 0],
    [-0.2, 0.45, 0],
    [0.45, 0.5, 1],
    [0.6, 0.3, 1],
    [0.35, 0.2, 1],
    [0.5, -0.4, 0],
    [0.3, -0.55, 0],
    [0.65, -0.25, 0],
    [-0.4, -0.5, 1],
    [-0.6, -0.3, 1],
    [-0.25, -0.35, 1],
]


def choose(page: Place) -> Own | None:
    """Draw what it takes to give data; None, and a sentence on the page, while they are not fit to learn from."""
    source = st.segmented_control("Your data", SOURCES, default=SOURCES[0], key=kept("own_source"), required=True)
    try:
        return _drawn() if source == SOURCES[0] else _uploaded(page)
    except ValueError as problem:
        page.error(str(problem).replace("$", r"\$"), icon=":material/table:")
        return None


def drawn() -> Drawn:
    """The points on the plane as they were drawn last, be they enough or not; at first those of the link."""
    if "own_points" not in st.session_state:
        st.session_state["own_points"] = linked.arrived(START)
    return Drawn(st.session_state["own_points"], table.MOST_POINTS)


def share(place: Place) -> None:
    """Bring the address up to date with what is drawn, and say in Share what the link has of it."""
    linked.carry(carried())
    linked.tell(place, drawn().points if _draws() else None)


def carried() -> dict[str, str]:
    """What a link to this page says of the points that were drawn in this visit; nothing of those it begins with."""
    points = st.session_state.get("own_points", START)
    return linked.parameters(points) if _draws() and points != START else {}


def _draws() -> bool:
    """Whether the reader's data are drawn, and not a table."""
    return st.session_state.get("kept_widgets", {}).get("own_source", SOURCES[0]) == SOURCES[0]


def redraw(sent) -> None:
    """Take over the points that a browser has sent."""
    points = table.checked_points(sent)
    if points is not None:
        st.session_state["own_points"] = points


def _drawn() -> Own:
    """What can be learned from: the latest points that were enough."""
    try:
        st.session_state["own_enough"] = table.placed(drawn().points)
    except ValueError:  # the stage says so where they are drawn
        st.session_state.setdefault("own_enough", table.placed(START))
    return st.session_state["own_enough"]


def _uploaded(page: Place) -> Own | None:
    file = st.file_uploader(
        "A CSV: a row an example, with or without names above",
        ["csv", "txt", "tsv"],
        key="own_file",
        max_upload_size=upload.MOST_MB,
        help=f"At most {upload.MOST_ROWS:,} rows and {upload.MOST_COLUMNS} columns; two or more columns of numbers "
        "and one with the label.",
    )
    if file is not None and st.session_state.get("own_file_id") != file.file_id:
        st.session_state["own_table"] = upload.read_csv(file.getvalue())
        st.session_state["own_file_id"] = file.file_id
    if "own_table" not in st.session_state:
        page.info("Choose a file, or draw on the plane.")
        return None
    sheet = st.session_state["own_table"]
    with st.expander(f"The table: {len(sheet):,} rows, {sheet.shape[1]} columns"):
        st.dataframe(sheet.head(100), hide_index=True)
    for sentence in sheet.attrs["told"]:
        st.caption(sentence)
    return _parts(sheet, st.session_state["own_file_id"])


def _parts(sheet: pd.DataFrame, identity: str) -> Own:
    """Which columns are the inputs, which is the label, and which of its values is class 1."""
    names = list(sheet)
    label = st.selectbox("Label", names, len(names) - 1, key=kept(f"own_label_{identity}"))
    labels = table.labels_of(sheet, label)
    one = st.selectbox("Class 1 is", labels, key=kept(f"own_one_{identity}_{label}"))
    others = [name for name in names if name != label]
    numbers = [name for name in table.numbers_of(sheet) if name != label]
    inputs = st.multiselect("Inputs", others, numbers, key=kept(f"own_in_{identity}_{label}"))
    if len(labels) > 2:
        st.caption(f"{label} has {len(labels)} values. {table.against_rest(labels, one)}")
    return table.chosen(sheet, inputs, label, one)
