"""The log of a visit: every run that was played, once, with a name that tells it from the others."""

from dataclasses import replace

import dnn
from pages.ui.live.log import MOST, Log
from pages.ui.live.playable import one_run, stack
from pages.ui.live.player import Player

CONFIG = dnn.Config(examples=40, hidden=(3,))


def played(*configs, make_run=one_run, iterations=10) -> Player:
    player = Player(configs, make_run)
    player.advance(iterations=iterations)
    return player


def test_a_run_is_there_while_it_plays_and_once():
    log, player = Log(), Player((CONFIG,))
    log.look("playground", player)
    assert not log.entries  # nothing was played
    player.command("play")
    player.advance(iterations=5)
    log.look("playground", player)
    (entry,) = log.entries.values()
    assert (entry.iterations, entry.ended) == (5, "playing")
    entry.note = "mine"
    player.advance(iterations=5)
    player.command("pause")
    log.look("playground", player)
    (entry,) = log.entries.values()
    assert (entry.iterations, entry.ended, entry.note) == (10, "paused", "mine")
    player.command("reset")
    log.take("playground", player)
    (entry,) = log.entries.values()
    assert (entry.iterations, entry.ended, entry.note) == (10, "left", "mine")
    player.command("step")
    log.look("playground", player)
    assert [entry.iterations for entry in log.entries.values()] == [10, 1]


def test_what_it_says_of_a_net_is_what_the_net_is():
    log, player = Log(), played(replace(CONFIG, max_iterations=7))
    log.look("playground", player)
    (entry,) = log.entries.values()
    run = player.run
    assert entry.ended == "iterations"
    assert entry.cost == run.measures.cost_train
    assert entry.held_out == run.measures.accuracy_test
    assert entry.curve[0] == [*range(8), 7]
    assert entry.curve[1][-1] == entry.cost
    assert entry.row()["hidden"] == "3"
    assert entry.whole()["settings"]["hidden"] == (3,)


def test_members_of_a_stack_and_several_runs_are_entries_of_their_own():
    alphas = tuple(replace(CONFIG, alpha=alpha) for alpha in (0.1, 0.3, 1.0))
    widths = tuple(replace(CONFIG, hidden=(n,)) for n in (2, 5))
    log = Log()
    log.look("race", played(*alphas, make_run=stack))
    log.look("sizes", played(*widths, make_run=dnn.Several))
    assert [entry.config for entry in log.entries.values()] == [*alphas, *widths]
    assert log.names() == ["race: α 0.1", "race: α 0.3", "race: α 1", "sizes: layers 2", "sizes: layers 5"]


def test_names_tell_runs_apart_by_what_differs():
    log, player = Log(), played(CONFIG)
    log.look("own_data", played(CONFIG))
    assert log.names() == ["own data"]
    for alpha, hidden in ((0.3, (3,)), (0.3, (8, 4)), (2.0, (3,)), (2.0, (3,))):
        player = played(replace(CONFIG, alpha=alpha, hidden=hidden))
        log.look("playground", player)
    assert log.names() == [
        "own data",
        "playground: layers 3, α 0.3",
        "playground: layers 8-4, α 0.3",
        "playground: layers 3, α 2",
        "playground: layers 3, α 2 (2)",
    ]


def test_entries_stand_in_the_order_in_which_the_runs_began():
    log, first, second = Log(), played(CONFIG), played(CONFIG)
    second.began = first.began + 1
    log.look("optimizers", second)
    log.look("race", first)
    assert [entry.page for entry in log.entries.values()] == ["race", "optimizers"]


def test_what_was_deleted_stays_away_and_the_oldest_go():
    log, player = Log(), played(CONFIG)
    log.look("playground", player)
    log.delete(next(iter(log.entries)))
    player.advance(iterations=1)
    log.look("playground", player)
    assert not log.entries
    many = played(*(replace(CONFIG, seed=seed) for seed in range(MOST + 3)), make_run=stack, iterations=1)
    log.look("race", many)
    assert len(log.entries) == MOST
    assert next(iter(log.entries.values())).config.seed == 3
