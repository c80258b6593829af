"""Own data as a visit goes: what was given and chosen is there again on the way back, and what it means is said."""

import pytest

from pages.ui.own_data import choose, linked
from tests.helpers.pages import SCRIPTS, opened, opened_with

PAGE = next(path for path in SCRIPTS if "Own_data" in path.name)
CSV = "a;b;kind\n" + "\n".join(f"{i},5;{i * i % 7};{'xyz'[i % 3]}" for i in range(30))


@pytest.mark.slow
def test_the_way_back_finds_the_file_and_the_choices_again():
    page = opened(PAGE)
    page.segmented_control(key="own_source").set_value("Upload a CSV").run()
    page.file_uploader(key="own_file").upload("t.csv", CSV.encode(), "text/csv").run()
    label = next(box for box in page.selectbox if box.label == "Label")
    label.set_value("kind").run()
    next(box for box in page.selectbox if box.label == "Class 1 is").set_value("y").run()
    captions = [caption.value for caption in page.caption]
    assert "kind has 3 values. One against the rest: y is class 1, x and z are class 0 together." in captions
    assert "A comma inside a number is read as the decimal point." in captions
    page.switch_page("app.py").run()
    page.switch_page(f"pages/{PAGE.name}").run()
    assert not page.exception
    assert page.segmented_control(key="own_source").value == "Upload a CSV"
    assert {box.label: box.value for box in page.selectbox}["Class 1 is"] == "y"
    assert page.multiselect[0].value == ["a", "b"]


def test_the_stage_stays_while_too_little_is_drawn():
    page = opened(PAGE)
    run = page.session_state["own"].run
    page.session_state["own_points"] = []
    assert not page.run().exception
    assert not page.error
    assert page.session_state["own"].run is run
    assert page.session_state["own"].view.screen.drawn.points == []
    page.session_state["own_points"] = [[0.1 * k, kind - 0.5, kind] for k in range(4) for kind in (0, 1)]
    assert not page.run().exception
    assert page.session_state["own"].run is not run
    assert page.session_state["own"].run.split.train.X.max() <= 0.5


def test_a_link_brings_the_points_and_follows_what_is_drawn():
    points = [[k / 10, kind - 0.5, kind] for k in range(4) for kind in (0, 1)]
    page = opened_with(PAGE, {"points": linked.written(points)})
    assert not page.exception
    assert not page.warning
    assert page.session_state["own"].view.screen.drawn.points == points
    page.session_state["own_points"] = points[:-1]
    assert "".join(page.run().query_params["points"]) == linked.written(points[:-1])
    page.session_state["own_points"] = points * 60
    page.run()
    assert "points" not in page.query_params
    assert linked.LEFT_OUT in [caption.value for caption in page.caption]
    page.session_state["own_points"] = choose.START
    page.run()
    assert "points" not in page.query_params


@pytest.mark.parametrize("bad", ["AAA", "____", "<b>bold</b>", ["AAAA", "AAAA"]])
def test_a_link_with_points_that_cannot_be_read_begins_with_the_page_s_own(bad):
    page = opened_with(PAGE, {"points": bad})
    assert not page.exception
    assert ["points) cannot be read" in warning.value for warning in page.warning] == [True]
    assert page.session_state["own"].view.screen.drawn.points == choose.START


def test_a_lesson_takes_along_what_was_drawn():
    page = opened(PAGE)
    points = [[k / 10, kind - 0.5, kind] for k in range(4) for kind in (0, 1)]
    page.session_state["own_points"] = points
    page.run().switch_page("pages/9_For_teachers.py").run()
    page.selectbox(key="teach_page").set_value("Own data").run()
    assert f"Own_data?points={linked.written(points)}" in page.code[0].value
