"""How one visitor looks at a run: which pictures, which buttons. Knows no Streamlit."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pages.ui.live.advice import Advice
from pages.ui.live.controls import Controls
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player

MakePictures = Callable[[Any], Pictures]  # of the one kind of run that the page plays


class Drawn(NamedTuple):
    """Points (x1, x2, class) that were put on the plane by hand, and how many there may be."""

    points: list[list[float]]
    most: int


class Screen:
    """Draws what a player plays, with the Pictures that `make_pictures(run)` gives."""

    def __init__(self, make_pictures: MakePictures, commands: tuple[str, ...] = (), watches: bool = False):
        self.make_pictures, self.commands = make_pictures, commands
        self.watches = watches  # another screen plays the run
        self.layout = ""  # "stage": all in one screen, see browser/stage
        self.drawn: Drawn | None = None  # points that were put by hand, where these are learned
        self.controls: Controls | None = None  # what may be set here, if anything
        self.advice: Advice | None = None  # what a coach says of the run, where there is room for it
        self.keys = False  # whether the space bar plays and the right arrow steps
        self.by_itself = False  # whether it plays while it is in sight, slowly, with nobody's hand on it
        self.tells_end = False  # whether the page wants to be run again when the run ends by itself
        self._pictures: Pictures | None = None
        self._drawn_of, self._looks = "", 0

    def look(self, make_pictures: MakePictures) -> bool:
        """Draw with other pictures from now on, if these are not equal to those before; returns whether they are."""
        changed = make_pictures != self.make_pictures
        if changed:
            self.make_pictures, self._looks = make_pictures, self._looks + 1
        return changed

    def figures_id(self, player: Player) -> str:
        """Another one when the figures have to be made anew."""
        return f"{player.screen_id} {self._looks}"

    def pictures(self, player: Player) -> Pictures:
        """The pictures of the player's run, made anew when the run, the pinned one or the look is another."""
        figures_id = self.figures_id(player)
        if self._pictures is None or self._drawn_of != figures_id:
            self._drawn_of, self._pictures = figures_id, self.make_pictures(player.run)
            if player.pins:
                self._pictures.pin(player.pins)
        return self._pictures
