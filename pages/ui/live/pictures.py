"""The protocol between a run and whatever shows it: a page's pictures derive from this."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.live.updates import Updates

if TYPE_CHECKING:
    from pages.ui.live.pinned import Pinned
    from pages.ui.live.player import Player
    from pages.ui.live.readout import Number

SLOW = 0.2  # seconds between two updates of the figures that cost a browser much


class Pictures:
    """Figures of one run. They are sent once; after that `draw` says what has changed.

    Each draws one kind of run, the kind that its page plays: `draw` is given it, and so is `player.shown`.

    What most have no use for has a default: pinned runs, remarks, progress, numbers.
    """

    seconds = SLOW  # between two slow updates

    def figures(self) -> dict[str, go.Figure | dict | None]:
        """Name -> figure without the values that `draw` brings, in the order they are shown; None is left out.

        A figure may be as JSON has it, which `figures.remembered` makes.
        """
        raise NotImplementedError

    def draw(self, run: Any, updates: Updates, slow: bool) -> None:
        """Add to `updates` what the run shows now; with `slow` those too that change a few times a second only."""
        raise NotImplementedError

    def numbers(self, player: "Player") -> "list[Number]":
        """The line of numbers above the figures."""
        return []

    def remark(self, player: "Player") -> str:
        """A sentence that is shown while the player has no message."""
        return ""

    def progress(self, player: "Player") -> float | None:
        """How near the end is, from 0 to 1, where there is one to come."""
        return None

    def thumbnail(self, params: Sequence[dnn.Layer], activations: Sequence) -> np.ndarray | None:
        """A small square picture of a net (n, n), uint8 for 0 to 1, where a timeline has use for it."""
        return None

    def pin(self, pins: "Sequence[Pinned]") -> None:
        """Show the curves of pinned runs beside those of this one; called before `figures`."""

    def picture_of(self, pinned: "Pinned") -> "np.ndarray | None":
        """A small picture of a pinned run, as `thumbnail`."""
        return None
