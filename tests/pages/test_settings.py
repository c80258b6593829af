"""Settings, their widgets and their links: one table, and nothing that comes by a link is trusted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn
from pages.ui.settings.configs import config_of
from pages.ui.settings.kinds import Choice, Number
from pages.ui.settings.links import problem, quoted
from pages.ui.settings.table import SETTINGS
from tests.helpers.pages import ROOT, opened_with


def opened(**query):
    return opened_with(ROOT / "pages/1_Playground.py", query)


def config(page):
    return page.session_state["playground"].player.configs[0]


def test_the_default_of_the_table_is_a_config():
    assert config_of({}) == dnn.Config(hidden=(8, 8))
    assert config(opened()) == config_of({})


@given(
    st.dictionaries(
        st.sampled_from([name for name, setting in SETTINGS.items() if isinstance(setting, Number)]),
        st.floats() | st.integers(),
    )
)
def test_a_forged_number_does_not_go_beyond_the_table(values):
    config = config_of(values)
    assert len(config.hidden) <= SETTINGS["depth"].high
    assert max(config.hidden, default=1) <= SETTINGS["units_1"].high
    assert config.examples <= SETTINGS["examples"].high
    assert config.max_iterations <= SETTINGS["max_iterations"].high
    assert config.alpha <= SETTINGS["alpha"].high


@pytest.mark.parametrize("name", [name for name, setting in SETTINGS.items() if isinstance(setting, Choice)])
def test_every_choice_is_read_by_name_and_by_label(name):
    setting = SETTINGS[name]
    for known, label in setting.labels.items():
        assert setting.read(known) == setting.read(label) == known
        assert setting.shown(known) == label


@pytest.mark.parametrize("name", [name for name, setting in SETTINGS.items() if isinstance(setting, Number)])
def test_numbers_take_their_limits_and_nothing_beyond(name):
    setting = SETTINGS[name]
    for value in (setting.low, setting.high, setting.default):
        assert setting.read(str(value)) == value
    for value in (setting.low - 1, setting.high + 1, "nan", "inf", "-inf", "1e999", "", "x", "0x10"):
        with pytest.raises(ValueError):
            setting.read(str(value))


def test_a_link_opens_the_experiment_it_names():
    page = opened(
        dataset="flower",
        noise="0.2",
        depth="3",
        units_1="5",
        units_2="64",
        units_3="1",
        activation="one_each",
        activation_2="leaky_relu",
        activation_3="ReLU",
        slope="0.2",
        alpha="0.0075",
        optimizer="adam",
        batch_size="32",
        initializer="he",
        seed="7",
        l2="0.5",
        max_iterations="500",
        target_cost="0.1",
    )
    assert not page.warning
    assert config(page) == dnn.Config(
        dataset="flower",
        noise=0.2,
        hidden=(5, 64, 1),
        activation=("tanh", "leaky_relu", "relu"),
        slope=0.2,
        alpha=0.0075,
        optimizer="adam",
        batch_size=32,
        initializer="he",
        seed=7,
        l2=0.5,
        max_iterations=500,
        target_cost=0.1,
    )


def test_hidden_is_short_for_depth_and_units():
    assert config(opened(hidden="4-3-2")).hidden == (4, 3, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("alpha", "-1"),
        ("alpha", "nan"),
        ("alpha", "fast"),
        ("alpha", "1e400"),
        ("depth", "7"),
        ("depth", "2.5"),
        ("units_1", "65"),
        ("dataset", "mnist"),
        ("activation", "<script>alert(1)</script>"),
        ("noise", "½"),
        ("seed", "9" * 5000),
        ("optimizer", ""),
        ("initializer", "[a](javascript:alert(1))"),
    ],
)
def test_a_bad_value_is_named_and_the_default_used(name, value):
    page = opened(**{name: value})
    assert not page.exception
    assert len(page.warning) == 1
    assert f"({name})" in page.warning[0].value
    assert SETTINGS[name].allowed in page.warning[0].value
    assert config(page) == config_of({})
    assert not page.run().exception


def test_a_repeated_parameter_is_named():
    page = opened(alpha=["0.1", "0.2"])
    assert "2 times" in page.warning[0].value
    assert config(page).alpha == SETTINGS["alpha"].default


@settings(max_examples=300)
@given(st.sampled_from(sorted(SETTINGS)), st.text(max_size=60))
def test_whatever_the_text_there_is_a_value_or_a_sentence(name, text):
    sentence = problem(name, [text])
    if sentence is None:
        SETTINGS[name].read(text)
    else:
        assert sentence.endswith("The default is used instead.")
        assert quoted(text) in sentence


@given(st.text(max_size=200))
def test_a_quoted_value_cannot_leave_its_code_span(text):
    shown = quoted(text)
    assert "`" not in shown.strip("`")
    assert "\n" not in shown
    assert len(shown) < 60
