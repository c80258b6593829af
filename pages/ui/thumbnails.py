"""Small live pictures for the home page: computed by the core when the app starts, then kept."""

import io

import numpy as np
import streamlit as st
from PIL import Image

import dnn

from .plane import GRID, extent_of, grid, probability_png

STAGES = (0, 60, 300, 3000)


@st.cache_data(show_spinner=False)
def stages(dataset: str, hidden: tuple[int, ...], alpha: float) -> list[tuple[int, float, bytes]]:
    """(iteration, cost, PNG of the decision boundary) of one run as it learns."""
    config = dnn.Config(dataset=dataset, hidden=hidden, alpha=alpha, examples=200, optimizer="adam")
    run = dnn.Run(config, dnn.make_split(config))
    extent = extent_of(run.split.train.X)
    points, made = grid(extent, GRID), []
    for iteration in STAGES:
        if iteration > run.iteration:
            run.advance(iterations=iteration - run.iteration)
        picture = Image.open(io.BytesIO(probability_png(run.predict(points)[0].reshape(GRID, GRID)))).convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        _draw_points(white, run.split.train, extent)
        file = io.BytesIO()
        white.convert("RGB").save(file, "PNG")
        made.append((run.iteration, float(run.measures.cost_train), file.getvalue()))
    return made


def _draw_points(image: Image.Image, data: dnn.Dataset, extent) -> None:
    pixels = np.array(image)
    left, right, bottom, top = extent
    columns = ((data.X[0] - left) / (right - left) * (image.width - 1)).astype(int)
    rows = ((top - data.X[1]) / (top - bottom) * (image.height - 1)).astype(int)
    for row, column, label in zip(rows, columns, data.Y[0], strict=True):
        colour = (232, 121, 12, 255) if label else (42, 127, 212, 255)
        pixels[max(row - 3, 0) : row + 4, max(column - 3, 0) : column + 4] = (255, 255, 255, 255)
        pixels[max(row - 2, 0) : row + 3, max(column - 2, 0) : column + 3] = colour
    image.paste(Image.fromarray(pixels))
