"""What can be represented, and with which gates: exact constructions at work."""

import numpy as np
import streamlit as st

import dnn
from pages.ui.page import still
from pages.ui.page.kept import kept
from pages.ui.parity import facts, figures, working_net
from pages.ui.settings import teacher, widgets
from pages.ui.settings.table import MOST_RACING_BITS

CHECKED_AT_ONCE, CHECKED_AT_ALL, MOST_TERMS = 10, 12, 10  # bits
DRAWN = 40  # units of a hidden layer, at most


@st.cache_data(show_spinner=False, max_entries=200)
def errors(name: str, n: int, activation: str, gain: float) -> int:
    """Wrong answers among all 2^n."""
    params, gs = dnn.parity_net(name, n, activation, gain)
    return dnn.parity_errors(params, gs, n, dnn.CONSTRUCTIONS[name].low(activation))


def bits() -> int:
    """n: one for the whole page, for as many bits as nets can race with; above that for this tab alone."""
    most, raced = MOST_RACING_BITS, st.session_state["race_bits"]
    if st.session_state.get("parity_bits_follow") != raced:
        st.session_state["parity_bits"] = st.session_state["parity_bits_follow"] = raced

    def to_the_race() -> None:
        chosen = st.session_state["parity_bits"]
        if chosen <= most:
            st.session_state["race_bits"] = st.session_state["parity_bits_follow"] = chosen

    left, right = st.columns([1, 3], vertical_alignment="center")
    fixed = "race_bits" in teacher.hidden() | teacher.locked()
    n = left.slider("Bits n", 2, 16, key=kept("parity_bits"), on_change=to_the_race, disabled=fixed)
    if n > most:
        right.caption(f"Nets race with at most {most} bits: on the other tabs n = {raced}.")
    return n


def represent() -> None:
    """What can be represented, and with which gates."""
    widgets.aside("race_bits")
    _explore(bits())
    st.markdown(
        r"""
**What is proven.** $2^{n-1}$ is exactly tight for an OR of ANDs: a term that leaves out $x_i$ stays true when $x_i$
flips, so each term covers one odd input. $d$ levels of AND/OR gates need $2^{\Omega(n^{1/(d-1)})}$ (Håstad 1986).
Threshold circuits of depth 2: the lower bound is only $\sqrt{n/2}$ gates (Impagliazzo, Paturi, Saks 1997). Depth still
helps ReLU nets that read only the sum $s$: a layer of $m$ units has at most $m + 1$ linear pieces and parity needs $n$
crossings, so $m \ge n - 1$, while folding takes $2\lceil\log_2 n\rceil$ (Telgarsky, arXiv:1509.08101; Montúfar et al.,
NeurIPS 2014).

**Try**: the tree with sigmoid units and $K$ from 10 downwards: at which $K$ does the first input go wrong? Then toggle
one bit and count the units that switch.
"""
    )


@st.fragment
def _explore(n: int) -> None:
    name, activation, gain = _chosen()
    construction = dnn.CONSTRUCTIONS[name]
    st.markdown(
        f"**{construction.label}** ({construction.gates}): {construction.units(n):,} hidden units, "
        f"{construction.parameters(n):,} parameters, layers of {'-'.join(map(str, construction.widths(n)))}."
    )
    _verdict(name, n, activation, gain)
    left, right = st.columns(2)
    with left:
        count = st.segmented_control(
            "Count", ("units", "parameters"), default="units", key=kept("parity_count"), required=True
        )
        measured = facts.smallest() | st.session_state.get("parity_widths", {})
        still.show(figures.sizes(n, count, measured), key="parity_sizes")
        st.caption(
            "Grey marks: the smallest width that gradient descent *learned* (at least 80 of 100 seeds; tanh, Adam). "
            "Your own measurements, in the second tab, take their place."
        )
    with right:
        _at_work(name, n, activation, gain)
    if n > 2:
        left, right = st.columns(2)
        still.show(figures.folds(n), left, key="parity_folds")
        still.show(figures.sawtooth(n), right, key="parity_sawtooth")


def _chosen() -> tuple[str, str, float]:
    """The construction, the activation of its units, and the gain K."""
    columns = st.columns(3)
    labels = {construction.label: name for name, construction in dnn.CONSTRUCTIONS.items()}
    name = labels[columns[0].selectbox("Construction", labels, 1, key=kept("parity_construction"))]
    gains = dnn.CONSTRUCTIONS[name].gains
    gates = {dnn.ACTIVATIONS[g].label: g for g in gains}
    activation = gates[columns[1].selectbox("Its units", gates, key=kept(f"parity_gates_{name}"))]
    gain = columns[2].slider(
        "Gain K",
        0.1,
        2 * gains[activation],
        gains[activation],
        0.1,
        key=kept(f"parity_gain_{name}_{activation}"),
        help="Scales every hidden z. Sigmoid and tanh need it large to be nearly a step; a ReLU does not care.",
    )
    return name, activation, gain


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
        "Bits that are 1: toggle them", bits, selection_mode="multi", default=["x1"], key=kept(f"parity_ones_{n}")
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
    still.show(working_net.figure(name, params, gs, X), key="parity_net")
