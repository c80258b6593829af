"""The sidebar shows what the open tab reads, and nothing that would change nothing there."""

import pytest

from tests.helpers.pages import ROOT, opened_with

ACTIVATIONS, HYPERPARAMETERS = ROOT / "pages/3_Activations.py", ROOT / "pages/5_Hyperparameters.py"
PARITY = ROOT / "pages/7_Parity.py"
NET = {"noise", "activation", "initializer", "alpha", "seed"}
EXPERIMENT = {"dataset", "activation", "initializer", "noise", "examples", "seed"}


def aside(page) -> set[str]:
    kinds = (page.sidebar.selectbox, page.sidebar.slider, page.sidebar.number_input, page.sidebar.text_input)
    return {widget.key for kind in kinds for widget in kind}


@pytest.mark.parametrize(
    ("script", "tab", "shown"),
    [
        (ACTIVATIONS, "functions", {"slope"}),
        (ACTIVATIONS, "linear", {"dataset"} | NET),
        (ACTIVATIONS, "saturated", {"dataset"} | NET),
        (ACTIVATIONS, "output", NET),
        (HYPERPARAMETERS, "race", EXPERIMENT),
        (HYPERPARAMETERS, "units", {"seed"}),
        (HYPERPARAMETERS, "sweep", EXPERIMENT),
        (HYPERPARAMETERS, "log", set()),
        (PARITY, "represent", set()),
    ],
)
def test_the_sidebar_has_what_the_open_tab_reads(script, tab, shown):
    page = opened_with(script, {"tab": tab})
    assert not page.exception
    assert aside(page) == shown


def test_the_slope_is_shown_where_a_leaky_relu_is():
    page = opened_with(ACTIVATIONS, {"tab": "saturated"})
    page.selectbox(key="activation").set_value("leaky_relu").run()
    assert "slope" in aside(page)


def test_a_sweep_over_activations_does_not_ask_for_one():
    page = opened_with(HYPERPARAMETERS, {"tab": "sweep"})
    page.selectbox(key="sweep_x").set_value("activation").run()
    assert aside(page) == EXPERIMENT - {"activation"}


def test_what_a_link_sets_is_there_on_the_tab_that_reads_it():
    link = {"dataset": "moons", "activation": "leaky_relu", "slope": "0.3", "noise": "0.2"}
    page = opened_with(ACTIVATIONS, link)
    page.session_state["activations_tab"] = "Saturated and dead units"
    page.run()
    config = page.session_state["saturation"].player.configs[0]
    assert (config.dataset, config.activation, config.slope, config.noise) == ("moons", ("leaky_relu",), 0.3, 0.2)
    page.session_state["activations_tab"] = "g and g'"
    page.run()
    page.session_state["activations_tab"] = "Saturated and dead units"
    page.run()
    assert page.session_state["saturation"].player.configs[0] == config
    assert page.query_params["activation"] == "leaky ReLU"
