"""What one visitor's browser is sent: figures once, then in each frame only what changed.

Knows no Streamlit, so that a test can look at frames.
"""

from collections.abc import Callable
from time import monotonic

from pages.ui.live.player import Player
from pages.ui.live.wire import pack

SLOW = 0.2  # seconds between two updates of the figures that cost a browser much


class Screen:
    """`make_pictures(run)` gives an object with

    - `figures()`: name -> Plotly figure as a dict, in the order they are shown;
    - `numbers(player)`: the line of numbers, see numbers.py;
    - `seconds`, if it likes: how long between two slow frames, instead of SLOW;
    - `remark(player)`, if it likes: a sentence that is shown while the player has no message;
    - `pin(pinned)`, if it can: show a pinned run beside this one, called before `figures`;
    - `progress(player)`, if there is an end to come: how near it is, from 0 to 1;
    - `frame(run, slow)`: a list of updates and the arrays they name. An update is {"figure": name, "image": array}
      or {"figure": name, "traces": [indices], "set": {"x": [array, ...], ...}}; `slow` asks for those too that
      change a few times a second only.
    """

    def __init__(self, make_pictures: Callable, commands: tuple[str, ...] = (), watches: bool = False):
        self.make_pictures, self.commands = make_pictures, commands
        self.watches = watches  # another screen plays the run
        self.keys = False  # whether the space bar plays and the right arrow steps
        self.shown = None  # run_id of the figures that the browser says it has
        self.delay = 0.05  # seconds until the browser may ask again
        self._run_id, self._frames, self._slow_at = None, 0, 0.0

    def frame(self, player: Player) -> bytes:
        """The next frame: status, updates, and the figures themselves if the browser has none of this run."""
        if self._run_id != player.screen_id:
            self._run_id, self.pictures = player.screen_id, self.make_pictures(player.run)
            if player.pinned and hasattr(self.pictures, "pin"):
                self.pictures.pin(player.pinned)
        everything = self.shown != player.screen_id
        slow = everything or not player.playing or monotonic() - self._slow_at > getattr(self.pictures, "seconds", SLOW)
        if slow:
            self._slow_at = monotonic()
        self._frames += 1
        updates, segments = self.pictures.frame(player.shown, slow)
        header = player.status | {
            "frame": self._frames,
            "delay": self.delay,
            "updates": updates,
            "numbers": self.pictures.numbers(player),
            "watches": self.watches,
            "commands": self.commands,
            "keys": self.keys,
        }
        if "branch" in self.commands and player.timeline is not None:
            header["timeline"] = {
                "count": len(player.timeline), "at": player.place, "past": player.past is not None,
                "label": f"iteration {player.shown.iteration:,} of {player.run.iteration:,}",
            }  # fmt: skip
            header["pinned"] = player.pinned is not None
        if self.watches:
            header["message"] = ""
        if not header["message"] and hasattr(self.pictures, "remark"):
            header["message"] = self.pictures.remark(player)
        if hasattr(self.pictures, "progress"):
            header["progress"] = self.pictures.progress(player)
        if everything:
            header["figures"] = self.pictures.figures()
        return pack(header, segments)
