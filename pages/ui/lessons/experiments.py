"""The tabs of experiments with hyperparameters: several nets that differ in one, or in two."""

from dataclasses import replace

import streamlit as st

import dnn
from pages.ui.lessons.race import Race
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.lessons.sweep import AXES, called, sweep
from pages.ui.lessons.sweep_pictures import SweepPictures
from pages.ui.live import stage
from pages.ui.live.playable import Configs, factory, stack
from pages.ui.page.kept import kept
from pages.ui.settings import widgets
from pages.ui.settings.standing import Standing

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
FIRST_RATES = (0.001, 0.03, 0.3, 3.0, 30.0)
SENSIBLE = {"gradient_descent": 0.3, "momentum": 0.3, "rmsprop": 0.01, "adam": 0.01}
PENALTIES = (0.0, 0.1, 1.0, 3.0)
ASIDE = ("dataset", "activation", "initializer", "noise", "examples", "seed")
SIZES = (0, 1, 2, 3, 4, 5, 20, 50)


def base(now: Standing) -> dnn.Config:
    """Two hidden layers of 8 units, and the page's settings."""
    return replace(now.config, hidden=(8, 8))


def alpha_race() -> None:
    """The same net with several α."""
    widgets.aside(*ASIDE)
    rates = st.multiselect("Learning rates α, 3 to 8", RATES, FIRST_RATES, key=kept("rates"), max_selections=8)
    if len(rates) < 3:
        st.info("Choose at least three values of α.")
        return
    stage.show(
        "race",
        lambda now: tuple(replace(base(now), alpha=float(rate)) for rate in sorted(rates)),
        Race,
        stack,
    )


def optimizers() -> None:
    """The same net with each optimizer."""
    widgets.aside(*ASIDE)
    st.markdown("The same start and data; each with an α that suits it, since their steps differ in size.")
    labels = tuple(f"{dnn.OPTIMIZERS[name].label}, α = {alpha:g}" for name, alpha in SENSIBLE.items())
    stage.show(
        "optimizers",
        lambda now: tuple(replace(base(now), optimizer=name, alpha=alpha) for name, alpha in SENSIBLE.items()),
        factory(SideBySide, labels),
        dnn.Several,
    )
    for record in dnn.OPTIMIZERS.values():
        st.markdown(f"- **{record.label}**: ${record.formula}$")


def regularization() -> None:
    """A larger net with several λ."""
    widgets.aside(*ASIDE)
    st.markdown(r"$J$ gains $\frac{\lambda}{2m}\sum_l\lVert W^{[l]}\rVert^2$: smaller weights, a smoother boundary.")
    stage.show(
        "penalties",
        lambda now: tuple(replace(base(now), hidden=(16, 16), l2=l2) for l2 in PENALTIES),
        factory(SideBySide, tuple(f"λ = {l2:g}" for l2 in PENALTIES)),
        stack,
    )


def hidden_units() -> None:
    """The course's flower, with one hidden layer of ever more units."""
    widgets.aside("seed")
    st.markdown(
        "The course's experiment on its flower: one hidden layer of 1, 2, 3, 4, 5, 20 or 50 units, α = 1.2, beside "
        "logistic regression, which gets 47 % right in the course: no better than guessing. More units fit better, "
        "until they fit the noise."
    )
    labels = ("logistic", "1 unit", *(f"{n} units" for n in SIZES[2:]))
    stage.show("sizes", _flowers, factory(SideBySide, labels, True, True), dnn.Several)


def _flowers(now: Standing) -> Configs:
    flower = dnn.Config(
        dataset="flower",
        noise=0.2,
        examples=400,
        train_share=0.8,
        initializer="small",
        alpha=1.2,
        max_iterations=10_000,
        seed=now.config.seed,
    )
    return tuple(replace(flower, hidden=(n,) if n else ()) for n in SIZES)


def sweeping() -> None:
    """A grid over two hyperparameters, scored on the dev set."""
    columns = st.columns(4)
    x = columns[0].selectbox("Across", list(AXES), 2, called, key=kept("sweep_x"))
    y = columns[1].selectbox("Down", list(AXES), 1, called, key=kept("sweep_y"))
    widgets.aside(*(name for name in ASIDE if name not in (x, y)))
    seeds = columns[2].number_input("Seeds a cell", 1, 10, 3, key=kept("sweep_seeds"))
    iterations = columns[3].number_input("Iterations", 50, 5000, 500, 50, key=kept("sweep_iterations"))
    st.caption(
        f"{len(AXES[x]) * len(AXES[y])} cells. 60 % of the data train, 20 % are the dev set that scores a cell. The "
        "other 20 %, the test set, stay unseen: whoever chooses by a score has fitted to it, so the test set is used "
        "once, at the end."
    )
    if x == y:
        st.info("Choose two different hyperparameters.")
        return
    swept = stage.show(
        "sweep",
        lambda now: (replace(base(now), train_share=0.6, dev_share=0.2),),
        SweepPictures,
        factory(sweep, x, y, seeds, iterations),
        commands=("play", "reset"),
    )
    if st.button("Show the finished cells as a table", key="sweep_table"):
        table = swept.run.table
        st.dataframe(table, hide_index=True)
        st.download_button("Download as CSV", table.to_csv(index=False), "sweep.csv", "text/csv")
