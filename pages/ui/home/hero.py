"""The live net at the top of the home page: small, slow, and done when it has learned."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

import dnn
from pages.ui.figures import plane, tiles
from pages.ui.figures.plane import extent_of
from pages.ui.figures.tiles import TileLayout
from pages.ui.live import nets, readout, stage
from pages.ui.live.nets import PlaneNet
from pages.ui.live.pictures import Pictures
from pages.ui.live.playable import Configs
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

SETTINGS: dict[str, Any] = {"dataset": "moons", "noise": 0.1, "optimizer": "adam", "alpha": 0.05}
UNITS = 6
LEARNED = 0.02  # the cost at which it rests
ITERATIONS = 600  # that it makes at most
GRID = 60
HEIGHT, TITLE = 370, 32  # pixels of a figure, and of what stands above it
PLAYGROUND = "pages/1_Playground.py"


class HeroPictures(Pictures):
    """The boundary, and what each hidden unit computes."""

    def __init__(self, run: dnn.Run):
        train = run.split.train
        self.X, self.Y, self.extent = train.X, train.Y, extent_of(train.X)
        self.layout = TileLayout(run.config.hidden, most_a_row=UNITS // 2)
        self.net = PlaneNet(run.config, dnn.layer_sizes(run.params), train.cost)
        self.drawings = [
            nets.shade("boundary", self.extent, GRID),
            nets.tiles("units", self.extent, self.layout),
        ]

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures, filled by the first frame."""
        boundary = plane.small_plane("The output over the plane", self.X, self.Y, self.extent)
        boundary.update_layout(height=HEIGHT, margin=dict(l=0, r=0, t=TITLE, b=0), meta=None)
        boundary.update_xaxes(constraintoward="left").update_yaxes(constraintoward="top")
        units = tiles.units(self.layout)
        units.update_layout(
            title_text=f"Its {UNITS} hidden units", height=HEIGHT, margin=dict(t=TITLE, l=0, b=0), meta=None
        )
        return {"boundary": boundary, "units": units.update_yaxes(showticklabels=False)}

    def numbers(self, player: Player) -> list[readout.Number]:
        """How far, and how well."""
        iteration, cost, _, accuracy, *_ = readout.of_run(player)
        return [iteration, cost, accuracy]

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """Both, in every frame."""
        self.net.draw(run.params, run.activations, self.drawings, updates)


def config(_) -> Configs:
    """The one run, whatever is set elsewhere."""
    return (
        dnn.Config(
            **SETTINGS, hidden=(UNITS,), examples=160, train_share=0.9, target_cost=LEARNED, max_iterations=ITERATIONS
        ),
    )


def show(more: Callable[[], object]) -> None:
    """What this is, a button, what `more` draws below it, and the net beside them, or between them on a phone."""
    words, picture = st.columns([5, 6], gap="large")
    with words:
        st.markdown(
            "Set the depth, the units, the activation and the learning rate $\\alpha$ of a neural network, press "
            "**Play**, and see it learn, many times a second. Everything is computed live by a small NumPy core in "
            "the notation of Andrew Ng's deep-learning course."
        )
        with st.container(key="hero_start"):
            st.page_link(PLAYGROUND, label="Open the playground", query_params=link(), width="stretch")
        st.caption("The net on this page learns by itself: the line is where it says 50 : 50.")
        with st.container(key="hero_more"):  # on a phone below the net, see page.css
            more()
    with picture.container(key="hero_net"):
        stage.show("home", config, HeroPictures, commands=("play", "reset"), by_itself=True)


def link() -> dict[str, str]:
    """The same net, as the playground's address has it."""
    return {name: str(value) for name, value in {**SETTINGS, "depth": 1, "units_1": UNITS}.items()}
