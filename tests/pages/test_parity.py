"""The parity page says one thing: fair presets, and one n, which is in the link as all is that its pictures set."""

import json

import pytest

import dnn
from pages.ui.parity import facts
from pages.ui.parity.controls import PRESETS
from pages.ui.parity.race_pictures import race_labels
from tests.helpers.pages import ROOT, component, opened_with, triggered

CONTEST = "parity_main"
PAGE = ROOT / "pages/7_Parity.py"
SPREAD = 1.03  # of the largest net's parameters over the smallest's


def presets(page) -> list:
    return [button for button in page.button if button.label in PRESETS]


def raced(page):
    return page.session_state["race_learn"].run


def counts(race) -> list[int]:
    return [int(label.split(": ")[1].split()[0]) for label in race_labels(race)]


def test_presets_and_the_default_are_fair_or_say_what_for_they_are_not():
    page = opened_with(PAGE, {"tab": "learn"})
    assert max(counts(raced(page))) <= SPREAD * min(counts(raced(page)))
    names = [button.label for button in presets(page)]
    assert names == list(PRESETS)
    for name in names:
        next(button for button in presets(page) if button.label == name).click().run()
        assert not page.exception
        race = raced(page)
        said = [each.value for each in page.markdown if "nequal on purpose" in each.value or "fair race" in each.value]
        if max(counts(race)) > SPREAD * min(counts(race)):
            assert len(said) == 1
            assert "Unequal on purpose" in said[0]
            for i, stack in enumerate(race.runs):
                hidden = dnn.layer_sizes(stack.params)[1:-1]
                assert hidden in {each.widths(race.n) for each in dnn.CONSTRUCTIONS.values()}
                assert f"{counts(race)[i]}" in said[0]
        else:
            assert not said


def test_nets_that_differ_by_more_than_three_percent_are_called_unfair():
    page = opened_with(PAGE, {"tab": "learn", "race_1": "24", "race_2": "10-9", "race_3": ""})
    assert max(counts(raced(page))) > SPREAD * min(counts(raced(page)))
    assert sum("Not a fair race" in each.value for each in page.markdown) == 1
    page.text_input(key="race_2").set_value("10-10").run()
    assert not any("fair race" in each.value for each in page.markdown)


def test_the_measured_pictures_follow_the_page_s_n():
    page = opened_with(PAGE, {"tab": "learn", "race_bits": "4", "race_1": "8", "race_2": "4-4", "race_3": ""})
    assert page.get("button_group")[0].value == 4
    page.number_input(key="race_bits").set_value(10).run()
    assert page.get("button_group")[0].value == max(facts.measured("parity-learnable"))
    assert not page.exception


def test_a_link_s_n_is_the_whole_page_s():
    page = opened_with(PAGE, {"race_bits": "4"})
    assert shown(page) == 4
    show_tab(page, "2 Learn").number_input(key="race_bits").set_value(7).run()
    assert shown(show_tab(page, "1 Represent")) == 7
    set_there(page, n=5)
    assert shown(page) == 5
    assert page.query_params["race_bits"] in ("5", ["5"])
    assert show_tab(page, "2 Learn").number_input(key="race_bits").value == 5
    show_tab(page, "1 Represent")
    set_there(page, n=16)
    assert shown(page) == 16
    assert "n = 5" in "".join(caption.value for caption in page.caption)
    assert show_tab(page, "2 Learn").number_input(key="race_bits").value == 5
    assert shown(show_tab(page, "1 Represent")) == 16
    show_tab(page, "2 Learn").number_input(key="race_bits").set_value(8).run()
    assert shown(show_tab(page, "1 Represent")) == 8
    assert "wide_bits" not in page.query_params


def test_what_is_set_on_the_picture_is_in_the_link():
    page = opened_with(PAGE, {"wide_bits": "13", "bits": "0110000", "gates": "tanh", "focus": "dnf", "gain": "3.5"})
    assert not page.warning
    assert shown(page) == 13
    assert page.session_state["bits"] == "011"
    set_there(page, n=13, bits="1000000000000000", gates="relu", focus="folding", gain=0.1)
    link = {name: value[0] if isinstance(value, list) else value for name, value in page.query_params.items()}
    assert link == {"wide_bits": "13", "gates": "ReLU", "focus": "folding", "gain": "0.1"}  # the bits are the default


@pytest.mark.parametrize("bad", ["2", "", "1" * 17, "01x", "-1", "²"])
def test_bits_that_are_none_are_told(bad):
    page = opened_with(PAGE, {"bits": bad})
    assert "(bits)" in page.warning[0].value
    assert "bits" not in page.query_params


def test_a_forged_message_changes_nothing():
    page = opened_with(PAGE, {"race_bits": "4", "lock": "race_bits,gain"})
    set_there(page, n=9, gain=2.0, bits=17, gates="maxout", focus=["dnf"])
    set_there(page, n="x")
    state = page.session_state
    assert shown(page) == 4
    assert not any(name in state for name in ("bits", "gates", "focus"))
    assert not {"bits", "gates", "focus", "gain"} & set(page.query_params)


def shown(page) -> int:
    """The n that the picture of the first tab is sent."""
    return json.loads(component(page, CONTEST).json)["n"]


def show_tab(page, label: str):
    page.session_state["parity_tab"] = label
    return page.run()


def set_there(page, **values) -> None:
    """As the browser tells what its reader has set."""
    triggered(page, CONTEST, "set", values)
    assert not page.exception
