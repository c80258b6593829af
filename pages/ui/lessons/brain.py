"""A neuron and a unit side by side: what is alike, what is not, what is unknown, each with its source."""

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from pages.ui.page import component

PICTURE = Path(__file__).with_name("brain.html")


class Source(NamedTuple):
    """Where something is said: who and when, title and journal, and where to read it."""

    cited: str
    title: str
    doi: str

    @property
    def link(self) -> str:
        """As Markdown; the title is seen under the pointer."""
        return f'[{self.cited}](https://doi.org/{self.doi} "{self.title}")'


class Claim(NamedTuple):
    """A sentence or two, and who found it."""

    words: str
    sources: tuple[Source, ...]


_BI_POO = Source(
    "Bi and Poo 1998",
    "Synaptic modifications in cultured hippocampal neurons: dependence on spike timing, synaptic strength, and "
    "postsynaptic cell type. Journal of Neuroscience 18",
    "10.1523/JNEUROSCI.18-24-10464.1998",
)
CLAIMS: dict[str, tuple[Claim, ...]] = {
    "What is alike": (
        Claim(
            "Both add up what comes in, some of it with a plus and some with a minus, and answer with a non-linear "
            "function of the sum. Early models of neurons are where units come from.",
            (
                Source(
                    "McCulloch and Pitts 1943",
                    "A logical calculus of the ideas immanent in nervous activity. "
                    "Bulletin of Mathematical Biophysics 5",
                    "10.1007/BF02478259",
                ),
                Source(
                    "Rosenblatt 1958",
                    "The perceptron: a probabilistic model for information storage and organization in the brain. "
                    "Psychological Review 65",
                    "10.1037/h0042519",
                ),
            ),
        ),
        Claim(
            "Cells early in the visual cortex answer to edges of one direction; so do many first-layer units of nets "
            "that learned from photographs.",
            (
                Source(
                    "Hubel and Wiesel 1962",
                    "Receptive fields, binocular interaction and functional architecture in the cat's visual cortex. "
                    "Journal of Physiology 160",
                    "10.1113/jphysiol.1962.sp006837",
                ),
                Source(
                    "Krizhevsky, Sutskever and Hinton 2012, printed again 2017",
                    "ImageNet classification with deep convolutional neural networks. Communications of the ACM 60",
                    "10.1145/3065386",
                ),
            ),
        ),
    ),
    "What is not": (
        Claim(
            "A neuron sends spikes, and when they come matters; a unit hands on one number.",
            (
                Source(
                    "Hodgkin and Huxley 1952",
                    "A quantitative description of membrane current and its application to conduction and excitation "
                    "in nerve. Journal of Physiology 117",
                    "10.1113/jphysiol.1952.sp004764",
                ),
                _BI_POO,
            ),
        ),
        Claim(
            "One neuron computes far more than $g(w^Tx + b)$: to imitate a model of a cortical cell took a net of five "
            "to eight layers, and dendrites of single human cells part classes that no line parts, as XOR does.",
            (
                Source(
                    "Beniaguev, Segev and London 2021",
                    "Single cortical neurons as deep artificial neural networks. Neuron 109",
                    "10.1016/j.neuron.2021.07.002",
                ),
                Source(
                    "Gidon and others 2020",
                    "Dendritic action potentials and computation in human layer 2/3 cortical neurons. Science 367",
                    "10.1126/science.aax6239",
                ),
            ),
        ),
        Claim(
            "A neuron gives off the same transmitter at all its branches, so that as a rule it either excites or "
            "inhibits; the weights that leave a unit have any sign, and change it.",
            (
                Source(
                    "Eccles, Fatt and Koketsu 1954",
                    "Cholinergic and inhibitory synapses in a pathway from motor-axon collaterals to motoneurones. "
                    "Journal of Physiology 126",
                    "10.1113/jphysiol.1954.sp005226",
                ),
                Source(
                    "Song, Yang and Wang 2016",
                    "Training excitatory-inhibitory recurrent neural networks for cognitive tasks. "
                    "PLoS Computational Biology 12",
                    "10.1371/journal.pcbi.1004792",
                ),
            ),
        ),
    ),
    "What is unknown": (
        Claim(
            "How a brain finds out which synapse to change. Backpropagation sends $dZ$ back through the same weights, "
            "$W^T$; that neurons do so is not known.",
            (
                Source(
                    "Crick 1989",
                    "The recent excitement about neural networks. Nature 337",
                    "10.1038/337129a0",
                ),
            ),
        ),
        Claim(
            "Whether its feedback connections come near to it in another way: proposed, and not settled.",
            (
                Source(
                    "Lillicrap and others 2020",
                    "Backpropagation and the brain. Nature Reviews Neuroscience 21",
                    "10.1038/s41583-020-0277-3",
                ),
            ),
        ),
        Claim(
            "How changes at single synapses, which follow the order of spikes before and behind them, add up to a "
            "task that is learned.",
            (_BI_POO,),
        ),
    ),
}


@st.cache_resource
def _picture():
    """The drawing, registered once: in the page itself, so that it has the page's colours."""
    return component.drawing("brain", PICTURE.read_text(encoding="utf-8"))


def show() -> None:
    """The drawing, and what is said of it."""
    st.markdown("The same numbers mark the parts that the early models took to be the same.")
    _picture()(key="brain")
    for column, (title, claims) in zip(st.columns(len(CLAIMS)), CLAIMS.items(), strict=True):
        column.markdown(f"**{title}**")
        for words, sources in claims:
            column.markdown(f"- {words} {', '.join(source.link for source in sources)}")
    st.markdown(
        "So think of a network as a flexible function that is fitted to examples, not as a brain: the course says the "
        "same, in *What does this have to do with the brain?*"
    )
