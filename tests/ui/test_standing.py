"""Settings set by messages: what is taken, what is refused in a sentence, and who is right while a script run lags."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dnn
from pages.ui.live.controls import PATIENCE, Controls
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.view import View
from pages.ui.playground.pictures import PlanePictures
from pages.ui.settings.configs import race_configs
from pages.ui.settings.kinds import Bits, Choice, Flag, Number
from pages.ui.settings.standing import Standing
from pages.ui.settings.table import PAGES, PLAYGROUND, RACE
from tests.helpers.frames import Watcher

PLAIN = Standing.of(PLAYGROUND, {})
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)


def configs_of(now):
    return (now.config,)


def playing(values=None, **lesson):
    """(view, controls) of a playground whose session holds these values."""
    standing = Standing.of(PLAYGROUND, values or {}, **lesson)
    view = View(Player(configs_of(standing)), Screen(PlanePictures, ("play",)))
    view.screen.controls = Controls(standing, configs_of)
    return view, view.screen.controls


def script_run(view, values, now=None):
    """What a script run of the page does whose session holds these values."""
    view.player.follow(view.screen.controls.stand(Standing.of(PLAYGROUND, values), configs_of, now))


def ends(setting) -> tuple[list, list]:
    """Values that are just allowed, and values that are just not."""
    if isinstance(setting, Number):
        wrong = [setting.low - setting.step, setting.high + setting.step, "1", None, True, [1], float("nan"), 10**400]
        return [setting.low, setting.high], wrong + ([setting.low + 0.5] if setting.whole else [])
    if isinstance(setting, Choice):
        return list(setting.labels), ["nonsense", "", 0, None, ["tanh"]]
    if isinstance(setting, Flag):
        return [True, False], ["true", 1, None]
    if isinstance(setting, Bits):
        return ["1" * setting.most, "01", "0"], ["", "2", "1" * (setting.most + 1), 1, None, ["1"]]
    return ["10", "1-2-64-3"], ["0", "65", 10, None, "-" * 999]


@pytest.mark.parametrize("title", PAGES)
def test_every_setting_takes_its_ends_and_nothing_beyond(title):
    standing = Standing.of(PAGES[title], {})
    for name, setting in standing.table.settings.items():
        allowed, wrong = ends(setting)
        for value in allowed:
            values, refused = standing.read({name: json.loads(json.dumps(value))})
            assert (values, refused) == ({name: value}, [])
            assert type(values[name]) is type(setting.default)  # a widget takes no other
            assert standing.with_values(values).get(name) == value
        for value in wrong:
            values, (sentence,) = standing.read({name: value})
            assert values == {}
            assert sentence.startswith(f"{setting.label} cannot be ")
            assert sentence.endswith(f"it must be {setting.allowed}.")
            assert len(sentence) < 400


def test_every_setting_of_the_playground_reaches_the_run_at_its_ends():
    for name, setting in PLAYGROUND.settings.items():
        for value in ends(setting)[0]:
            view, controls = playing({"depth": 1, "units_1": 2, "activation": "one_each", "examples": 20})
            view.take({"set": {name: value}, "n": 1})
            assert view.player.configs == (controls.standing.config,)
            assert controls.standing.get(name) == value
            assert Watcher(view.player, view.screen).look()[0]["settings"][name] == value


def test_alpha_goes_on_and_new_layers_start_anew_while_it_plays():
    view, _ = playing()
    view.take({"do": "play"})
    view.train(0.01)
    at, run = view.player.run.iteration, view.player.run
    view.take({"set": {"alpha": 0.01, "optimizer": "adam"}, "n": 1})
    assert (view.player.run, view.player.run.iteration, view.playing) == (run, at, True)
    assert (run.config.alpha, run.config.optimizer) == (0.01, "adam")
    view.take({"set": {"depth": 3, "units_3": 4}, "n": 2})
    assert view.player.configs[0].hidden == (8, 8, 4)
    assert (view.player.run.iteration, view.playing) == (0, True)
    assert view.player.message == "Started anew, since the layers changed."


def test_what_is_refused_is_told_and_the_rest_is_taken():
    view, _ = playing()
    view.take({"set": {"alpha": 700, "noise": 0.2, "nonsense": 3, "present": True}, "n": 1})
    assert view.player.message == "Learning rate α cannot be 700: it must be a number from 1e-05 to 100."
    assert (view.player.configs[0].alpha, view.player.configs[0].noise) == (dnn.Config().alpha, 0.2)
    config = view.player.configs
    for message in ({"set": {}}, {"set": []}, {"set": {"alpha": "x" * 900}}, {"set": None, "n": -1}, {"n": 3}):
        view.take(message)
        assert view.player.configs == config


def test_what_a_lesson_locks_or_hides_stays():
    view, _ = playing(locked=["alpha"], hidden=["seed"])
    view.take({"set": {"alpha": 0.5, "seed": 3}, "n": 1})
    assert view.player.configs == (dnn.Config(),)
    assert view.player.message == "Learning rate α is locked by this lesson."
    header, _ = Watcher(view.player, view.screen).look()
    assert (header["locked"], header["hidden"]) == (["alpha"], ["seed"])
    assert "alpha" in header["offers"]
    assert "seed" not in header["offers"]


def test_a_script_run_that_lags_changes_nothing_and_later_ones_are_right():
    view, controls = playing()
    view.take({"set": {"depth": 1}, "n": 5})
    player = view.player
    run = player.run
    script_run(view, {"noise": 0.1})  # under way when the message came
    assert player.run is run
    script_run(view, {"alpha": 0.5})  # a widget of the sidebar, before the session has heard
    assert player.run is run
    assert (run.config.alpha, run.config.hidden) == (0.5, (8,))
    assert controls.hear({"depth": 1}, 5) == {"depth": 1}
    script_run(view, {"alpha": 0.5, "depth": 1})
    assert player.run is run
    script_run(view, {"alpha": 0.5, "depth": 2})  # what is set in the sidebar after that holds
    assert player.configs[0].hidden == (8, 8)


def test_a_message_that_no_session_hears_of_is_forgotten_and_an_older_one_is_no_hindrance():
    view, controls = playing()
    view.take({"set": {"depth": 1}, "n": 5})
    view.take({"set": {"alpha": 0.5}, "n": 6})
    controls.hear({"depth": 1}, 5)
    script_run(view, {"depth": 1})
    script_run(view, {"depth": 2})
    assert (view.player.configs[0].hidden, view.player.configs[0].alpha) == ((8, 8), 0.5)
    since = controls._ahead["alpha"].since
    script_run(view, {}, since + PATIENCE - 1)
    assert view.player.configs[0].alpha == 0.5
    script_run(view, {}, since + PATIENCE + 1)
    assert view.player.configs == (dnn.Config(),)


def test_a_widget_that_still_holds_what_stood_before_undoes_nothing():
    view, controls = playing()
    view.take({"set": {"depth": 1}, "n": 5})
    controls.hear({"depth": 1}, 5)
    script_run(view, {"alpha": 0.5})  # another widget, before this one was reached
    assert (view.player.configs[0].hidden, view.player.configs[0].alpha) == ((8,), 0.5)
    assert controls.known == 0  # so that the browser says it once more
    assert controls.hear({"depth": 1}, 5) == {"depth": 1}
    script_run(view, {"alpha": 0.5, "depth": 1})
    assert controls.known == 5


def test_what_goes_together_with_nothing_is_a_sentence():
    standing = Standing.of(RACE, {"race_bits": 10, "race_seeds": 20})
    controls, player = Controls(standing, race_configs), Player(race_configs(standing)[:1])
    before = player.configs
    controls.set(player, {"race_1": "64-64-64-64"}, 1)
    assert "too much for one step" in player.message
    assert player.configs == before
    assert controls.hear({"race_1": "64-64-64-64"}, 1) == {}
    controls.stand(standing, race_configs)
    player.message = ""
    controls.tell(player)
    assert "too much for one step" in player.message


@given(st.dictionaries(st.sampled_from(sorted(PLAYGROUND.settings)) | st.text(), JSON, max_size=5))
def test_whatever_is_asked_for_there_is_a_config(asked):
    values, refused = PLAIN.read(asked)
    assert len(values) + len(refused) == len(set(asked) & set(PLAYGROUND.settings))
    assert isinstance(PLAIN.with_values(values).config, dnn.Config)
