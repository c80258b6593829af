"""Setting one weight of a playing run by hand: chosen by a click on its edge, or by its three numbers."""

import streamlit as st

from pages.ui.live.stage import Stage


def pick(stage: Stage, figure: str, point: int) -> None:
    """A click on an edge of the diagram: choose that weight."""
    if figure != "net":
        return
    edges = stage.pictures.diagram.handles.edges
    if point < len(edges):
        for name, value in zip("lij", edges[point], strict=True):
            st.session_state[f"weight_{name}"] = value


def controls(stage: Stage) -> None:
    """The weight's place and its new value."""
    player = stage.player
    params = stage.run.params
    with st.expander("Set a weight by hand"):
        st.markdown(
            "Click on an edge of the diagram, near its end, or choose the weight here; then set it, and play on."
        )
        columns = st.columns(5, vertical_alignment="bottom")
        l = columns[0].number_input("Layer l", 1, len(params), key="weight_l")
        W = params[l - 1].W
        for name, most in zip("ij", W.shape, strict=True):
            if st.session_state.get(f"weight_{name}", 1) > most:
                st.session_state[f"weight_{name}"] = most
        i = columns[1].number_input("to unit", 1, W.shape[0], key="weight_i")
        j = columns[2].number_input("from unit", 1, W.shape[1], key="weight_j")
        value = columns[3].number_input(
            f"W[{l}][{i}, {j}]",
            -1e6,
            1e6,
            float(W[i - 1, j - 1]),
            format="%.6g",
            key=f"weight_{player.run_id}_{l}_{i}_{j}",
        )
        columns[4].button("Set it", on_click=player.edit, args=(l, i, j, value), width="stretch", key="weight_set")
