"""The three questions of the parity page, a function each: represented, learned, generalized."""

from dataclasses import replace

import numpy as np
import streamlit as st

import dnn

from . import controls, live, parity_facts, parity_figures
from .experiments import race_configs
from .parity_counting import CountingPictures
from .parity_race import ParityRace, RacePictures, hand_set
from .parity_search import SearchPictures, search

CHECKED_AT_ONCE, CHECKED_AT_ALL, MOST_TERMS = 10, 12, 10  # bits
DRAWN = 40  # units of a hidden layer, at most
UNEQUAL = 0.1


@st.cache_data(show_spinner=False, max_entries=200)
def errors(name: str, n: int, activation: str, gain: float) -> int:
    """Wrong answers among all 2^n."""
    params, gs = dnn.parity_net(name, n, activation, gain)
    return dnn.parity_errors(params, gs, n, dnn.CONSTRUCTIONS[name].low(activation))


@st.fragment
def represent() -> None:
    """What can be represented, and with which gates."""
    columns = st.columns(4)
    n = columns[0].slider("Bits n", 2, 16, 6, key="parity_bits")
    labels = {construction.label: name for name, construction in dnn.CONSTRUCTIONS.items()}
    name = labels[columns[1].selectbox("Construction", labels, 1, key="parity_construction")]
    construction = dnn.CONSTRUCTIONS[name]
    gates = {dnn.ACTIVATIONS[g].label: g for g in construction.gains}
    activation = gates[columns[2].selectbox("Its units", gates, key=f"parity_gates_{name}")]
    enough = construction.gains[activation]
    gain = columns[3].slider(
        "Gain K", 0.1, 2 * enough, enough, 0.1, key=f"parity_gain_{name}_{activation}",
        help="Scales every hidden z. Sigmoid and tanh need it large to be nearly a step; a ReLU does not care.",
    )  # fmt: skip
    st.markdown(
        f"**{construction.label}** ({construction.gates}): {construction.units(n):,} hidden units, "
        f"{construction.parameters(n):,} parameters, layers of {'-'.join(map(str, construction.widths(n)))}."
    )
    _verdict(name, n, activation, gain)
    left, right = st.columns(2)
    with left:
        count = st.segmented_control(
            "Count", ("units", "parameters"), default="units", key="parity_count", required=True
        )
        measured = parity_facts.smallest() | st.session_state.get("parity_widths", {})
        st.plotly_chart(parity_figures.sizes(n, count, measured), width="stretch", key="parity_sizes")
        st.caption(
            "Grey marks: the smallest width that gradient descent *learned* (at least 8 of 10 seeds; tanh, Adam). Your "
            "own measurements, in the second tab, take their place."
        )
    with right:
        _at_work(name, n, activation, gain)
    if n > 2:
        left, right = st.columns(2)
        left.plotly_chart(parity_figures.folds(n), width="stretch", key="parity_folds")
        right.plotly_chart(parity_figures.sawtooth(n), width="stretch", key="parity_sawtooth")


def _verdict(name: str, n: int, activation: str, gain: float) -> None:
    if n > CHECKED_AT_ALL or (name == "dnf" and n > MOST_TERMS):
        most = MOST_TERMS if name == "dnf" else CHECKED_AT_ALL
        st.info(f"Not checked here: the page tries all $2^n$ inputs up to n = {most}.")
        return
    if n > CHECKED_AT_ONCE and not st.button(f"Check all {2**n:,} inputs", key="parity_check"):
        return
    wrong = errors(name, n, activation, gain)
    if wrong:
        st.error(f"{wrong:,} of {2**n:,} inputs wrong: K = {gain:g} is too small for gates this sharp.")
    else:
        st.success(f"Exact: no error on all {2**n:,} inputs.", icon=":material/check:")


def _at_work(name: str, n: int, activation: str, gain: float) -> None:
    bits = [f"x{i}" for i in range(1, n + 1)]
    ones = st.pills(
        "Bits that are 1: toggle them", bits, selection_mode="multi", default=["x1"], key=f"parity_ones_{n}"
    )
    if max(dnn.CONSTRUCTIONS[name].widths(n)) > DRAWN:
        st.info(f"Too wide to draw: {max(dnn.CONSTRUCTIONS[name].widths(n)):,} units. Choose fewer bits.")
        return
    params, gs = dnn.parity_net(name, n, activation, gain)
    low = dnn.CONSTRUCTIONS[name].low(activation)
    X = np.array([[1.0 if bit in ones else low] for bit in bits])
    odd, answer = len(ones) % 2 == 1, bool(dnn.predict(params, gs, X)[0, 0] > 0.5)
    st.markdown(
        f"{len(ones)} of {n} are 1: {'odd' if odd else 'even'}. The net says **{'odd' if answer else 'even'}**"
        + (", which is wrong." if odd != answer else ".")
    )
    st.plotly_chart(parity_figures.working_net(name, params, gs, X), width="stretch", key="parity_net")


