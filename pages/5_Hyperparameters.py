"""Finding α, depth, units and the rest: an experiment, not a formula."""

from dataclasses import replace

import streamlit as st

import dnn
from dnn.training.several import Several
from pages.ui.lessons import run_log
from pages.ui.lessons.race import Race
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.lessons.sweep import AXES, SweepPictures, sweep
from pages.ui.live import stage
from pages.ui.live.playable import factory, stack
from pages.ui.page import source
from pages.ui.page.frame import frame
from pages.ui.settings import widgets

NAMES = ("dataset", "noise", "examples", "activation", "initializer", "seed")
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
SENSIBLE = {"gradient_descent": 0.3, "momentum": 0.3, "rmsprop": 0.01, "adam": 0.01}
PENALTIES = (0.0, 0.1, 1.0, 3.0)
SIZES = (0, 1, 2, 3, 4, 5, 20, 50)


def base() -> dnn.Config:
    return replace(widgets.current(*NAMES), hidden=(8, 8))


frame("Hyperparameters")
st.markdown(
    "$W$ and $b$ are parameters: gradient descent finds them. The learning rate, depth, units, activation, λ and batch "
    "size are **hyper**parameters: you find them, by experiment. **Idea → Code → Experiment**, again and again."
)
with st.sidebar:
    for name in ("dataset", "activation", "initializer"):
        widgets.draw(name, choices=list(dnn.ACTIVATIONS) if name == "activation" else None)
    for name in ("noise", "examples"):
        widgets.slider(name)
    widgets.draw("seed")

race, optimizers, penalties, sizes, sweeping, log = st.tabs(
    ["α race", "Optimizers", "Regularization", "Hidden units", "Sweep", "Run log"]
)
with race:
    rates = st.multiselect(
        "Learning rates α, 3 to 8", RATES, (0.001, 0.03, 0.3, 3.0, 30.0), key="rates", max_selections=8
    )
    if len(rates) < 3:
        st.info("Choose at least three values of α.")
    else:
        stage.show(
            "race",
            lambda: tuple(replace(base(), alpha=float(rate)) for rate in sorted(st.session_state["rates"])),
            Race,
            stack,
        )
with optimizers:
    st.markdown("The same start and data; each with an α that suits it, since their steps differ in size.")
    stage.show(
        "optimizers",
        lambda: tuple(replace(base(), optimizer=name, alpha=alpha) for name, alpha in SENSIBLE.items()),
        factory(SideBySide, tuple(f"{dnn.OPTIMIZERS[n].label}, α = {a:g}" for n, a in SENSIBLE.items())),
        Several,
    )
    for record in dnn.OPTIMIZERS.values():
        st.markdown(f"- **{record.label}**: ${record.formula}$")
with penalties:
    st.markdown(r"$J$ gains $\frac{\lambda}{2m}\sum_l\lVert W^{[l]}\rVert^2$: smaller weights, a smoother boundary.")
    stage.show(
        "penalties",
        lambda: tuple(replace(base(), hidden=(16, 16), l2=l2) for l2 in PENALTIES),
        factory(SideBySide, tuple(f"λ = {l2:g}" for l2 in PENALTIES)),
        stack,
    )
with sizes:
    st.markdown(
        "The course's experiment on its flower: one hidden layer of 1, 2, 3, 4, 5, 20 or 50 units, α = 1.2, beside "
        "logistic regression, which gets 47 % right in the course: no better than guessing. More units fit better, "
        "until they fit the noise."
    )
    stage.show(
        "sizes",
        lambda: tuple(
            dnn.Config(
                dataset="flower", noise=0.2, examples=400, train_share=0.8, initializer="small", alpha=1.2,
                hidden=(n,) if n else (), max_iterations=10_000, seed=base().seed,
            )
            for n in SIZES
        ),
        factory(SideBySide, ("logistic", "1 unit", *(f"{n} units" for n in SIZES[2:])), True, True),
        Several,
    )  # fmt: skip
with sweeping:
    columns = st.columns(4)
    x = columns[0].selectbox("Across", list(AXES), 2, key="sweep_x")
    y = columns[1].selectbox("Down", list(AXES), 1, key="sweep_y")
    seeds = columns[2].number_input("Seeds a cell", 1, 10, 3, key="sweep_seeds")
    iterations = columns[3].number_input("Iterations", 50, 5000, 500, 50, key="sweep_iterations")
    st.caption(
        f"{len(AXES[x]) * len(AXES[y])} cells. 60 % of the data train, 20 % are the dev set that scores a cell. The "
        "other 20 %, the test set, stay unseen: whoever chooses by a score has fitted to it, so the test set is used "
        "once, at the end."
    )
    if x == y:
        st.info("Choose two different hyperparameters.")
    else:
        swept = stage.show(
            "sweep",
            lambda: (replace(base(), train_share=0.6, dev_share=0.2),),
            SweepPictures,
            factory(sweep, x, y, seeds, iterations),
            commands=("play", "reset"),
        )
        if st.button("Show the finished cells as a table", key="sweep_table"):
            table = swept.run.table
            st.dataframe(table, hide_index=True)
            st.download_button("Download as CSV", table.to_csv(index=False), "sweep.csv", "text/csv")
with log:
    run_log.show()
source.show(*(getattr(dnn.optimizers, name) for name in dnn.OPTIMIZERS))
st.markdown(
    """
**Try**
- *α race*: which α falls fastest at first, and which is lowest at the end? Find the first that oscillates.
- *Regularization*: noise 0.4, and watch the boundary of λ = 0 bend around single points.
- *Sweep*: α against units. Is the best cell still the best with other seeds? Look at the spread.
"""
)
