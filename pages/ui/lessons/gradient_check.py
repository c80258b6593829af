"""The gradients of backpropagation beside two-sided differences of the cost, and what a mistake does to them."""

from dataclasses import replace

import streamlit as st

import dnn
from pages.ui.lessons import mistakes
from pages.ui.lessons.check_pictures import CheckPictures
from pages.ui.lessons.iteration import Start
from pages.ui.live import stage
from pages.ui.live.playable import Configs, factory
from pages.ui.page import source
from pages.ui.settings import teacher, widgets

MOST_CHECKED = 300  # parameters


def checked_run(configs: Configs, m: int) -> dnn.Run:
    """A run on the m examples of the page's iteration."""
    (config,) = configs
    start = Start.of(config, m)
    return dnn.Run(config, dnn.make_split(config)._replace(train=start.data), start.params)


def show(start: Start) -> None:
    """The choice of a mistake, and the check of the run that plays; of a small net, since it takes two passes a dot."""
    st.markdown(
        r"Backpropagation says what $d\theta$ is; $\frac{J(\theta+\varepsilon)-J(\theta-\varepsilon)}{2\varepsilon}$ "
        r"measures it, with $\varepsilon = 10^{-5}$, one parameter at a time. Where both agree, the dot is on the "
        "diagonal. Put a mistake into the backward pass, and see which dots leave it. **1 step** goes on by one "
        "iteration. Here $J$ has a penalty, so that λ can be forgotten too; the iteration above has none: "
        "its $J$ is the mean loss alone."
    )
    which, penalty = st.columns([3, 2])
    mistake = widgets.draw("mistake", place=which)
    l2 = widgets.draw("check_l2", place=penalty)
    count = sum(layer.W.size + layer.b.size for layer in start.params)
    if count > MOST_CHECKED:
        st.info(
            f"This net has {count:,} parameters, and each takes two forward passes: choose a net of at most "
            f"{MOST_CHECKED}."
        )
        return
    if "mistake" not in teacher.hidden():
        tell(mistake, start, l2)
    m = start.data.X.shape[1]
    examples = start.config.examples
    stage.show(
        "gradient_check",
        lambda now: (replace(now.config, examples=examples, l2=now.get("check_l2")),),
        factory(CheckPictures, mistake),
        factory(checked_run, m),
        commands=("play", "step", "ten", "reset"),
    )
    st.caption(
        "The course's bounds: below 1e-7 the gradient is right, above 1e-3 something is wrong, and between them look "
        "at single dots: near a kink of ReLU the differences themselves are off. The net learns with the right "
        "gradient, whatever is checked."
    )
    if mistake != "none" and "mistake" not in teacher.hidden():
        source.show(mistakes.PASSES[mistake].code, label="The piece with the mistake")


def tell(mistake: str, start: Start, l2: float) -> None:
    """The formula with the mistake, and what becomes of it in this net."""
    chosen = mistakes.PASSES[mistake]
    if mistake == "none":
        return
    st.markdown(f"${chosen.wrong}$ &ensp; instead of &ensp; ${chosen.right}$")
    st.markdown(" ".join(effects(mistake, start, l2)))


def effects(mistake: str, start: Start, l2: float) -> list[str]:
    """Sentences on what the mistake does in this net."""
    L, m = len(start.params), start.data.X.shape[1]
    if mistake == "slope":
        if L == 1:
            return ["This net has no hidden layer, and $dZ = A - Y$ needs no $g'$: nothing to forget."]
        return [f"The output layer stays right: $dZ^{{[{L}]}} = A^{{[{L}]}} - Y$ needs no $g'$."]
    if mistake == "mean":
        return [f"Without $1/m$ the part of the data is {m} times as large ($m$ = {m}): another line, steeper."]
    if mistake == "penalty":
        if not l2:
            return ["λ is 0: there is nothing to forget. Raise it."]
        return [r"Only $dW$ leaves, by $\tfrac\lambda m W$; $b$ is free of the penalty."]
    return transposing(start)


def transposing(start: Start) -> list[str]:
    """Where W dZ has no value, and where NumPy says nothing."""
    m, said = start.data.X.shape[1], []
    for l in mistakes.stopped_at(start.params):
        n, n_prev = start.params[l - 1].W.shape
        said.append(
            f"$W^{{[{l}]}}$ is ({n}, {n_prev}) and $dZ^{{[{l}]}}$ ({n}, {m}): {n_prev} columns do not meet "
            f"{n} row{'s' * (n > 1)}, NumPy stops, and you would see it at once."
        )
    silent = [l for l in range(2, len(start.params) + 1) if l not in mistakes.stopped_at(start.params)]
    if silent:
        which = ", ".join(f"$W^{{[{l}]}}$" for l in silent)
        said.append(f"{which} is square, so NumPy says nothing: layers below learn from a wrong $dA$.")
    else:
        said.append("Nothing is left to check: choose two hidden layers with as many units each: there it is silent.")
    return said
