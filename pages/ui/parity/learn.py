"""What gradient descent finds: the race of shallow and deep nets, and the smallest width that learns."""

from dataclasses import replace

import streamlit as st

import dnn
from pages.ui.live import stage
from pages.ui.parity import controls, facts, gaps, measured
from pages.ui.parity.race import hand_set
from pages.ui.parity.search import SearchPictures, search
from pages.ui.settings import widgets
from pages.ui.settings.configs import race_configs

UNEQUAL = 0.03


def learn() -> None:
    """What gradient descent finds."""
    if not controls.names_nets():
        return
    st.markdown(_fairness())
    widgets.presets(controls.PRESETS)
    _race()
    st.markdown(
        "**The maps** are truth tables, of the seed shown: orange is *odd*, blue is *even*. A bar beside them marks "
        "where that bit is 1. Neighbours differ in one bit, so a net that is right shows a **checkerboard**."
    )
    measured.learnable(st.session_state["race_bits"])
    measured.growth()
    with st.expander("Search the smallest width yourself"):
        _search()
    with st.expander("What was measured with many seeds"):
        st.markdown("**Smallest width** that at least 80 of 100 seeds learned within 3000 iterations:")
        st.dataframe(facts.smallest_table(), hide_index=True)
        _say_gaps("parity-smallest")
        st.markdown("**Equal parameters**, as many as one layer of 2n or 4n units; tanh, Adam 0.01:")
        st.dataframe(facts.equal_table(), hide_index=True)
        _say_gaps("parity-equal")
        st.markdown(
            "**Representable is not learnable**: nets of the sizes that can be set by hand, from random weights. At "
            "n = 8 the tree is 8-4-2, one layer of 12 units has as many parameters, 8 units can count, and 2-2-2 fold "
            "(with ReLU)."
        )
        st.dataframe(facts.exact_table(), hide_index=True)
        _say_gaps("parity-exact")
        st.markdown("**What changed** since this page told of 10 or 50 seeds:")
        st.dataframe(facts.changed_table(), hide_index=True)
        st.caption(
            "Each number comes from a file that `python -m dnn.experiments` writes; intervals are Wilson's, of 95 %."
        )


def _race() -> None:
    def current(now):
        return race_configs(now, max_iterations=5000, target_accuracy=1.0)

    able = any(hand_set(config, 0.0) for config in current(widgets.standing()))
    hand, noise = False, 0.0
    if able or st.session_state.get("race_hand"):  # no room for what would do nothing
        columns = st.columns(2, vertical_alignment="bottom")
        hand = widgets.draw("race_hand", place=columns[0])
        noise = widgets.draw("race_noise", place=columns[1]) if hand else 0.0
    if hand and not able:
        st.info(
            "None of the nets has the tree's shape: for these bits it is "
            f"{'-'.join(map(str, dnn.tree_widths(st.session_state['race_bits'])))}, with tanh and bits -1 or 1."
        )
    controls.play("race_learn", current, noise if hand else None)


def _search() -> None:
    """In a place of its own, which is closed at first: two buttons that say Play would be taken for one another."""
    st.markdown(
        "Ever wider nets of 1, 2 and 3 hidden layers, with 10 seeds each, until 8 seeds reach 100 % within 3000 "
        "iterations. The widths join the charts of the first tab. It may take a minute; Pause or Reset ends it."
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


def _say_gaps(name: str) -> None:
    if words := gaps.not_run(name):
        st.caption(words)


def _fairness() -> str:
    """What is raced, and whether it is fair: as many parameters, the exact sizes, or neither."""
    n = st.session_state["race_bits"]
    hidden = dict.fromkeys(config.hidden for config in race_configs(st.session_state))
    nets = {widths: dnn.parameter_count((n, *widths, 1)) for widths in hidden}
    if max(nets.values()) <= (1 + UNEQUAL) * min(nets.values()):
        return (
            "Nets with equally many parameters learn all $2^n$ inputs, each from several **seeds** (first weights). "
            "Depth has **no consistent advantage**."
        )
    exact = {
        each.widths(n): each.label
        for each in dnn.CONSTRUCTIONS.values()
        if st.session_state["race_activation"] in each.gains
    }
    if nets.keys() <= exact.keys():
        sizes = [
            f"{'-'.join(map(str, widths))} ({exact[widths]}, {count} parameters)" for widths, count in nets.items()
        ]
        return (
            f"**Unequal on purpose**: {', '.join(sizes)} are exact when set by hand. From random weights, does any "
            "seed get there?"
        )
    counts = ", ".join(map(str, nets.values()))
    return f"**Not a fair race**: the nets have {counts} parameters, which differ by more than 3 %."
