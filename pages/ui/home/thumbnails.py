"""Small pictures of the pages for the home page: computed by the core at the first visit, then kept."""

import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import streamlit as st
from PIL import Image

import dnn
from pages.ui.figures import activations as slopes
from pages.ui.figures import curves, style
from pages.ui.figures.mosaic import Mosaic
from pages.ui.figures.plane import extent_of, grid, probability_png
from pages.ui.lessons import iteration
from pages.ui.page import still
from pages.ui.parity import truth_table
from pages.ui.settings.configs import race_configs

GRID = 70
SIDE = 210  # pixels


def _boundary(run: dnn.Run) -> Image.Image:
    """Probability and training points of a run on the plane."""
    data = run.split.train
    extent = extent_of(data.X)
    answers = run.predict(grid(extent, GRID))[0].reshape(GRID, GRID)
    picture = Image.open(io.BytesIO(probability_png(answers))).convert("RGBA").resize((SIDE, SIDE))
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    pixels = np.array(white)
    left, right, bottom, top = extent
    columns = ((data.X[0] - left) / (right - left) * (SIDE - 1)).astype(int)
    rows = ((top - data.X[1]) / (top - bottom) * (SIDE - 1)).astype(int)
    for row, column, label in zip(rows, columns, data.Y[0], strict=True):
        colour = (*style.rgb(style.CLASSES[int(label)]), 255)
        pixels[row - 2 : row + 3, column - 2 : column + 3] = 255
        pixels[row - 1 : row + 2, column - 1 : column + 2] = colour
    return Image.fromarray(pixels)


def _strip(images: list[Image.Image]) -> Image.Image:
    strip = Image.new("RGBA", ((SIDE + 8) * len(images) - 8, SIDE))
    for i, image in enumerate(images):
        strip.paste(image, (i * (SIDE + 8), 0))
    return strip


def playground() -> Image.Image:
    """One run as it learns."""
    config = dnn.Config(dataset="moons", examples=200, optimizer="adam", alpha=0.02)
    run, stages = dnn.Run(config, dnn.make_split(config)), []
    for iterations in (0, 60, 1000):
        run.advance(iterations=iterations)
        stages.append(_boundary(run))
    return _strip(stages)


def one_iteration() -> go.Figure:
    """The block diagram."""
    config = dnn.Config(hidden=(4, 3))
    run = dnn.Run(config, dnn.make_split(config))
    figure = iteration.diagram(iteration.steps(run.params, run.activations, run.split.train, 0.3), 1)
    return figure.update_layout(height=SIDE)


def activations() -> go.Figure:
    """Three activations and their slopes."""
    records = {dnn.ACTIVATIONS[name].label: dnn.ACTIVATIONS[name] for name in ("sigmoid", "tanh", "relu")}
    return slopes.activations(records, 1.0).update_layout(height=SIDE, showlegend=False)


def initialization() -> Image.Image:
    """Three starts after the same training."""
    images = []
    for name in ("zeros", "large", "xavier"):
        config = dnn.Config(examples=200, initializer=name, max_iterations=1000)
        run = dnn.Run(config, dnn.make_split(config))
        run.advance(iterations=1000)
        images.append(_boundary(run))
    return _strip(images)


def hyperparameters() -> go.Figure:
    """Four learning rates."""
    rates = (0.01, 0.1, 0.3, 3.0)
    config = dnn.Config(examples=200)
    stack = dnn.Stack([dnn.Config(examples=200, alpha=alpha) for alpha in rates], dnn.make_split(config))
    stack.advance(iterations=400)
    figure = curves.cost_curves([f"α = {alpha:g}" for alpha in rates])
    for trace, J in zip(figure.data, stack.history.cost_train.T, strict=True):
        trace.x, trace.y = stack.history.iteration, J
    figure.layout.updatemenus = ()
    figure.update_xaxes(title=None)
    return figure.update_layout(height=SIDE, title=None, margin=dict(l=40, r=8, t=8, b=36))


def first_layer() -> Image.Image:
    """What ten units look for in faces."""
    config = dnn.Config(dataset="faces", train_share=0.75, hidden=(10,), alpha=0.1, l2=1.5)
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=1500)
    mosaic = Mosaic(10, 25, 25, columns=5)
    tiles = mosaic.signed_png(run.params[0].W.reshape(-1, 25, 25))
    white = Image.new("RGBA", mosaic.shape[::-1], "white")
    white.alpha_composite(Image.open(io.BytesIO(tiles)).convert("RGBA"))
    return white.resize((mosaic.shape[1] * 5, mosaic.shape[0] * 5), Image.Resampling.NEAREST)


def parity() -> Image.Image:
    """A truth table that fills in."""
    config = race_configs({"race_bits": 8, "race_2": "", "race_3": "", "race_seeds": 1}, optimizer="adam", alpha=0.01)[
        0
    ]
    run, stages = dnn.Run(replace(config, hidden=(32,)), dnn.make_split(config)), []
    for iterations in (40, 60, 400):
        run.advance(iterations=iterations)
        P = run.predict(dnn.parity_examples(8)[0])[0]
        picture = Image.open(io.BytesIO(truth_table.png(P, 8))).convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        stages.append(white.resize((SIDE, SIDE), Image.Resampling.NEAREST))
    return _strip(stages)


PICTURES: dict[str, Callable] = {
    "Playground": playground,
    "One iteration": one_iteration,
    "Activations": activations,
    "Initialization": initialization,
    "Hyperparameters": hyperparameters,
    "First layer": first_layer,
    "Parity": parity,
}


@st.cache_resource(show_spinner=False)
def of(title: str) -> Image.Image | go.Figure | None:
    """The picture of a page, or None if it has none yet."""
    return PICTURES[title]() if title in PICTURES else None


def show(title: str) -> None:
    """Draw it."""
    picture = of(title)
    if isinstance(picture, Image.Image):
        st.image(picture, width="stretch", alt=f"What {title} shows")
    elif picture is not None:
        still.show(picture, config={"staticPlot": True}, key=f"thumbnail {title}")
