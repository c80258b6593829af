"""What a net makes of inputs it has not seen, and what its hidden units count."""

import streamlit as st

from pages.ui.live import stage
from pages.ui.live.playable import factory
from pages.ui.live.staged import Stage
from pages.ui.page.kept import kept
from pages.ui.parity import controls, facts, gaps, measured
from pages.ui.parity.counting import CountingPictures
from pages.ui.parity.race import HeldOut
from pages.ui.settings import widgets
from pages.ui.settings.configs import race_configs

SHOWS_WELL = "Adam, n = 8"


def generalize() -> None:
    """What it makes of inputs it has not seen."""
    if not controls.names_nets():
        return
    measured.generalizes(st.session_state["race_bits"])
    played = _race(st.session_state["race_bits"])
    st.subheader("What the hidden units count")
    st.markdown(
        "For net 1 and the seed shown. Where a unit's weights are all of one size, $z$ depends only on *how many* "
        "inputs agree with their signs: it **counts** them, and turns at some count. A net of such units fills in the "
        "counts between those it was shown. That is not the rule of parity."
    )
    stage.watch("race_counting", played, factory(CountingPictures, controls.shown()))
    with st.expander("What was measured with many seeds"):
        st.markdown(
            "Mean accuracy on the inputs held out after 1500 iterations of Adam 0.01, tanh, and its 95 % interval over "
            "the seeds, each with a split of its own. The nets have as many parameters as one layer of 4n units:"
        )
        st.dataframe(facts.held_out_table(), hide_index=True)
        st.markdown("One layer of 4n units, half of the inputs shown, and one thing changed at a time:")
        st.dataframe(facts.hint_table(), hide_index=True)
        missing = " ".join(filter(None, map(gaps.not_run, ("parity-held-out", "parity-hints"))))
        st.caption(f"Each number comes from a file that `python -m dnn.experiments` writes. {missing}")


def _race(n: int) -> Stage:
    st.subheader("Try it")
    st.markdown("Inputs held out are outlined in the maps.")
    columns = st.columns(3, vertical_alignment="bottom")
    ways = ("A random share", "All inputs with so many ones")
    way = columns[0].selectbox("Hold out", ways, key=kept("race_hold"))
    if way == ways[0]:
        share = columns[1].slider("Share held out", 0.1, 0.9, 0.25, 0.05, key=kept("race_share"))
    else:
        share = columns[1].slider("Ones", 0, n, n // 2, key=kept(f"race_ones_{n}"))

    with columns[2]:
        widgets.presets({f"Shows it well: {SHOWS_WELL}": controls.PRESETS[SHOWS_WELL]})

    def current(now):
        return race_configs(now, max_iterations=1500)

    return controls.play("race_generalize", current, held_out=HeldOut(share, way == ways[0]))
