"""What gradient descent finds: the race of shallow and deep nets, and the smallest width that learns."""

from dataclasses import replace

import streamlit as st

import dnn
from pages.ui.live import stage
from pages.ui.parity import controls, facts
from pages.ui.parity.race import hand_set
from pages.ui.parity.search import SearchPictures, search
from pages.ui.settings import widgets
from pages.ui.settings.configs import race_configs

UNEQUAL = 0.1


def learn() -> None:
    """What gradient descent finds."""
    if not controls.names_nets():
        return
    st.markdown(
        "All $2^n$ inputs, nets of about equal parameter counts, several seeds of each trained together; a seed is "
        "done when every input is right. Depth has **no consistent advantage** here. The maps are the truth table: "
        "neighbours differ in one bit, so parity is a perfect checkerboard."
    )
    widgets.presets(controls.PRESETS)
    _warn_of_unequal_nets()
    _race()
    _search()
    with st.expander("What was measured with many seeds"):
        st.markdown("Smallest width, 1 / 2 / 3 hidden layers (2 or 3 units of noise):")
        st.dataframe(facts.smallest_table(), hide_index=True)
        st.markdown("Equal parameters, tanh, Adam 0.01: successes of 10 seeds / median iterations to 100 %:")
        st.dataframe(facts.equal_table(), hide_index=True)
        st.markdown(
            "*Representable is not learnable.* At n = 8, from random weights, 50 seeds: the tree's shape 8-4-2 (121 "
            "parameters) reaches 100 % 13 times (Adam) or twice (gradient descent), a shallow net of 12 units (121) 9 "
            "and 10 times, the exact-size shallow 8 and the folding 2-2-2 never."
        )


def _race() -> None:
    def current(now):
        return race_configs(now, max_iterations=5000, target_accuracy=1.0)

    columns = st.columns(2, vertical_alignment="bottom")
    hand = widgets.draw("race_hand", place=columns[0])
    noise = widgets.draw("race_noise", place=columns[1]) if hand else 0.0
    if hand and not any(hand_set(config, 0.0) for config in current(widgets.standing())):
        st.info(
            "None of the nets has the tree's shape: for these bits it is "
            f"{'-'.join(map(str, dnn.tree_widths(st.session_state['race_bits'])))}, with tanh and bits -1 or 1."
        )
    controls.play("race_learn", current, noise if hand else None)


def _search() -> None:
    st.subheader("The smallest width")
    st.markdown(
        "Ever wider nets of 1, 2 and 3 hidden layers, with 10 seeds each, until 8 seeds reach 100 % within 3000 "
        "iterations. The result joins the first picture of this page. It may take a minute; Pause or Reset ends it."
    )
    searched = stage.show(
        "race_search",
        lambda now: (replace(race_configs(now)[0], hidden=(2,)),),
        SearchPictures,
        search,
        commands=("play", "reset"),
        rerun_at_end=True,
    )
    run = searched.run
    if run.stopped:
        found = {(run.n, depth): width for depth, width in run.found.items()}
        st.session_state["parity_widths"] = st.session_state.get("parity_widths", {}) | found


def _warn_of_unequal_nets() -> None:
    n = st.session_state["race_bits"]
    nets = dict.fromkeys(config.hidden for config in race_configs(st.session_state))
    counts = [dnn.parameter_count((n, *hidden, 1)) for hidden in nets]
    if max(counts) > (1 + UNEQUAL) * min(counts):
        st.info(
            f"Not a fair race: the nets have {', '.join(map(str, counts))} parameters, which differ by more than 10 %.",
            icon=":material/balance:",
        )
