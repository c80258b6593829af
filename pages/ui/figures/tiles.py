"""Every hidden unit as a small tile: where each lies in the image, and the figure around it."""

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from pages.ui.figures.style import base

GAP = 2  # pixels between two tiles
MOST_A_ROW = 16


def units(layout) -> go.Figure:
    """What each hidden unit computes over the plane: one image of tiles, with names to hover over."""
    figure = base("What each hidden unit computes: a[l] over the plane", 60 + layout.pixels_high, meta="wide")
    figure.add_scatter(
        x=layout.centres[0],
        y=layout.centres[1],
        mode="markers",
        text=layout.names,
        showlegend=False,
        marker=dict(size=layout.shown_tile * 0.8, opacity=0, symbol="square"),
        hovertemplate="%{text}<extra></extra>",
    )
    figure.update_xaxes(
        visible=False, range=[0, layout.width], fixedrange=True, constrain="domain", constraintoward="left"
    )
    figure.update_yaxes(
        range=[layout.height, 0],
        fixedrange=True,
        scaleanchor="x",
        constrain="domain",
        constraintoward="top",
        tickvals=layout.label_at,
        ticktext=layout.labels,
        showgrid=False,
    )
    figure.update_layout(margin_l=64, margin_b=8)
    return figure


@dataclass(frozen=True)
class TileLayout:
    """Where the tile of each hidden unit lies: layers from the top, so many tiles a row at most."""

    sizes: tuple[int, ...]  # units of each hidden layer
    most_a_row: int = MOST_A_ROW

    @property
    def tile(self) -> int:
        """Computed points along a tile's side: fewer when there are many tiles."""
        count = sum(self.sizes)
        return 24 if count <= 32 else 16 if count <= 128 else 10

    @property
    def step(self) -> int:
        return self.tile + GAP

    @property
    def tiles_a_row(self) -> int:
        return min(self.most_a_row, max(self.sizes))

    @property
    def first_rows(self) -> list[int]:
        """The row of tiles in which each layer begins, and the number of rows in all."""
        return np.cumsum([0, *(-(-n // self.tiles_a_row) for n in self.sizes)]).tolist()

    @property
    def places(self) -> list[tuple[int, int]]:
        """(row, column) of each unit's tile, layer after layer."""
        starts = zip(self.first_rows, self.sizes, strict=False)
        return [(first + i // self.tiles_a_row, i % self.tiles_a_row) for first, n in starts for i in range(n)]

    @property
    def width(self) -> int:
        return self.tiles_a_row * self.step

    @property
    def height(self) -> int:
        return self.first_rows[-1] * self.step

    @property
    def shown_tile(self) -> int:
        return 40

    @property
    def pixels_high(self) -> int:
        return 56 * self.first_rows[-1]

    @property
    def centres(self) -> tuple[list[float], list[float]]:
        half = self.tile / 2
        return [c * self.step + half for _, c in self.places], [r * self.step + half for r, _ in self.places]

    @property
    def names(self) -> list[str]:
        return [f"layer {l}, unit {i}" for l, n in enumerate(self.sizes, 1) for i in range(1, n + 1)]

    @property
    def label_at(self) -> list[float]:
        return [row * self.step + self.tile / 2 for row in self.first_rows[:-1]]

    @property
    def labels(self) -> list[str]:
        return [f"layer {l}" for l in range(1, len(self.sizes) + 1)]
