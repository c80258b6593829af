"""A teacher's link: the lesson that it makes, and the page that builds it."""

import pytest

from pages.ui.settings.teacher import MOST_CHARACTERS, PREDICTED
from tests.helpers.pages import ROOT, opened_with

PLAYGROUND, TEACHERS = ROOT / "pages/1_Playground.py", ROOT / "pages/9_For_teachers.py"
ASKED = {"hide": "alpha,seed", "lock": "dataset", "dataset": "xor", "alpha": "0.7", "question": "Why?"}


def widget(page, kind: str, key: str):
    return next((each for each in getattr(page, kind) if each.key == key), None)


def values(page) -> tuple:
    config = page.session_state["playground"].player.configs[0]
    return config.dataset, config.alpha


def holds(page) -> bool:
    """Whether the lesson is on the page and in its address, with the values of its link."""
    locked = widget(page, "selectbox", "dataset")
    on_page = locked.disabled and widget(page, "number_input", "alpha") is None and page.text[0].value == "Why?"
    return on_page and values(page) == ("xor", 0.7) and page.query_params.get("hide") == "alpha,seed"


def emptied(page):
    """The page as its own menu entry opens it: without an address."""
    for name in list(page.query_params):
        del page.query_params[name]
    return page.run()


def test_a_lesson_holds_when_its_address_is_gone():
    page = opened_with(PLAYGROUND, ASKED)
    assert holds(page)
    assert holds(emptied(page))


def test_a_lesson_holds_on_its_own_page_alone():
    page = opened_with(PLAYGROUND, ASKED)
    page.switch_page("pages/4_Initialization.py")
    emptied(page)
    assert not widget(page, "selectbox", "dataset").disabled
    assert widget(page, "button", "leave_lesson") is None
    widget(page, "selectbox", "dataset").select("moons").run()
    widget(page, "number_input", "alpha").set_value(3.0).run()
    page.switch_page("pages/1_Playground.py")
    assert holds(emptied(page))


def test_a_lesson_ends_when_the_visitor_leaves_it():
    page = opened_with(PLAYGROUND, ASKED)
    widget(page, "button", "leave_lesson").click().run()
    assert not page.exception
    assert not widget(page, "selectbox", "dataset").disabled
    assert widget(page, "number_input", "alpha").value == 0.7
    assert widget(page, "button", "leave_lesson") is None
    assert not page.text
    assert not {"hide", "lock", "question"} & set(page.query_params)
    page.query_params["hide"], page.query_params["lock"] = ASKED["hide"], ASKED["lock"]  # Back to where it was left
    page.query_params["question"] = ASKED["question"]
    page.run()
    assert not widget(page, "selectbox", "dataset").disabled
    assert "hide" not in page.query_params


def test_a_prediction_is_in_the_address_and_holds():
    page = opened_with(PLAYGROUND, {"question": "Why?", "predict": "true"})
    assert page.session_state["playground"].view.screen.commands == ("reset", "new", "pin", "branch", "weight")
    page.text_input[0].set_value(" a <b>ring</b> ")
    next(button for button in page.button if button.label == "That is my prediction").click().run()
    assert page.query_params[PREDICTED] == "a <b>ring</b>"
    assert "play" in page.session_state["playground"].view.screen.commands
    again = opened_with(PLAYGROUND, dict(page.query_params))  # a reload is a new session
    for each in (emptied(page), again):
        assert "play" in each.session_state["playground"].view.screen.commands
        assert "You predicted: a <b>ring</b>" in [text.value for text in each.text]


@pytest.mark.parametrize("length", [MOST_CHARACTERS, MOST_CHARACTERS + 1, 5000])
def test_a_long_question_is_cut(length):
    page = opened_with(PLAYGROUND, {"question": "x" * length})
    assert [text.value for text in page.text] == ["x" * MOST_CHARACTERS]
    assert [text.value for text in page.run().text] == ["x" * MOST_CHARACTERS]


def test_a_preset_leaves_what_a_lesson_locks():
    page = opened_with(ROOT / "pages/7_Parity.py", {"tab": "learn", "lock": "race_alpha", "race_alpha": "2.5"})
    next(button for button in page.button if button.label == "Tight, n = 8").click().run()
    assert (page.session_state["race_alpha"], page.session_state["race_bits"]) == (2.5, 8)


def test_presenter_mode_goes_from_page_to_page():
    page = opened_with(PLAYGROUND, {"present": "true"})
    page.switch_page("pages/3_Activations.py")
    emptied(page)
    assert widget(page, "toggle", "present").value


def test_the_teachers_page_hides_or_locks_a_control_and_not_both():
    page = opened_with(TEACHERS, {})
    page.multiselect(key="teach_hide_Playground").set_value(["alpha"]).run()
    assert (
        len(page.multiselect(key="teach_lock_Playground").options)
        == len(page.multiselect(key="teach_hide_Playground").options) - 1
    )
    page.multiselect(key="teach_lock_Playground").set_value(["seed"]).run()
    for kind in ("hide", "lock"):
        options = page.multiselect(key=f"teach_{kind}_Playground").options
        assert ("Learning rate α (alpha)" in options, "Weights seed (seed)" in options) == (
            kind == "hide",
            kind == "lock",
        )


def test_the_teachers_page_forgets_nothing():
    page = opened_with(TEACHERS, {})
    page.multiselect(key="teach_set_Playground").set_value(["alpha"]).run()
    page.number_input(key="teach_Playground_alpha").set_value(0.7).run()
    page.multiselect(key="teach_hide_Playground").set_value(["seed"]).run()
    page.text_input(key="teach_question").set_value("Why?").run()
    link = page.code[0].value
    assert link.endswith("/Playground?alpha=0.7&hide=seed&question=Why%3F")
    page.selectbox(key="teach_page").set_value("Parity").run()
    page.selectbox(key="teach_page").set_value("Playground").run()
    assert page.code[0].value == link
    page.switch_page("pages/3_Activations.py").run()
    page.switch_page("pages/9_For_teachers.py").run()
    assert page.code[0].value == link
