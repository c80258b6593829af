"""What one visitor's browser is sent: figures once, then in each frame only what changed.

Knows no Streamlit, so that a test can look at frames.
"""

from collections.abc import Callable
from time import monotonic

from pages.ui.live.pictures import Pictures
from pages.ui.live.playable import Playable
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates
from pages.ui.live.wire import pack

MakePictures = Callable[[Playable], Pictures]


class Screen:
    """Draws what a player plays, with the Pictures that `make_pictures(run)` gives."""

    def __init__(self, make_pictures: MakePictures, commands: tuple[str, ...] = (), watches: bool = False):
        self.make_pictures, self.commands = make_pictures, commands
        self.watches = watches  # another screen plays the run
        self.keys = False  # whether the space bar plays and the right arrow steps
        self.shown = None  # run_id of the figures that the browser says it has
        self.delay = 0.05  # seconds until the browser may ask again
        self._figures_of, self._looks, self._frames, self._slow_at = "", 0, 0, 0.0

    def look(self, make_pictures: MakePictures) -> None:
        """Draw with other pictures from now on, if these are not equal to those before."""
        if make_pictures != self.make_pictures:
            self.make_pictures, self._looks, self._figures_of = make_pictures, self._looks + 1, ""

    def _figures_id(self, player: Player) -> str:
        """Another one when the figures must be made anew."""
        return f"{player.screen_id} {self._looks}"

    def frame(self, player: Player) -> bytes:
        """The next frame: status, updates, and the figures themselves if the browser has none of this run."""
        figures_id = self._figures_id(player)
        if self._figures_of != figures_id:
            self._figures_of, self.pictures = figures_id, self.make_pictures(player.run)
            if player.pinned:
                self.pictures.pin(player.pinned)
        everything = self.shown != figures_id
        slow = everything or not player.playing or monotonic() - self._slow_at > self.pictures.seconds
        if slow:
            self._slow_at = monotonic()
        self._frames += 1
        updates = Updates()
        self.pictures.draw(player.shown, updates, slow)
        header = player.status | {
            "run": figures_id,
            "frame": self._frames,
            "delay": self.delay,
            "updates": updates.entries,
            "numbers": self.pictures.numbers(player),
            "watches": self.watches,
            "commands": self.commands,
            "keys": self.keys,
            "message": "" if self.watches else player.message,
            "progress": self.pictures.progress(player),
        }
        header["message"] = header["message"] or self.pictures.remark(player)
        if "branch" in self.commands and player.timeline is not None:
            header |= {"timeline": _timeline(player), "pinned": player.pinned is not None}
        if everything:
            made = self.pictures.figures()
            header["figures"] = {name: figure.to_plotly_json() for name, figure in made.items() if figure is not None}
        return pack(header, updates.arrays)


def _timeline(player: Player) -> dict:
    return {
        "count": len(player.timeline),
        "at": player.place,
        "past": player.past is not None,
        "label": f"iteration {player.shown.iteration:,} of {player.run.iteration:,}",
    }
