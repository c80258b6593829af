"""What one browser is sent of what stands beside a run: pinned runs, and the same settings with twenty seeds."""

from base64 import b64encode

from pages.ui.figures.curves import PINNED
from pages.ui.live import readout
from pages.ui.live.again import Again
from pages.ui.live.pictures import Pictures
from pages.ui.live.pinned import Pinned
from pages.ui.live.player import Player


class Beside:
    """Remembers what a browser has."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """The browser has nothing of it."""
        self._pins: object = None
        self._again: tuple[object, object] = ("nothing", None)

    def part(self, player: Player, pictures: Pictures, slow: bool) -> dict:
        """What the browser does not have; of seeds that still train a few times a second only."""
        return self._pins_part(player, pictures) | self._again_part(player, pictures, slow)

    def _pins_part(self, player: Player, pictures: Pictures) -> dict:
        now = [id(pinned.curves) for pinned in player.pins], player.configs[0]
        if now == self._pins:
            return {}
        self._pins = now
        return {"pins": [_pinned(each, player, pictures) for each in player.pins]}

    def _again_part(self, player: Player, pictures: Pictures, slow: bool) -> dict:
        again = player.again
        now = (again, again and again.stack.iteration)
        grows = again is not None and again is self._again[0] and not again.done
        if now == self._again or (grows and not slow):
            return {}
        self._again = now
        return {"again": again and again.told() | {"pictures": [_seed(again, pictures, end) for end in (0, -1)]}}


def _pinned(pinned: Pinned, player: Player, pictures: Pictures) -> dict:
    then = pinned.snapshot
    return {
        "letter": pinned.letter,
        "colour": PINNED[pinned.letter],
        "iteration": then.iteration,
        "cost": readout.cost(then.cost_train),
        "accuracy": readout.share(then.accuracy_test),
        "differs": pinned.differences(player.configs[0]),
        "settings": pinned.settings,
        "picture": _encoded(pictures.picture_of(pinned)),
    }


def _seed(again: Again, pictures: Pictures, end: int) -> str | None:
    """The best seed's picture, or the worst one's."""
    return _encoded(pictures.thumbnail(again.params(int(again.order[end])), again.stack.activations))


def _encoded(picture) -> str | None:
    return None if picture is None else b64encode(picture.tobytes()).decode()
