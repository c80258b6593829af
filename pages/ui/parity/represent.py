"""What can be represented, and with which gates: exact constructions at work."""

import streamlit as st

import dnn
from pages.ui.page import still
from pages.ui.parity import contest, figures
from pages.ui.settings import here
from pages.ui.settings.table import MOST_RACING_BITS

BUILT = {  # s is the sum of the bits, r is ReLU
    "dnf": r"""One unit for each odd pattern $p$: $z = K\,(2p - 1)\cdot x - K\,(|p| - \tfrac12) = K\,(\tfrac12 - d)$,
where $d$ is the number of bits in which $x$ differs from $p$. So the one unit with $d = 0$ is on, and the others must
be silent enough that all of them together stay below $\tfrac12$.""",
    "tree": r"""Two units make an XOR, $\sigma(K(a + b - \tfrac12)) - \sigma(K(a + b - \tfrac32))$: on from one, off
again at two. The difference is folded into the next layer's weights, and an odd leftover passes through one unit. A bit
that is toggled switches units on its own way to the root alone.""",
    "counting": r"""$n$ units, on from $s \ge 1$, $s \ge 2$, ..., $s \ge n$, added with the signs $+, -, +, \dots$
(Rumelhart, Hinton and Williams 1986). One more 1 is always one more unit.""",
    "folding": r"""$v_0 = s$, $v_j = r(v_{j-1}) - 2\,r(v_{j-1} - N/2^j)$ with $N = 2^{\lceil\log_2 n\rceil}$: each layer
of two ReLUs folds the range of the sum in half and keeps its parity (Telgarsky, arXiv:1509.08101).""",
}


def represent() -> None:
    """What can be represented, and with which gates."""
    _contest()
    st.markdown(
        r"""
**What is proven.** $2^{n-1}$ is exactly tight for an OR of ANDs: a term that leaves out $x_i$ stays true when $x_i$
flips, so each term covers one odd input. $d$ levels of AND/OR gates need $2^{\Omega(n^{1/(d-1)})}$ (Håstad 1986).
Threshold circuits of depth 2: the lower bound is only $\sqrt{n/2}$ gates (Impagliazzo, Paturi, Saks 1997). Depth still
helps ReLU nets that read only the sum $s$: a layer of $m$ units has at most $m + 1$ linear pieces and parity needs $n$
crossings, so $m \ge n - 1$, while folding takes $2\lceil\log_2 n\rceil$ (Telgarsky, arXiv:1509.08101; Montúfar et al.,
NeurIPS 2014).
"""
    )


@st.fragment
def _contest() -> None:
    n = contest.bits()
    contest.show()
    focus = here.table().value(st.session_state, "focus")
    st.markdown(f"**{dnn.CONSTRUCTIONS[focus].gates}.** {BUILT[focus]}")
    if n > MOST_RACING_BITS:
        raced = here.table().value(st.session_state, "race_bits")
        st.caption(f"Nets race with at most {MOST_RACING_BITS} bits: on the other tabs n = {raced}.")
    if n > 2:
        left, right = st.columns(2)
        still.show(figures.folds(n), left, key="parity_folds")
        still.show(figures.sawtooth(n), right, key="parity_sawtooth")
