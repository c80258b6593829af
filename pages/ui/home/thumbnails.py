"""Small pictures of the pages for the home page: computed by the core at the first visit, then kept."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import streamlit as st
from PIL import Image, ImageDraw, ImageFont

import dnn
from pages.ui.figures import activations as slopes
from pages.ui.figures import curves, style
from pages.ui.figures.mosaic import Mosaic
from pages.ui.figures.plane import extent_of, grid, probability_png
from pages.ui.figures.tokens import rgb
from pages.ui.page import still
from pages.ui.parity import truth_table
from pages.ui.settings.configs import config_of, race_configs
from pages.ui.settings.table import PLAYGROUND

GRID = 70
SIDE = 210  # pixels
START_WIDTH = 136  # pixels on the page
HEIGHT = 110  # of figures, which is that of a strip of three in a card


def _boundary(run: dnn.Run) -> Image.Image:
    """Probability and training points of a run on the plane."""
    data = run.split.train
    extent = extent_of(data.X)
    answers = run.predict(grid(extent, GRID))[0].reshape(GRID, GRID)
    picture = Image.open(io.BytesIO(probability_png(answers))).convert("RGBA").resize((SIDE, SIDE))
    pixels = np.array(picture)
    left, right, bottom, top = extent
    columns = ((data.X[0] - left) / (right - left) * (SIDE - 1)).astype(int)
    rows = ((top - data.X[1]) / (top - bottom) * (SIDE - 1)).astype(int)
    for row, column, label in zip(rows, columns, data.Y[0], strict=True):
        colour = (*rgb((style.BLUE, style.ORANGE)[int(label)]), 255)
        pixels[row - 2 : row + 3, column - 2 : column + 3] = 0  # the page shows through, in either theme
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


def _drawing(boxes: list[dict], words: list[dict], wide: float, high: float) -> go.Figure:
    """Rectangles and words from (0, 0) to (wide, high)."""
    figure = style.base("", HEIGHT, showlegend=False, shapes=boxes, annotations=words)
    figure.update_xaxes(visible=False, range=[0, wide])
    figure.update_yaxes(visible=False, range=[0, high])
    return figure.update_layout(margin=dict(l=0, r=0, t=0, b=0))


def one_iteration() -> go.Figure:
    """Forward with A, back with dA, and into the weights."""
    boxes: list[dict] = []
    words: list[dict] = []
    arrow: dict = dict(showarrow=True, text="", arrowhead=2, arrowcolor=style.GREY, axref="x", ayref="y")
    for x in (1, 2, 3):
        for y, name, colour in ((2.4, "A", style.BLUE), (1.4, "dA", style.ORANGE), (0.4, "dW", style.GREY)):
            box = dict(type="rect", x0=x - 0.3, x1=x + 0.3, y0=y - 0.28, y1=y + 0.28, line=dict(color=colour, width=2))
            boxes.append(box)
            words.append(dict(x=x, y=y, text=f"{name}[{x}]", showarrow=False))
        words += [arrow | dict(ax=x, x=x, ay=y + 0.7, y=y + 0.3) for y in (1.4, 0.4)]
        words.append(arrow | dict(ax=x - 0.7, x=x - 0.32, ay=2.4, y=2.4))
        words.append(arrow | dict(ax=x - 0.32, x=x - 0.7, ay=1.4, y=1.4))
    return _drawing(boxes, words, 3.4, 2.8)


def activations() -> go.Figure:
    """Three activations and their slopes."""
    records = {dnn.ACTIVATIONS[name].label: dnn.ACTIVATIONS[name] for name in ("sigmoid", "tanh", "relu")}
    figure = slopes.activations(records, 1.0).update_layout(height=HEIGHT, showlegend=False, font_size=9)
    return figure.update_annotations(font_size=11).update_layout(margin=dict(l=24, r=4, t=22, b=18))


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
    figure.update_layout(height=HEIGHT, title=None, showlegend=False, font_size=9)
    return figure.update_layout(margin=dict(l=24, r=4, t=4, b=18))


def first_layer() -> Image.Image:
    """What ten units look for in faces."""
    config = dnn.Config(dataset="faces", train_share=0.75, hidden=(10,), alpha=0.1, l2=1.5)
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=1500)
    mosaic = Mosaic(10, 25, 25, columns=5)
    tiles = Image.open(io.BytesIO(mosaic.signed_png(run.params[0].W.reshape(-1, 25, 25)))).convert("RGBA")
    return tiles.resize((mosaic.shape[1] * 5, mosaic.shape[0] * 5), Image.Resampling.NEAREST)


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
        stages.append(picture.resize((SIDE, SIDE), Image.Resampling.NEAREST))
    return _strip(stages)


def own_data() -> Image.Image:
    """Two strokes of a brush, parted."""
    rng, t = np.random.default_rng(1), np.linspace(0, 1, 90)
    strokes = [np.stack([2 * t - 1, 0.6 * np.sin(5 * t) + low]) for low in (0.3, -0.4)]
    X = np.hstack(strokes) + 0.05 * rng.standard_normal((2, 2 * t.size))
    data = dnn.Dataset(X, np.repeat([[1.0, 0.0]], t.size, axis=1), "binary_cross_entropy")
    config = dnn.Config(hidden=(6,), optimizer="adam", alpha=0.03)
    run, stages = dnn.Run(config, dnn.make_split(config)._replace(train=data)), []
    for iterations in (0, 60, 1000):
        run.advance(iterations=iterations)
        stages.append(_boundary(run))
    return _strip(stages)


def teachers() -> Image.Image:
    """Two results, and one to predict."""
    made = []
    for alpha in (0.03, 1.0):
        config = dnn.Config(examples=200, hidden=(4,), alpha=alpha)
        run = dnn.Run(config, dnn.make_split(config))
        run.advance(iterations=1500)
        made.append(_boundary(run))
    asked = Image.new("RGBA", (SIDE, SIDE))
    pen, grey = ImageDraw.Draw(asked), (*rgb(style.GREY), 255)
    pen.rounded_rectangle((4, 4, SIDE - 5, SIDE - 5), 16, outline=grey, width=3)
    pen.text((SIDE / 2, SIDE / 2), "?", fill=grey, font=ImageFont.load_default(120), anchor="mm")
    return _strip([*made, asked])


def notebook() -> go.Figure:
    """Two tables of numbers, and the first cell that differs."""
    right = np.random.default_rng(3).standard_normal((3, 4)).round(2)
    wrong = np.where(right == right[1, 2], 0.0, right)
    words: list[dict] = []
    for x, table, title in ((0.7, right, "the course's dW2"), (6.2, wrong, "yours")):
        words.append(dict(x=x + 1.5, y=3.6, text=title, showarrow=False))
        words += [dict(x=x + j, y=2.6 - i, text=f"{z:.2f}", showarrow=False) for (i, j), z in np.ndenumerate(table)]
    ring = dict(type="rect", x0=7.7, x1=8.7, y0=1.15, y1=2.05, line=dict(color=style.ORANGE, width=3))
    return _drawing([ring], words, 9.9, 4.1)


PICTURES: dict[str, Callable] = {
    "Playground": playground,
    "One iteration": one_iteration,
    "Activations": activations,
    "Initialization": initialization,
    "Hyperparameters": hyperparameters,
    "First layer": first_layer,
    "Parity": parity,
    "Own data": own_data,
    "For teachers": teachers,
    "Check my notebook": notebook,
}


@st.cache_resource(show_spinner=False)
def after(settings: Mapping[str, object]) -> Image.Image:
    """What the playground's net says after a while, as these settings have it."""
    config = replace(config_of(settings, PLAYGROUND), examples=200)
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=1500)
    return _boundary(run)


def start(label: str, settings: Mapping[str, object]) -> None:
    """Draw the picture of an experiment."""
    st.image(after(settings), width=START_WIDTH, alt=f"{label}, learned")


@st.cache_resource(show_spinner=False)
def of(title: str) -> Image.Image | go.Figure:
    """The picture of a page: clear where the page is to show through, so that it is right in both themes."""
    return PICTURES[title]()


def show(title: str) -> None:
    """Draw it."""
    picture = of(title)
    if isinstance(picture, Image.Image):
        st.image(picture, width="stretch", alt=f"What {title} shows")
    else:
        still.show(picture, config={"staticPlot": True}, key=f"thumbnail {title}")
