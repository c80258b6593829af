"""What the lessons' pages say about the settings they stand on."""

from tests.helpers.pages import ROOT, opened_with

ONE_ITERATION = ROOT / "pages/2_One_iteration.py"


def test_one_iteration_goes_through_each_layers_own_activation():
    link = {"depth": "2", "activation": "one_each", "activation_1": "relu", "activation_2": "sigmoid"}
    page = opened_with(ONE_ITERATION, link)
    titles = []
    for _ in range(3):
        titles += [text.value for text in page.markdown if text.value.startswith("Step ")]
        next(button for button in page.button if button.label == "Next").click().run()
    assert [title.split(": ")[1] for title in titles] == [
        "Forward, layer 1 (ReLU)",
        "Forward, layer 2 (sigmoid)",
        "Forward, layer 3 (sigmoid)",
    ]
