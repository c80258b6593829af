"""What the coach says as the page shows it, and what a reader does with it: try the cure, or not hear it again."""

from typing import Any

import dnn
from pages.ui.coach.coach import Coach
from pages.ui.live.controls import Controls
from pages.ui.live.player import Player
from pages.ui.settings.standing import Standing

WORDS = {"alpha": "*α* = ", "l2": "*λ* = ", "batch_size": "batch size ", "initializer": "initialization "}


class Advice:
    """Of one screen, on the run that it shows."""

    def __init__(self, controls: Controls):
        self.controls = controls
        self.coach = Coach()

    def header(self, player: Player) -> dict[str, Any] | None:
        """What a browser shows, with symbols between asterisks; None while there is nothing to say."""
        if isinstance(player.run, dnn.Run) and player.past is None:
            self.coach.look(player.run, player.playing)
        said = self.coach.said
        if said is None:
            return None
        cure = settings_of(said.cure, self.controls.standing)
        return {
            "rule": said.rule.name,
            "sentence": f"{said.sentence}.",
            "bars": said.evidence.bars,
            "of": said.evidence.of,
            "cure": cure,
            "button": f"Try {_words(cure, self.controls.standing)}" if cure else "",
        }

    def try_it(self, player: Player) -> None:
        """Keep the run in sight, and play another from the same beginning with the settings of the cure."""
        said = self.coach.said
        cure = settings_of(said.cure, self.controls.standing) if said else {}
        if not cure:
            return
        pins = len(player.pins)
        player.pin(self.controls.standing.values)
        if len(player.pins) == pins:  # there is no room, and the player has said so
            return
        self.controls.set(player, cure)
        player.command("reset")
        player.command("play")


def settings_of(cure: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """A cure as settings of the page; none if it has no such setting, or a lesson keeps one as it is."""
    table = standing.table
    named = {table.prefix + name: value for name, value in cure.items()}
    if not all(name in table.settings and name not in standing.locked | standing.hidden for name in named):
        return {}
    return named


def _words(cure: dict[str, Any], standing: Standing) -> str:
    """What is set, in a few words."""
    table = standing.table
    words = []
    for name, value in cure.items():
        before = WORDS.get(name.removeprefix(table.prefix), "")
        shown = "full" if before == WORDS["batch_size"] and not value else table.settings[name].shown(value)
        words.append(before + shown)
    return ", ".join(words)
