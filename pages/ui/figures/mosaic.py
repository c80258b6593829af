"""Many small images as one: where each lies, and all of them as a PNG."""

from dataclasses import dataclass

import numpy as np

from pages.ui.figures import style
from pages.ui.figures.shading import CLEAR, TILE_PALETTE, palette_png, shaded


@dataclass(frozen=True)
class Mosaic:
    """`count` tiles of height x width pixels, row after row from the top left; `foot` pixels below each for words."""

    count: int
    height: int
    width: int
    columns: int
    foot: int = 0

    @property
    def gap(self) -> int:
        """Pixels between tiles."""
        return max(1, self.width // 12)

    @property
    def rows(self) -> int:
        return -(-self.count // self.columns)

    @property
    def cell(self) -> tuple[int, int]:
        """Height and width of what one tile takes."""
        return self.height + self.gap + self.foot, self.width + self.gap

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the whole."""
        return self.rows * self.cell[0], self.columns * self.cell[1]

    @property
    def places(self) -> np.ndarray:
        """Row and column of each tile, counted in tiles, (count, 2)."""
        return np.stack(np.divmod(np.arange(self.count), self.columns), axis=1)

    @property
    def corners(self) -> np.ndarray:
        """Top and left of each tile, (count, 2)."""
        return self.places * self.cell

    @property
    def centres(self) -> tuple[list[float], list[float]]:
        """x and y of each tile's middle."""
        top, left = self.corners.T
        return (left + self.width / 2).tolist(), (top + self.height / 2).tolist()

    def options(self, places: np.ndarray) -> dict:
        """What the painter of tiles has to know of them, if they lie at these places (at most count, 2)."""
        height, width = self.shape
        return {
            "height": self.height,
            "width": self.width,
            "places": places.tolist(),
            "gap": self.gap,
            "foot": self.foot,
            "size": [self.rows, self.columns],
            "edges": [0, width, height, 0],
        }

    def paste(self, tiles: np.ndarray, fill: int) -> np.ndarray:
        """Tiles (at most count, height, width) uint8 on one canvas, `fill` elsewhere."""
        canvas = np.full(self.shape, fill, np.uint8)
        for (top, left), tile in zip(self.corners, tiles, strict=False):
            canvas[top : top + self.height, left : left + self.width] = tile
        return canvas

    def signed_png(self, tiles: np.ndarray) -> bytes:
        """Tiles of numbers, blue below 0 and orange above, each on its own scale."""
        scale = np.abs(tiles).max(axis=(1, 2), keepdims=True)
        return palette_png(self.paste(shaded(tiles / np.where(scale > 0, scale, 1)), CLEAR), TILE_PALETTE)

    def figure(self, title: str, hover: str, meta: str = ""):
        """The mosaic as a figure without its images: trace 0 has a point on each tile, to hover over or to pick.

        `hover` is a template over %{customdata}; the images and the customdata come with a frame.
        """
        height, width = self.shape
        figure = style.base(title, 400, meta=f"fit pixels {meta}", showlegend=False)
        x, y = self.centres
        figure.add_scatter(
            x=x,
            y=y,
            mode="markers",
            hovertemplate=f"{hover}<extra></extra>",
            marker=dict(size=24, opacity=0, symbol="square"),
        )
        figure.update_xaxes(visible=False, range=[0, width], fixedrange=True, constrain="domain")
        figure.update_yaxes(
            visible=False,
            range=[height, 0],
            fixedrange=True,
            scaleanchor="x",
            constrain="domain",
            constraintoward="top",
        )
        return figure.update_layout(margin=dict(l=8, r=8, t=44, b=8), hoverdistance=60)
