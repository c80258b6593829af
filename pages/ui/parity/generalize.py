"""What a net makes of inputs it has not seen, and what its hidden units count."""

import streamlit as st

from pages.ui.live import stage
from pages.ui.live.playable import factory
from pages.ui.page.kept import kept
from pages.ui.parity import controls, facts
from pages.ui.parity.counting import CountingPictures
from pages.ui.parity.race import HeldOut
from pages.ui.settings.configs import race_configs


def generalize() -> None:
    """What it makes of inputs it has not seen."""
    if not controls.names_nets():
        return
    st.markdown(
        "Part of the inputs is held out (outlined in the maps). A net that had learned the *rule* would be right on "
        "them. Adam with α = 0.01 and n = 8 shows it well."
    )
    n = st.session_state["race_bits"]
    columns = st.columns(3, vertical_alignment="bottom")
    ways = ("A random share", "All inputs with so many ones")
    way = columns[0].selectbox("Hold out", ways, key=kept("race_hold"))
    if way == ways[0]:
        share = columns[1].slider("Share held out", 0.1, 0.9, 0.25, 0.05, key=kept("race_share"))
    else:
        share = columns[1].slider("Ones", 0, n, n // 2, key=kept(f"race_ones_{n}"))

    def current(now):
        return race_configs(now, max_iterations=1500)

    played = controls.play("race_generalize", current, held_out=HeldOut(share, way == ways[0]))
    st.subheader("What the hidden units count")
    st.markdown(
        "For net 1 and the seed shown: a line a hidden unit. Where a trained unit's weights have nearly equal sizes, "
        "$z$ depends only on *how many* inputs agree with their signs: it counts."
    )
    stage.watch("race_counting", played, factory(CountingPictures, controls.shown()))
    with st.expander("What was measured with many seeds"):
        st.markdown(
            "Mean accuracy on the inputs held out after 1500 iterations of Adam 0.01, tanh, and its 95 % interval over "
            "the seeds, each with a split of its own. The nets have as many parameters as one layer of 4n units:"
        )
        st.dataframe(facts.held_out_table(), hide_index=True)
        st.markdown(
            "Train without the 70 inputs of n = 8 that have exactly four ones: 0 to 2 % of those 70 are right. The "
            "nets interpolate the count; they do not learn the rule. Stopping at the first 100 % is much worse (n = 6, "
            "three quarters to train: 26 %), since every neighbour of an input has the other label."
        )
