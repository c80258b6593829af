"""What was measured with a hundred seeds, as pictures: what is learnable, how long it takes, what generalizes."""

import streamlit as st

from dnn.experiments import RECIPES, grid
from pages.ui.page import still
from pages.ui.page.kept import kept
from pages.ui.parity import facts, gaps, held_out
from pages.ui.parity.learnable import growth_figure, heat_map

NAME = "parity-learnable"


def learnable(n: int) -> None:
    """Success rates by width and depth, for the measured number of bits that is the nearest to n, or another one."""
    known = facts.measured(NAME)
    st.subheader("Representable is not learnable")
    st.markdown(
        "Every cell is a net that was trained from 100 seeds, 3000 iterations each. The marks are sizes that are "
        "*exact* when set by hand: from random weights few seeds get there, or none. Only the **OR of ANDs** is wider "
        "than learning takes. One way to see why: an exact net has no unit to spare, so that inputs stay wrong if "
        "two of its units take the same role; among many, enough of them find one each. The answer itself is stable: "
        "**Tight, n = 8** starts 8-4-2 beside it, and gradient descent gets there."
    )
    left, right = st.columns(2)
    bits = left.segmented_control(
        "Bits n, as measured", known, default=facts.nearest(n, known), required=True, key=kept(f"parity_learnable_{n}")
    )
    recipes = [recipe for recipe in RECIPES if len(facts.of(NAME, n=bits, recipe=recipe))]
    recipe = right.segmented_control(
        "Trained by", recipes, default=recipes[0], required=True, key=kept(f"parity_recipe_{len(recipes)}")
    )
    rows = facts.of(NAME, n=bits, recipe=recipe)
    still.show(heat_map(rows, bits, grid(bits)), key="parity_learnable")
    empty = "Cells with a point have no number." if len(rows) < len(grid(bits)) else ""
    others = [f"Not run for n = {bits}: {each}." for each in RECIPES if each not in recipes]
    _say(gaps.elsewhere(NAME, n, bits), empty, gaps.not_run(NAME, n=bits, recipe=recipe), *others)


def growth() -> None:
    """How many iterations it takes, against n."""
    st.subheader("How the time grows with n")
    st.markdown(
        "One, two and three hidden layers with about as many parameters as one layer of 4n units; tanh, Adam 0.01. "
        "Every bit doubles the inputs. Solid: all inputs are shown, dashed: 75 % of them. Bars are 95 % intervals of "
        "the median. Where all are shown, odd n takes no longer than the even n before it: on bits -1 and 1 parity is "
        "then an odd function of x, and so is a tanh net whose biases are still 0."
    )
    still.show(growth_figure(facts.of("parity-growth")), key="parity_growth")
    _say(gaps.not_run("parity-growth"))


def generalizes(n: int) -> None:
    """Accuracy on held-out inputs: against the share shown, and what one change does."""
    st.markdown(
        "**It fills in, it does not find the rule.** A net that had the *rule* would be right on inputs that are never "
        "shown, however few are; one that guesses is right on half, and less is possible, since every neighbour of an "
        "input has the other label. First: three nets with about equally many parameters. Second: one layer of 4n "
        "units, shown half of the inputs, and what one change does (red: none). If all inputs with n/2 ones are left "
        "out, nearly all of them are wrong. Means of 100 seeds, 1500 iterations of Adam 0.01."
    )
    pictures = {"parity-held-out": held_out.against_share, "parity-hints": held_out.hinted}
    for place, (name, figure) in zip(st.columns(2), pictures.items(), strict=True):
        bits = facts.nearest(n, facts.measured(name))
        still.show(figure(facts.of(name, n=bits), bits), place, key=name)
        _say(gaps.elsewhere(name, n, bits), gaps.not_run(name, n=bits), place=place)


def _say(*sentences: str, place=st) -> None:
    """What a picture does not have, if there is anything."""
    if words := " ".join(filter(None, sentences)):
        place.caption(words)
