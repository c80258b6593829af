"""Tabs: only the open one is drawn, a link opens it, and what is on a closed one is found as it was."""

import pytest

from tests.helpers.pages import ROOT, opened_with

PAGES = {
    "2_One_iteration": {
        "shapes": "Shape checker",
        "gradients": "Gradient check",
        "loop": "Loop or matrix",
        "brain": "Neuron and brain",
    },
    "3_Activations": {"functions": "g and g'", "linear": "Why non-linear", "output": "The output layer"},
    "5_Hyperparameters": {"race": "α race", "units": "Hidden units", "sweep": "Sweep", "log": "Run log"},
    "7_Parity": {"represent": "1 Represent", "learn": "2 Learn", "generalize": "3 Generalize"},
}


SET_BY_HAND = {"2 Learn": {"race_bits": "8", "race_2": "8-4-2"}}  # a net that can be, so that it is offered there


def opened(name: str, **link):
    page = opened_with(ROOT / f"pages/{name}.py", link)
    assert not page.exception
    return page


def drawn(page) -> list[str]:
    """The labels of the tabs that have something in them."""
    return [tab.label for tab in page.tabs if tab.children]


def change_tab(page, key: str, label: str):
    page.session_state[key] = label
    assert not page.run().exception
    return page


@pytest.mark.parametrize("name", PAGES)
def test_only_the_open_tab_is_drawn_and_a_link_opens_it(name):
    for i, (short, label) in enumerate(PAGES[name].items()):
        page = opened(name, tab=short)
        assert drawn(page) == [label]
        assert page.query_params.get("tab") == (short if i else None)
        assert not page.warning
    assert drawn(opened(name)) == [next(iter(PAGES[name].values()))]


@pytest.mark.parametrize("value", ["nonsense", "", "<b>bold</b>", ["race", "sweep"]])
def test_a_tab_that_is_none_is_told_and_the_first_opened(value):
    page = opened("5_Hyperparameters", tab=value)
    assert "(tab)" in page.warning[0].value
    assert len(page.warning) == 1
    assert drawn(page) == ["α race"]
    assert "tab" not in page.query_params
    assert len(page.run().warning) == 1  # it stays


def test_the_address_follows_the_open_tab():
    page = change_tab(opened("5_Hyperparameters"), "hyperparameters_tab", "Optimizers")
    assert page.query_params["tab"] in ("optimizers", ["optimizers"])
    change_tab(page, "hyperparameters_tab", "α race")
    assert "tab" not in page.query_params


def test_a_run_on_a_closed_tab_is_as_it_was():
    page = opened("5_Hyperparameters")
    race = page.session_state["race"].player
    race.command("ten")
    race.finish()
    race.command("play")
    change_tab(page, "hyperparameters_tab", "Optimizers")
    assert "race_component" not in page.session_state
    assert race.run.iteration == 10
    change_tab(page, "hyperparameters_tab", "α race")
    assert page.session_state["race"].player is race
    assert race.run.iteration == 10
    assert race.playing


def test_a_speed_is_that_of_all_runs_of_the_visit_but_of_those_without_iterations_to_watch():
    page = opened("5_Hyperparameters")
    page.session_state["race"].player.speed.choose(5)
    change_tab(page, "hyperparameters_tab", "Optimizers")
    assert page.session_state["optimizers"].player.speed.value == 5
    change_tab(page, "hyperparameters_tab", "Sweep")
    assert page.session_state["sweep"].player.speed.value == "fastest"


@pytest.mark.parametrize(
    ("name", "key", "tab", "other"),
    [
        ("2_One_iteration", "one_iteration_tab", "Shape checker", "Neuron and brain"),
        ("3_Activations", "activations_tab", "g and g'", "Why non-linear"),
        ("5_Hyperparameters", "hyperparameters_tab", "α race", "Run log"),
        ("5_Hyperparameters", "hyperparameters_tab", "Sweep", "α race"),
        ("7_Parity", "parity_tab", "2 Learn", "1 Represent"),
        ("7_Parity", "parity_tab", "3 Generalize", "1 Represent"),
    ],
)
def test_what_was_set_on_a_closed_tab_is_still_set(name, key, tab, other):
    page = change_tab(opened(name, **SET_BY_HAND.get(tab, {})), key, tab)
    for widget_key in values(page, tab):
        widget = inside(page, tab).get(widget_key)
        if widget is not None:  # another value took it away
            another_value(widget)
            assert not page.run().exception
    before = values(page, tab)
    assert before
    change_tab(page, key, other)
    change_tab(page, key, tab)
    assert values(page, tab) == before


def inside(page, tab: str) -> dict:
    """key -> widget of what is on a tab."""
    there = next(each for each in page.tabs if each.label == tab)
    kinds = ("selectbox", "number_input", "slider", "checkbox", "multiselect")
    return {widget.key: widget for kind in kinds for widget in getattr(there, kind) if widget.key}


def values(page, tab: str) -> dict:
    return {key: widget.value for key, widget in inside(page, tab).items()}


def another_value(widget) -> None:
    if widget.type == "selectbox":
        widget.set_value(widget.options[0 if widget.index else -1])
    elif widget.type == "checkbox":
        widget.set_value(not widget.value)
    elif widget.type == "multiselect":
        widget.set_value(widget.value[1:])
    else:
        widget.set_value(widget.max)


def test_every_run_that_was_played_is_in_the_log_at_once():
    page = opened("5_Hyperparameters")
    for label, key in (("α race", "race"), ("Optimizers", "optimizers"), ("Regularization", "penalties")):
        change_tab(page, "hyperparameters_tab", label)
        page.session_state[key].player.command("ten")
        page.session_state[key].player.finish()  # what the slice had no time for
    change_tab(page, "hyperparameters_tab", "Run log")
    entries = page.session_state["run_log"].entries.values()
    assert [entry.page for entry in entries] == ["race"] * 5 + ["optimizers"] * 4 + ["penalties"] * 4
    assert {entry.iterations for entry in entries} == {10}
    assert not page.info
