"""What a net makes of inputs it has not seen, and what its hidden units count."""

import numpy as np
import streamlit as st

import dnn
from pages.ui.live import stage
from pages.ui.parity import facts
from pages.ui.parity.counting import CountingPictures
from pages.ui.parity.learn import shown, slow
from pages.ui.parity.race import ParityRace, RacePictures
from pages.ui.settings.configs import race_configs


def generalize() -> None:
    """What it makes of inputs it has not seen."""
    n = st.session_state["race_bits"]
    columns = st.columns(3, vertical_alignment="bottom")
    ways = ("A random share", "All inputs with so many ones")
    way = columns[0].selectbox("Hold out", ways, key="race_hold")
    if way == ways[0]:
        share = columns[1].slider("Share held out", 0.1, 0.9, 0.25, 0.05, key="race_share")
    else:
        share = columns[1].slider("Ones", 0, n, n // 2, key=f"race_ones_{n}")

    def held_out(bits: int) -> np.ndarray:
        if way == ways[0]:
            held = np.zeros(2**bits, bool)
            held[np.random.default_rng(1).permutation(2**bits)[: max(1, round(share * 2**bits))]] = True
            return held
        return dnn.data.datasets.parity(bits, 0.0)[0].sum(axis=0) == share

    def current():
        return race_configs(st.session_state, max_iterations=1500)

    stage.show(
        "race_generalize",
        current,
        lambda race: RacePictures(race, shown),
        lambda configs: ParityRace(configs, held_out, slow=slow),
        commands=("play", "step", "ten", "reset"),
        variant=(way, share),
    )
    st.subheader("What the hidden units count")
    st.markdown(
        "For net 1 and the seed shown: a line a hidden unit. Where a trained unit's weights have nearly equal sizes, "
        "$z$ depends only on *how many* inputs agree with their signs: it counts."
    )
    stage.watch("race_counting", "race_generalize", lambda race: CountingPictures(race, shown))
    with st.expander("What was measured with many seeds"):
        st.markdown("Held-out accuracy after 1500 iterations of Adam 0.01, tanh; training accuracy about 100 %:")
        st.dataframe(facts.held_out_table(), hide_index=True)
        st.markdown(
            "Train without the 70 inputs of n = 8 that have exactly four ones: 0 to 2 % of those 70 are right. The "
            "nets interpolate the count; they do not learn the rule. Stopping at the first 100 % is much worse (n = 6, "
            "three quarters to train: 26 %), since every neighbour of an input has the other label."
        )
