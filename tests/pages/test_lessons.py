"""What the lessons' pages say about the settings they stand on."""

from tests.helpers.pages import ROOT, opened_with

ONE_ITERATION = ROOT / "pages/2_One_iteration.py"


def start_of(page):
    """What the page's iteration begins with."""
    assert not page.exception
    return page.session_state["iteration_rounds"][1].start


def test_one_iteration_is_of_a_net_one_can_hold_in_the_head():
    start = start_of(opened_with(ONE_ITERATION, {}))
    assert [layer.W.shape for layer in start.params] == [(2, 2), (1, 2)]
    assert sorted(start.data.Y[0]) == [0, 1]


def test_one_iteration_goes_through_each_layers_own_activation():
    link = {"depth": "2", "activation": "one_each", "activation_1": "relu", "activation_2": "sigmoid"}
    start = start_of(opened_with(ONE_ITERATION, link))
    assert [g.label for g in start.activations] == ["ReLU", "sigmoid", "sigmoid"]


def test_a_link_names_the_iteration_and_its_step():
    page = opened_with(ONE_ITERATION, {"step": "3", "iteration": "12"})
    assert not page.warning
    assert (page.session_state["step"], page.session_state["iteration"]) == (3, 12)
    assert len(page.session_state["iteration_rounds"][1].costs) == 13


def test_every_formula_of_the_blocks_is_on_the_page():
    page = opened_with(ONE_ITERATION, {})
    (formulas,) = (text.value for text in page.markdown if text.value.startswith("$Z^{[1]}"))
    assert "$dW^{[1]} = \\tfrac1m\\,dZ^{[1]}A^{[0]}{}^T$" in formulas
    assert "$g'(z) = 1-a^2$" in formulas