def shown() -> int:
    """The seed whose maps are shown."""
    return st.session_state.get("race_seed", 1)


def slow() -> bool:
    """Whether a tick trains a few iterations only."""
    return st.session_state.get("race_slow", True)


def learn() -> None:
    """What gradient descent finds."""

    def current():
        return race_configs(st.session_state, max_iterations=5000, target_accuracy=1.0)

    columns = st.columns([3, 3, 2], vertical_alignment="bottom")
    hand = columns[0].checkbox(
        "Load hand-set weights", key="race_hand", help="For nets of the XOR tree's shape, with tanh and bits -1 or 1."
    )
    with columns[1]:
        noise = controls.slider("race_noise") if hand else 0.0
    columns[2].checkbox("Slow motion", True, key="race_slow", help="A tick trains few iterations, more as they go on.")
    if hand and not any(hand_set(config, 0.0) for config in current()):
        st.info(
            "None of the nets has the tree's shape: for these bits it is "
            f"{'-'.join(map(str, dnn.tree_widths(st.session_state['race_bits'])))}, with tanh and bits -1 or 1."
        )
    live.show(
        "race_learn",
        current,
        lambda race: RacePictures(race, shown),
        lambda configs: ParityRace(configs, slow=slow, first=lambda config: hand_set(config, noise) if hand else None),
        commands=("play", "step", "ten", "reset"),
        variant=(hand, noise),
    )
    st.subheader("The smallest width")
    st.markdown(
        "Ever wider nets of 1, 2 and 3 hidden layers, with 10 seeds each, until 8 seeds reach 100 % within 3000 "
        "iterations. The result joins the first picture of this page. It may take a minute; Pause or Reset ends it."
    )
    live.show(
        "race_search",
        lambda: (replace(race_configs(st.session_state)[0], hidden=(2,)),),
        SearchPictures,
        search,
        commands=("play", "reset"),
        rerun_at_end=True,
    )
    run = st.session_state["race_search"].run
    if run.stopped:
        found = {(run.n, depth): width for depth, width in run.found.items()}
        st.session_state["parity_widths"] = st.session_state.get("parity_widths", {}) | found
    with st.expander("What was measured with many seeds"):
        st.markdown("Smallest width, 1 / 2 / 3 hidden layers (2 or 3 units of noise):")
        st.dataframe(parity_facts.smallest_table(), hide_index=True)
        st.markdown("Equal parameters, tanh, Adam 0.01: successes of 10 seeds / median iterations to 100 %:")
        st.dataframe(parity_facts.equal_table(), hide_index=True)
        st.markdown(
            "*Representable is not learnable.* At n = 8, from random weights, 50 seeds: the tree's shape 8-4-2 (121 "
            "parameters) reaches 100 % 13 times (Adam) or twice (gradient descent), a shallow net of 12 units (121) 9 "
            "and 10 times, the exact-size shallow 8 and the folding 2-2-2 never."
        )


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
        return dnn.datasets.parity(bits, 0.0)[0].sum(axis=0) == share

    def current():
        return race_configs(st.session_state, max_iterations=1500)

    live.show(
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
    live.watch("race_counting", "race_generalize", lambda race: CountingPictures(race, shown))
    with st.expander("What was measured with many seeds"):
        st.markdown("Held-out accuracy after 1500 iterations of Adam 0.01, tanh; training accuracy about 100 %:")
        st.dataframe(parity_facts.held_out_table(), hide_index=True)
        st.markdown(
            "Train without the 70 inputs of n = 8 that have exactly four ones: 0 to 2 % of those 70 are right. The "
            "nets interpolate the count; they do not learn the rule. Stopping at the first 100 % is much worse (n = 6, "
            "three quarters to train: 26 %), since every neighbour of an input has the other label."
        )


def warn_of_unequal_nets() -> None:
    """Say so when the nets' parameter counts differ by more than 10 %."""
    n = st.session_state["race_bits"]
    nets = dict.fromkeys(config.hidden for config in race_configs(st.session_state))
    counts = [dnn.parameter_count((n, *hidden, 1)) for hidden in nets]
    if max(counts) > (1 + UNEQUAL) * min(counts):
        st.info(
            f"Not a fair race: the nets have {', '.join(map(str, counts))} parameters, which differ by more than 10 %.",
            icon=":material/balance:",
        )
