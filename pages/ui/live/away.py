"""Training that a worker does for a player: what it is sent of a run, and how what it brings back is taken over.

The run itself stays here, whole after each slice: pages read it, pin it, save it and change it as if it had never been
away. A worker has a copy, and is sent another when the run was changed meanwhile.
"""

import pickle
from typing import Any
from uuid import uuid4

from pages.ui.live import keeping, reasons
from pages.ui.live.playable import PORTABLE
from pages.ui.live.player import Player
from pages.ui.server.worker import Answer, Call, Spent

MOST_LOST = 3  # workers in a row, of which a run may be the reason; two may be lost together to something else


class Twin:
    """A run, and which worker has a copy that stands where it stands."""

    def __init__(self, run: Any):
        self.run, self.key = run, uuid4().hex
        self._home: int | None = None  # the worker
        self._version: tuple | None = None  # of the copy there; of the run, when it was called for last
        self._out: Call | None = None  # the latest call: the answers to others are not wanted any more
        self._took = 0.0  # processor seconds of the latest slice

    def call(self, asked: keeping.Slice) -> Call:
        """A slice of it, and the copy, if the worker has none."""
        home = self._home if self._version == self.run.version else None
        self._home, self._version = None, self.run.version  # until it is back, the copy is ahead
        self._out = Call(self.key, self._whole, home, keeping.train, (asked,), max(asked.seconds, self._took))
        return self._out

    def _whole(self) -> bytes:
        return pickle.dumps(self.run)

    def awaits(self, call: Call) -> bool:
        """Whether nothing has changed the run since this call, and no other has followed."""
        return call is self._out and self._version == self.run.version

    def settle(self, worker: int, seconds: float) -> None:
        """The run stands where that worker's copy does."""
        self._home, self._version, self._took = worker, self.run.version, seconds


class Away:
    """Slices of one player's run, and of the same with twenty seeds."""

    def __init__(self, player: Player):
        self.player = player
        self._twin, self._seeds = Twin(None), Twin(None)
        self._seeds_had_their_turn = False
        self._lost = 0

    @property
    def possible(self) -> bool:
        """Whether what it would train next can be trained elsewhere."""
        player = self.player
        if player.goal is not None or player.replaying:
            return False
        return (player.playing and isinstance(player.run, PORTABLE)) or player.repeats

    def call(self, seconds: float) -> Call:
        """A slice of about so many seconds; where there are twenty seeds as well, they take turns."""
        player, again = self.player, self.player.again
        self._seeds_had_their_turn = not (player.repeats and player.playing and self._seeds_had_their_turn)
        if again and player.repeats and (self._seeds_had_their_turn or not player.playing):
            self._seeds = self._seeds if self._seeds.run is again.stack else Twin(again.stack)
            return self._seeds.call(keeping.Slice(again.goal - again.stack.iteration, seconds))
        self._twin = self._twin if self._twin.run is player.run else Twin(player.run)
        kept = player.timeline.keeping if player.timeline is not None else None
        return self._twin.call(keeping.Slice(player.allowed(), seconds, kept))

    def back(self, call: Call, answer: Answer) -> Spent:
        """Take over what was trained, unless the run is another by now, or was changed, paused or left meanwhile.

        Returns what it took.
        """
        twin = self._seeds if call.key == self._seeds.key else self._twin
        of_seeds, again = twin is self._seeds, self.player.again
        if call.key != twin.key or twin.run is not (again and again.stack if of_seeds else self.player.run):
            return Spent()
        if answer.done:
            self._lost = 0
            trained: keeping.Trained = pickle.loads(answer.content)
            if twin.awaits(call) and (of_seeds or self.player.playing):
                self._take(twin, trained)
                twin.settle(answer.worker, trained.processor)
            return Spent(trained.processor, trained.seconds - trained.processor)
        if answer.lost:
            self._lost += answer.suspect
            self.player.message = reasons.lost(self.player.run)
        if answer.failed or self._lost == MOST_LOST:
            self._lost = 0
            self._give_up(twin)
        return Spent()

    def _take(self, twin: Twin, trained: keeping.Trained) -> None:
        if twin is self._seeds:
            twin.run.take(trained.progress)
        else:
            self.player.catch_up(trained.progress, trained.places, trained.seconds)

    def _give_up(self, twin: Twin) -> None:
        if twin is self._seeds:
            self.player.again = None
        else:
            self.player.fail()
