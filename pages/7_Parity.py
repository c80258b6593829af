"""Shallow against deep on n-bit parity: what a net can represent, what it learns, and what it makes of the rest."""

import streamlit as st

import dnn
from pages.ui.page import source, tabs
from pages.ui.page.frame import frame
from pages.ui.page.tabs import Tab
from pages.ui.parity import generalize, learn, represent
from pages.ui.settings import widgets
from pages.ui.settings.configs import race_configs

PRESETS = {
    "n = 6, gradient descent": {},
    "n = 6, momentum": {"race_optimizer": "momentum", "race_alpha": 3.0},
    "n = 8, Adam": {
        "race_bits": 8,
        "race_1": "32",
        "race_2": "13-13",
        "race_3": "10-10-10",
        "race_optimizer": "adam",
        "race_alpha": 0.01,
    },
    "Tight, n = 8": {
        "race_bits": 8,
        "race_1": "12",
        "race_2": "8-4-2",
        "race_3": "",
        "race_alpha": 0.05,
        "race_seeds": 10,
        "race_hand": True,
    },
}
NETS = ("race_1", "race_2", "race_3", "race_activation", "race_initializer", "race_optimizer", "race_alpha")
RACE = ("race_bits", "race_inputs", *NETS, "race_seeds", "race_seed")


def represented() -> None:
    widgets.aside("race_bits")
    represent.represent(represent.bits())
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


def learned() -> None:
    if not names_nets():
        return
    st.markdown(
        "All $2^n$ inputs, nets of about equal parameter counts, several seeds of each trained together; a seed is "
        "done when every input is right. Depth has **no consistent advantage** here. The maps are the truth table: "
        "neighbours differ in one bit, so parity is a perfect checkerboard."
    )
    for column, (name, preset) in zip(st.columns(len(PRESETS)), PRESETS.items(), strict=True):
        column.button(name, on_click=widgets.load, args=(preset,), width="stretch")
    learn.warn_of_unequal_nets()
    learn.learn()


def generalized() -> None:
    if not names_nets():
        return
    st.markdown(
        "Part of the inputs is held out (outlined in the maps). A net that had learned the *rule* would be right on "
        "them. Adam with α = 0.01 and n = 8 shows it well."
    )
    generalize.generalize()


def names_nets() -> bool:
    st.sidebar.markdown("**Race**")
    widgets.aside(*RACE)
    try:
        race_configs(st.session_state)
    except ValueError as problem:
        st.error(str(problem), icon=":material/edit:")
        return False
    return True


frame("Parity")
st.markdown(
    "Is the number of ones odd? $y = x_1 \\oplus x_2 \\oplus \\dots \\oplus x_n$. The course's claim: a tree of XOR "
    "gates does it in $O(\\log n)$ layers, one hidden layer needs on the order of $2^{n-1}$ units. That is a theorem "
    "about AND/OR/NOT gates. For sigmoid, threshold or ReLU units it is **false**: $n$ hidden units do. So ask three "
    "things: what can be **represented**, what does gradient descent **find**, and does it **generalize**?"
)
tabs.show(
    "parity",
    {
        "represent": Tab("1 Represent", represented),
        "learn": Tab("2 Learn", learned),
        "generalize": Tab("3 Generalize", generalized),
    },
)
source.show(*(construction.build for construction in dnn.CONSTRUCTIONS.values()))
