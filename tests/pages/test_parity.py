"""The parity page says one thing: fair presets, and one n."""

from pages.ui.parity.race_pictures import race_labels
from tests.helpers.pages import ROOT, opened_with

PAGE = ROOT / "pages/7_Parity.py"
SPREAD = 1.03  # of the largest net's parameters over the smallest's


def presets(page) -> list:
    return [button for button in page.button if button.label.startswith(("n = ", "Tight"))]


def raced(page):
    return page.session_state["race_learn"].run


def counts(race) -> list[int]:
    return [int(label.split(": ")[1].split()[0]) for label in race_labels(race)]


def test_presets_and_the_default_are_fair():
    page = opened_with(PAGE, {"tab": "learn"})
    assert max(counts(raced(page))) <= SPREAD * min(counts(raced(page)))
    names = [button.label for button in presets(page)]
    assert len(names) == 4
    for name in names:
        next(button for button in presets(page) if button.label == name).click().run()
        assert not page.exception
        race = raced(page)
        assert max(counts(race)) <= SPREAD * min(counts(race)), name
        assert not [info.value for info in page.info if "fair" in info.value]
        same_start = len(set(race.by_hand)) == 1
        assert same_start or all(label.endswith("start") for label in race_labels(race)), name


def test_a_link_s_n_is_the_whole_page_s():
    page = opened_with(PAGE, {"race_bits": "4"})
    assert page.slider(key="parity_bits").value == 4
    page.number_input(key="race_bits").set_value(7).run()
    assert page.slider(key="parity_bits").value == 7
    page.slider(key="parity_bits").set_value(5).run()
    assert page.number_input(key="race_bits").value == 5
    page.slider(key="parity_bits").set_value(16).run()
    assert (page.slider(key="parity_bits").value, page.number_input(key="race_bits").value) == (16, 5)
    assert "n = 5" in "".join(caption.value for caption in page.caption)
    page.session_state["parity_tab"] = "2 Learn"
    page.run()
    page.session_state["parity_tab"] = "1 Represent"
    page.run()
    assert page.slider(key="parity_bits").value == 16
    page.number_input(key="race_bits").set_value(8).run()
    assert page.slider(key="parity_bits").value == 8
