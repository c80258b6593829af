"""A run, played: commands, and what a visitor is told."""

from dataclasses import replace

import numpy as np
import pytest

import dnn
from pages.ui.live import readout
from pages.ui.live.player import Player
from tests.helpers.frames import playing

CONFIG = dnn.Config(examples=80, hidden=(4, 3))


def number(player, name):
    return next(text for known, _, text in readout.of_run(player) if known == name)


@pytest.mark.parametrize("name", ["step", "ten", "play"])
def test_a_message_is_gone_when_it_is_true_no_more(name):
    player, _ = playing(CONFIG)
    player.command("reset")
    assert player.message.startswith("Back at the first weights")
    player.command(name)
    assert player.message == ""


def test_commands():
    player, _ = playing(CONFIG)
    first = player.run.snapshot().params[0].W
    player.command("ten")
    assert player.run.iteration == 10
    player.command("reset")
    assert player.run.iteration == 0
    np.testing.assert_array_equal(player.run.params[0].W, first)
    player.command("play")
    assert player.playing
    player.advance(seconds=0.01)
    player.command("pause")
    assert not player.playing
    player.command("<nonsense>")
    assert not player.playing


def test_a_new_alpha_goes_on_and_new_layers_start_anew_and_say_so():
    player, _ = playing(CONFIG)
    player.command("ten")
    player.follow((replace(CONFIG, alpha=0.01),))
    assert (player.run.iteration, player.run.config.alpha, player.message) == (10, 0.01, "")
    player.follow((replace(CONFIG, hidden=(2,)),))
    assert player.run.iteration == 0
    assert player.message == "Started anew, since the layers changed."


def test_why_a_larger_alpha_shows_nothing_on_a_net_that_has_learned():
    config = dnn.Config(dataset="blobs", hidden=(), alpha=10.0, noise=0.05)
    player = Player((config,))
    player.advance(iterations=20)
    player.follow((replace(config, alpha=20.0),))
    assert player.message == ""
    player.advance(iterations=20_000)
    before = dnn.copied(player.run.params)
    player.follow((replace(config, alpha=50.0),))
    assert "Reset shows" in player.message
    player.advance(iterations=1)
    moved = max(
        float(np.abs(new - old).max())
        for layers in zip(before, player.run.params, strict=True)
        for old, new in zip(*layers, strict=True)
    )
    assert 0 < moved < 1e-3
    assert f"{moved:.1g}" in player.message


def test_the_end_of_a_run_is_told():
    wild = replace(CONFIG, alpha=100.0, l2=10.0)  # each step multiplies W by about 1 - 1000 / 56
    player, _ = playing(wild)
    player.command("play")
    for _ in range(50):
        player.advance(iterations=100)
    assert not player.playing
    assert f"iteration {player.run.diverged_at:,}" in player.message
    assert "smaller α" in player.message
    assert np.isfinite(float(number(player, "cost_train")))
    player.follow((replace(wild, max_iterations=5, alpha=0.1),))
    player.command("reset")
    player.command("play")
    player.advance(seconds=1)
    assert player.message == "Stopped after 5 iterations, as you asked."


def test_no_test_part_is_shown_as_no_number():
    player, watcher = playing(replace(CONFIG, train_share=1.0))
    assert number(player, "cost_test") == number(player, "accuracy_test") == "–"
    watcher.look()


@pytest.mark.parametrize("configs", [(CONFIG,), (CONFIG, replace(CONFIG, alpha=0.1))])
def test_whatever_a_run_raises_the_visitor_sees_a_sentence_and_the_last_good_state(configs, monkeypatch):
    make_run = {} if len(configs) == 1 else {"make_run": lambda configs: dnn.Stack(configs, dnn.make_split(configs[0]))}
    player = Player(configs, **make_run)
    player.advance(iterations=30)
    before = [layer.W.copy() for layer in player.run.params]

    def failing(*arrays):
        arrays[0].fill(np.nan)
        raise MemoryError("out of memory")

    player.command("play")
    with monkeypatch.context() as patch:
        patch.setattr(player.run.descent, "optimizer", replace(player.run.descent.optimizer, step=failing))
        player.advance(iterations=10)
    assert not player.playing
    assert "last good state" in player.message
    assert "30" in player.message
    for mine, kept in zip(player.run.params, before, strict=True):
        np.testing.assert_array_equal(mine.W, kept)
    player.advance(iterations=5)
    assert player.run.iteration == 35


@pytest.mark.parametrize("name", [name for name, field in dnn.FIELDS.items() if field.needs_new_run])
def test_whatever_makes_a_new_run_is_told_in_words(name):
    player, _ = playing(CONFIG)
    player.command("ten")
    other = dict(dataset="xor", examples=90, train_share=0.5, pair=(0, 2), features=("x1_x2",), dtype="float32")
    other |= dict(hidden=(2,), activation=("relu",), initializer="he")
    base = {"pair": dict(dataset="three_blobs", noise=0.0)}.get(name, {})
    value = other[name] if name in other else getattr(CONFIG, name) + (0.1 if "seed" not in name else 1)
    player.follow((replace(CONFIG, **base, **{name: value}),))
    assert player.message.startswith("Started anew, since ")
    assert dnn.FIELDS[name].words in player.message
