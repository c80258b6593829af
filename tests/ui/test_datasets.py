"""Thumbnails of data sets."""

import dnn
from pages.ui.figures.datasets import EXAMPLES, thumbnails


def test_every_plane_set_has_a_thumbnail_of_its_own_points_that_fills_its_square():
    plane = [name for name, source in dnn.DATASETS.items() if source.kind == "plane"]
    found = thumbnails()
    assert list(found) == plane
    for points in found.values():
        assert len(points) == EXAMPLES
        assert {kind for _, _, kind in points} == {0, 1}
        spans = [max(values) - min(values) for values in list(zip(*points, strict=True))[:2]]
        assert max(spans) == 1
        assert all(0 <= share <= 1 for *shares, _ in points for share in shares)
