"""How scripts and style sheets are served: as one set, with folders, the figures' colours, the points of thumbnails."""

import pytest

from pages.ui.browser import assets
from pages.ui.figures import tokens


@pytest.fixture
def scripts(monkeypatch, tmp_path):
    """A folder of scripts, and what url() makes of a name in it."""
    monkeypatch.setattr(assets, "HERE", tmp_path / "browser")
    monkeypatch.setattr(assets, "STATIC", tmp_path / "static")
    (tmp_path / "browser" / "painters").mkdir(parents=True)
    for path in ("live.js", "live.css", "painters/plane.js", "types.d.ts", "assets.py"):
        (tmp_path / "browser" / path).write_text(path)
    return tmp_path, assets.url.__wrapped__


def test_folders_and_style_sheets_are_served_and_nothing_else(scripts):
    root, url = scripts
    served = (root / url("live.js").removeprefix("app/")).parent
    found = {path.relative_to(served).as_posix() for path in served.rglob("*") if path.is_file()}
    own = {"live.js", "live.css", "painters/plane.js"}
    assert found == own | {"colours.css", "datasets.json", "constructions.json"}
    assert (served / "painters" / "plane.js").read_text() == "painters/plane.js"


@pytest.mark.parametrize("changed", ["live.css", "painters/plane.js"])
def test_one_changed_file_moves_the_whole_set(scripts, changed):
    root, url = scripts
    before = url("live.js")
    (root / "browser" / changed).write_text("other")
    assert url("live.js") != before
    assert url("live.css").rsplit("/", 1)[0] == url("live.js").rsplit("/", 1)[0]


def test_colours_come_from_the_figures(scripts):
    root, url = scripts
    assert (root / url("colours.css").removeprefix("app/")).read_text(encoding="utf-8") == tokens.css()
