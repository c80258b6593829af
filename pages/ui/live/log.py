"""The log of this visit's runs: what was set, what came out, and their curves; those that still play as they stand.

Knows no Streamlit.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np

import dnn
from pages.ui.figures.stretches import stretches
from pages.ui.live.pinned import named, words
from pages.ui.live.playable import Playable
from pages.ui.live.player import Played, Player

MOST = 200  # nets that are kept


@dataclass
class Entry:
    """One net that was played: a run, one of several, or a member of a stack."""

    page: str
    began: float  # as time.time() has it
    config: dnn.Config
    iterations: int
    cost: float
    held_out: float | None  # score on the dev part, or on the test part where there is no dev part
    seconds: float  # of training, all nets of its run together
    ended: str  # "playing", "paused", "left", or why it ended
    curve: tuple[list[float], list[float]]  # iterations, costs
    note: str = ""
    shown: bool = False  # whether its curve is drawn

    def row(self) -> dict[str, object]:
        """What a table has of it, settings last."""
        settings = {name: words(value) if isinstance(value, tuple) else value for name, value in self.settings.items()}
        return {
            "page": self.page,
            "at": datetime.fromtimestamp(self.began).strftime("%H:%M:%S"),
            "note": self.note,
            "iterations": self.iterations,
            "cost train": self.cost,
            "held-out accuracy": self.held_out,
            "seconds": self.seconds,
            "ended": self.ended,
        } | settings

    def whole(self) -> dict[str, object]:
        """The row with the settings as they are, and the curve."""
        row = {name: value for name, value in self.row().items() if name not in self.settings}
        return row | {"settings": self.settings, "curve": self.curve}

    @property
    def settings(self) -> dict[str, object]:
        """The fields of the Config."""
        return asdict(self.config)


class Log:
    """Entries by run and member, in the order in which the runs began; a run is in it once."""

    def __init__(self):
        self.entries: dict[str, Entry] = {}
        self._deleted: set[str] = set()

    def take(self, page: str, player: Player) -> None:
        """The runs that the player has ended or left."""
        while player.finished:
            self._put(page, player.finished.pop(0), going="left")

    def look(self, page: str, player: Player) -> None:
        """These, and the run that it plays now, as it stands."""
        self.take(page, player)
        self._put(page, player.played, going="playing" if player.playing else "paused")

    def delete(self, name: str) -> None:
        """Forget an entry for good, even if its run goes on."""
        del self.entries[name]
        self._deleted.add(name)

    def names(self) -> list[str]:
        """What to call each: where it was played, what it has set otherwise than others there, and a number if need be.

        In the order of the entries.
        """
        entries, names = list(self.entries.values()), []
        seen: dict[str, int] = {}
        for entry in entries:
            others = [other.config for other in entries if other.page == entry.page]
            name = ": ".join(filter(None, [entry.page, _differences(entry.config, others)]))
            seen[name] = seen.get(name, 0) + 1
            names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
        return names

    def _put(self, page: str, played: Played, going: str) -> None:
        if played.run.iteration == 0:
            return
        for i, net in enumerate(_nets(played.run)):
            name = f"{played.run_id}-{i}"
            if name in self._deleted:
                continue
            known = self.entries.get(name)
            iterations, costs, cost, ended, iteration = net.member
            curve = stretches(np.append(iterations, iteration), np.append(costs, cost))
            self.entries[name] = Entry(
                page=page.replace("_", " "),
                began=played.began,
                config=net.config,
                iterations=iteration,
                cost=cost,
                held_out=net.held_out,
                seconds=round(played.seconds, 2),
                ended=ended or going,
                curve=(curve.x.tolist(), curve.median.tolist()),
                note=known.note if known else "",
                shown=known.shown if known else False,
            )
        in_order = sorted(self.entries.items(), key=lambda item: item[1].began)
        self.entries = dict(in_order[-MOST:])


def _differences(config: dnn.Config, others: list[dnn.Config]) -> str:
    """The settings that are not the same in all of them, as `config` has them."""
    fields = [name for name in dnn.FIELDS if len({getattr(other, name) for other in others}) > 1]
    return ", ".join(named(name, getattr(config, name)) for name in fields)


class _Net(NamedTuple):
    config: dnn.Config
    member: dnn.Member
    held_out: float | None


def _nets(run: Playable) -> Iterator[_Net]:
    """A run, each of several, each member of a stack. Nothing of a sweep or a race of parity: they have tables."""
    if isinstance(run, dnn.Several):
        for each in run.runs:
            yield from _nets(each)
    elif isinstance(run, dnn.Run):
        curve = run.history.iteration, run.history.cost_train
        member = dnn.Member(*curve, float(run.measures.cost_train), run.stopped, run.iteration)
        yield _Net(run.config, member, *_scores(run))
    elif isinstance(run, dnn.Stack):
        yield from map(_Net, run.configs, dnn.members_of(run), _scores(run))


def _scores(run: dnn.Run | dnn.Stack) -> list[float | None]:
    """Of each net, on the part that is held out."""
    part = run.split.dev if run.split.dev.X.size else run.split.test
    answers = run.predict(part.X) if part.X.size else None  # (n_L, m), or (k, n_L, m)
    if answers is None:
        return [None] * (len(run.configs) if isinstance(run, dnn.Stack) else 1)
    score = dnn.COSTS[part.cost].score
    return [float(score(AL, part.Y)) for AL in (answers if isinstance(run, dnn.Stack) else [answers])]
