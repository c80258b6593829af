"""Figures of arrays: the shaded plane, its grid, tiles, and the net's edges."""

import io

import numpy as np
import pytest
from PIL import Image

import dnn
from pages.ui.figures import plane, tiles
from pages.ui.figures.net import NetDiagram
from pages.ui.figures.shading import palette_png


def test_palette_png_is_what_pillow_reads():
    palette = np.random.default_rng(0).integers(0, 256, (34, 4)).astype(np.uint8)
    indices = np.random.default_rng(1).integers(0, 34, (20, 30)).astype(np.uint8)
    image = np.array(Image.open(io.BytesIO(palette_png(indices, palette))).convert("RGBA"))
    np.testing.assert_array_equal(image, palette[indices])


def test_the_boundary_shows_the_side_of_each_point_and_the_line_between():
    P = np.linspace(0, 1, plane.GRID)[np.newaxis].repeat(plane.GRID, axis=0)  # 0.5 in the middle column
    image = np.array(Image.open(io.BytesIO(plane.probability_png(P))).convert("RGBA")).astype(int)
    blue, orange = image[:, :60], image[:, -60:]
    assert (blue[..., 2] > blue[..., 0]).all()
    assert (orange[..., 0] > orange[..., 2]).all()
    line = (image == [128, 128, 128, 255]).all(axis=2)
    columns = np.flatnonzero(line.any(axis=0))
    assert line.any(axis=1).all()
    assert abs(columns.mean() - image.shape[1] / 2) < 4
    assert len(columns) <= 3


def test_the_grid_reads_as_an_image_does():
    X = plane.grid((-1, 1, -2, 2), 3)
    np.testing.assert_allclose(X[:, 0], [-1, 2])  # top left
    np.testing.assert_allclose(X[:, -1], [1, -2])  # bottom right


@pytest.mark.parametrize("sizes", [(1,), (8, 8), (64,) * 6, (3, 40, 17)])
def test_tiles_do_not_overlap_and_stay_inside(sizes):
    layout = tiles.TileLayout(sizes)
    assert len(set(layout.places)) == len(layout.places) == len(layout.names) == sum(sizes)
    for row, column in layout.places:
        assert (row + 1) * layout.step <= layout.height
        assert (column + 1) * layout.step <= layout.width


def test_edges_have_the_sign_of_their_weight_and_the_largest_is_widest():
    diagram = NetDiagram((2, 2, 1))
    W1, W2 = np.array([[1.0, -4.0], [0.1, 2.0]]), np.array([[3.0, -3.0]])
    b = np.zeros((2, 1))
    edges = diagram.edges((dnn.Layer(W1, b), dnn.Layer(W2, b[:1])))
    ends = {}
    for k, (positive, width) in enumerate(diagram.BUCKETS):
        for x0, x1, y0, y1 in zip(*(axis[i::3] for axis in edges[k] for i in range(2)), strict=True):
            ends[x0, x1, float(y0), float(y1)] = (positive, width)
    high, low = (float(np.float32(y)) for y in diagram.heights[0])
    assert len(ends) == 6
    assert ends[0, 1, low, high] == (False, 5.0)  # W1[0, 1] = -4
    assert ends[0, 1, high, high][0]
    assert ends[1, 2, high, 0.0] == (True, 5.0)
    assert ends[1, 2, low, 0.0] == (False, 5.0)
