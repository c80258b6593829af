"""Visitors who play with workers, and a conductor whose turns a test takes itself."""

import dnn
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.stage import WITH_TIMELINE
from pages.ui.live.view import View
from pages.ui.playground.pictures import PlanePictures
from pages.ui.server.connection import Connection
from pages.ui.server.workers import Workers
from tests.helpers.seats import ByHand
from tests.helpers.waiting import until

SECONDS = 120  # until a busy machine must have come up with something


class Visits:
    """Views that play, and a conductor with workers whose turns are taken here."""

    def __init__(self, workers: Workers, *configs: dnn.Config):
        self.conductor = ByHand(workers)
        # The workers are asked, whatever else the machine does.
        self.conductor.scheduler.waited = lambda long, starved=False: None
        self.views = [View(Player((config,)), Screen(PlanePictures, WITH_TIMELINE)) for config in configs]
        self.frames: list[list[bytes]] = [[] for _ in configs]
        self.connections = [
            Connection(view, frames.append, lambda: None) for view, frames in zip(self.views, self.frames, strict=True)
        ]
        for connection in self.connections:
            self.conductor.join(connection)
            self.conductor.tell(connection, {"speed": "fastest"})
            self.conductor.tell(connection, {"do": "play"})

    def turn(self) -> None:
        self.conductor.draw()
        for connection in self.connections:
            connection.unacknowledged = 0
        self.conductor.turn()

    def until(self, condition) -> None:
        until(lambda: (self.turn(), condition())[1], SECONDS, every=0.001)

    def trained_by_workers(self, more: int = 50) -> None:
        """All go on, and none of it here."""
        self.until(lambda: all(connection.away for connection in self.connections))
        goals = [view.player.run.iteration + more for view in self.views]
        self.until(lambda: all(v.player.run.iteration > goal for v, goal in zip(self.views, goals, strict=True)))
        assert all(connection.away for connection in self.connections)
