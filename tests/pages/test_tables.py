"""Each page's table of settings: what the page draws and its links hold, and what the teachers' page offers."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.page.frame import pages
from pages.ui.settings.kinds import Choice
from pages.ui.settings.table import PAGES, SETTINGS
from tests.helpers.pages import ROOT, opened_with

SCRIPTS = {page.title: ROOT / page.path for page in pages()}
EVERYWHERE = {"present"}


def bound(page: AppTest) -> set[str]:
    """The names under which a page's widgets stand in the address."""
    kinds = (page.selectbox, page.slider, page.number_input, page.checkbox, page.text_input, page.toggle)
    return {w.proto.query_param_key for kind in kinds for w in kind if w.proto.query_param_key}


@pytest.mark.parametrize("title", SCRIPTS)
def test_what_a_page_has_in_its_address_is_in_its_table(title):
    with_widgets = {"tab": "learn"} if title == "Parity" else {}  # whose first tab is set on its picture
    drawn = bound(opened_with(SCRIPTS[title], with_widgets)) - EVERYWHERE
    assert bool(drawn) == (title in PAGES)
    assert drawn <= set(PAGES[title].settings if drawn else ())


@pytest.mark.parametrize("name", [name for name, setting in SETTINGS.items() if isinstance(setting, Choice)])
def test_no_label_of_a_choice_is_another_one_s_name(name):
    labels = SETTINGS[name].labels
    assert all(labels.get(label, label) == label for label in labels.values())
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize("written", ["leaky_relu", "leaky ReLU"])
@pytest.mark.parametrize("title", ["Playground", "Activations", "Own data"])
def test_a_choice_is_known_by_its_name_whatever_the_link_says(title, written):
    page = opened_with(SCRIPTS[title], {"activation": written, "tab": "linear"})
    assert not page.warning
    assert page.session_state["activation"] == "leaky_relu"
    assert page.query_params["activation"] == "leaky ReLU"  # what Streamlit makes of a select box's value


def test_a_choice_that_this_page_does_not_offer_is_told():
    page = opened_with(SCRIPTS["Activations"], {"activation": "one_each", "tab": "linear"})
    assert "(activation) cannot be `one_each`" in page.warning[0].value
    assert page.session_state["activation"] == "tanh"


def test_a_preset_sets_names():
    page = opened_with(SCRIPTS["Parity"], {"race_activation": "relu", "race_seeds": "3", "tab": "learn"})
    next(button for button in page.button if button.label == "Tight, n = 8").click().run()
    assert not page.exception
    state = page.session_state
    assert (state["race_activation"], state["race_seeds"], state["race_hand"]) == ("tanh", 10, True)
    assert page.session_state["race_optimizer"] == "gradient_descent"


def test_the_teachers_page_offers_every_setting_of_every_page():
    teachers = opened_with(SCRIPTS["For teachers"], {})
    assert teachers.selectbox(key="teach_page").options == list(PAGES)
    for title, table in PAGES.items():
        teachers.selectbox(key="teach_page").set_value(title).run()
        chosen = teachers.multiselect(key=f"teach_set_{title}")
        assert len(chosen.options) == len(table.settings)
        chosen.set_value(list(table.settings)).run()
        assert not teachers.exception
        (link,) = [code.value for code in teachers.code if title.replace(" ", "_") in code.value]
        assert parse_qs(urlsplit(link).query, keep_blank_values=True) == {
            name: [setting.written(setting.default)] for name, setting in table.settings.items()
        }


def test_a_link_sets_what_a_notebook_is_checked_against():
    page = opened_with(SCRIPTS["Check my notebook"], {"check_rule": "he", "check_sizes": "4-3-1", "check_seed": "7"})
    assert not [warning.value for warning in page.warning if "link" in warning.value.lower()]
    state = page.session_state
    assert (state["check_rule"], state["check_sizes"], state["check_seed"]) == ("he", "4-3-1", 7)
    assert page.selectbox(key="check_rule").proto.raw_value == "randn · √(2 / n_prev), He"
