"""What one browser is sent of a screen: figures once, then in each frame only what changed."""

from time import monotonic
from typing import Any

import plotly.graph_objects as go

from pages.ui.live.beside import Beside
from pages.ui.live.film import Film
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.speed import SPEEDS
from pages.ui.live.updates import Unit, Updates
from pages.ui.live.wire import Encoder


class Feed:
    """Frames for one browser, which remembers what it has been sent."""

    def __init__(self, player: Player, screen: Screen, token: str = ""):
        self.player, self.screen, self.token = player, screen, token
        self._encoder, self._film, self._beside = Encoder(), Film(), Beside()
        self._has = ""  # the figures that the browser has
        self._sent: dict = {}  # what pictures remember of what they have sent
        self._slow_at, self._frames, self._fields = 0.0, 0, False
        self._look: Unit | None = None

    def fields(self, wanted: bool) -> None:
        """Whether the browser wants what nets say of the plane instead of their parameters."""
        if wanted != self._fields:
            self._fields, self._has = wanted, ""

    def look(self, unit: Any) -> None:
        """Which unit, [layer, place], its reader looks at: it is drawn in place of the output. All else means none."""
        whole = isinstance(unit, list) and [type(each) for each in unit] == [int] * 2
        self._look = (unit[0], unit[1]) if whole else None

    def resume(self, has: str, film: object = None) -> None:
        """A browser says which figures it has, and which part of the film: what else it was sent may be lost."""
        self._encoder, self._has, self._sent = Encoder(), has, {}
        self._beside.forget()
        if film != self._film.number:
            self._film.forget()

    @property
    def fresh(self) -> bool:
        """Whether the next frame has the figures themselves."""
        return self._has != self.screen.figures_id(self.player)

    def frame(self) -> bytes:
        """The next frame, with the figures themselves if the browser has none of this run."""
        player, screen = self.player, self.screen
        pictures, figures_id = screen.pictures(player), screen.figures_id(player)
        fresh = self._has != figures_id
        if fresh:
            self._has, self._sent = figures_id, {}
            self._film.forget()
            self._beside.forget()
        slow = fresh or not (player.moves or player.repeats) or monotonic() - self._slow_at > pictures.seconds
        if slow:
            self._slow_at = monotonic()
        updates = Updates(self._sent, self._fields, not player.moves, self._look)
        pictures.draw(player.shown, updates, slow)
        numbers = pictures.numbers(player)
        self._frames += 1
        lasting = (
            self._state()
            | self._settings()
            | {
                "advice": screen.advice.header(player) if screen.advice else None,
                "run": figures_id,
                "message": ("" if screen.watches else player.message) or pictures.remark(player),
                "numbers": [(name, label) for name, label, _ in numbers],
                "updates": updates.entries,
            }
        )
        passing = {
            "frame": self._frames,
            "texts": [text for _, _, text in numbers],
            "progress": pictures.progress(player),
            "timeline": self._timeline(pictures, slow),
        }
        if fresh:
            made = pictures.figures()
            passing["figures"] = {name: _plain(figure) for name, figure in made.items() if figure is not None}
            passing["drawn"] = screen.drawn and screen.drawn._asdict()
            passing["offers"] = screen.controls.standing.offers if screen.controls else {}
        if "pin" in screen.commands:
            passing |= self._beside.part(player, pictures, slow)
        return self._encoder.encode(lasting, passing, updates.arrays)

    def _state(self) -> dict:
        """What stays as it is for many frames: the player's and the screen's state."""
        player, screen = self.player, self.screen
        return {
            "token": self.token,
            "playing": player.moves,
            "replaying": player.replaying,
            "owes": player.goal is not None,
            "speed": player.speed.value,
            "speeds": SPEEDS,
            "alpha": player.configs[0].alpha,
            "watches": screen.watches,
            "commands": screen.commands,
            "keys": screen.keys,
            "ended": player.run.stopped,
            "tellsEnd": screen.tells_end,
            "byItself": screen.by_itself,
            "layout": screen.layout,
        }

    def _settings(self) -> dict:
        """How the page's settings stand, and which of them a lesson keeps as they are."""
        controls = self.screen.controls
        if controls is None:
            return {"settings": {}, "locked": [], "hidden": [], "heard": 0, "known": 0}
        now = controls.standing
        names = {"locked": sorted(now.locked), "hidden": sorted(now.hidden)}
        return {"settings": now.values, **names, "heard": controls.heard, "known": controls.known}

    def _timeline(self, pictures: Pictures, slow: bool) -> dict | None:
        player = self.player
        if "branch" not in self.screen.commands or player.timeline is None:
            return None
        film = self._film.part(player.timeline, pictures, player.moves, slow)
        return ({"film": film} if film else {}) | {
            "count": len(player.timeline),
            "at": player.place,
            "past": player.past is not None,
            "now": player.shown.iteration,
            "last": player.run.iteration,
            "alpha": player.shown.config.alpha,
        }


def _plain(figure: go.Figure | dict) -> dict:
    return figure if isinstance(figure, dict) else figure.to_plotly_json()
