"""What was measured with a hundred seeds, as pictures: what is learnable, how long it takes, what generalizes."""

import streamlit as st

from dnn.experiments import RECIPES, grid
from pages.ui.page import still
from pages.ui.page.kept import kept
from pages.ui.parity import facts, held_out
from pages.ui.parity.learnable import growth_figure, heat_map


def learnable(n: int) -> None:
    """Success rates by width and depth, for the measured number of bits that is the nearest to n, or another one."""
    known = facts.measured("parity-learnable")
    st.subheader("Representable is not learnable")
    st.markdown(
        "Every cell is a net that was trained from 100 seeds, 3000 iterations each. The marks are sizes that are "
        "*exact* when set by hand: from random weights few seeds get there, or none. Only the **OR of ANDs** is wider "
        "than learning takes."
    )
    left, right = st.columns(2)
    bits = left.segmented_control(
        "Bits n, as measured", known, default=facts.nearest(n, known), required=True, key=kept(f"parity_learnable_{n}")
    )
    recipes = [recipe for recipe in RECIPES if len(facts.of("parity-learnable", n=bits, recipe=recipe))]
    recipe = right.segmented_control(
        "Trained by", recipes, default=recipes[0], required=True, key=kept(f"parity_recipe_{len(recipes)}")
    )
    rows = facts.of("parity-learnable", n=bits, recipe=recipe)
    still.show(heat_map(rows, bits, grid(bits)), key="parity_learnable")


def growth() -> None:
    """How many iterations it takes, against n."""
    st.subheader("How the time grows with n")
    st.markdown(
        "One, two and three hidden layers with as many parameters as one layer of 4n units; tanh, Adam 0.01. Every bit "
        "doubles the inputs. Solid: all inputs are shown, dashed: 75 % of them. Bars are 95 % intervals of the median."
    )
    still.show(growth_figure(facts.of("parity-growth")), key="parity_growth")


def generalizes(n: int) -> None:
    """Accuracy on held-out inputs: against the share shown, and what one change does."""
    st.markdown(
        "Some inputs are never shown. A net that had learned the *rule* would be right on them all; one that guesses "
        "is right on half, and less than half is possible, since every neighbour of an input has the other label. On "
        "the left three nets of as many parameters; on the right one layer of 4n units that is shown half of the "
        "inputs, and what one change does to it (red: none). Means of 100 seeds, 1500 iterations of Adam 0.01."
    )
    pictures = {"parity-held-out": held_out.against_share, "parity-hints": held_out.hinted}
    for place, (name, figure) in zip(st.columns(2), pictures.items(), strict=True):
        bits = facts.nearest(n, facts.measured(name))
        still.show(figure(facts.of(name, n=bits), bits), place, key=name)
