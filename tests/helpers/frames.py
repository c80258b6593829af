"""Frames as a browser reads them."""

import json
import struct
from itertools import pairwise

import numpy as np

import dnn
from pages.ui.live.feed import Feed
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.updates import Updates
from pages.ui.live.wire import MOST_KNOWN
from pages.ui.playground.pictures import PlanePictures


class Decoder:
    """What wire.js does: frames of one server as header and arrays by name."""

    def __init__(self):
        self.known: dict[int, dict] = {}

    def decode(self, frame: bytes) -> tuple[dict, dict[str, np.ndarray]]:
        """The next frame."""
        number, lasts, passes = struct.unpack("<III", frame[:12])
        if lasts:
            if len(self.known) == MOST_KNOWN:
                del self.known[next(iter(self.known))]
            self.known[number] = json.loads(frame[12 : 12 + lasts])
        lasting, passing = self.known[number], json.loads(frame[12 + lasts : 12 + lasts + passes])
        at, arrays = 12 + lasts + passes, {}
        for (name, dtype), items in zip(lasting["segments"], passing["sizes"], strict=True):
            assert at % 8 == 0
            arrays[name] = np.frombuffer(frame, dtype, items, at)
            at += -(-arrays[name].nbytes // 8) * 8
        assert at == len(frame)
        header = {name: value for name, value in {**lasting, **passing}.items() if name not in ("segments", "sizes")}
        if "texts" in header:
            texts = header.pop("texts")
            header["numbers"] = [[*number, text] for number, text in zip(header["numbers"], texts, strict=True)]
        return header, arrays


class Watcher:
    """A browser that looks at what a player plays."""

    def __init__(self, player: Player, screen: Screen):
        self.player, self.screen = player, screen
        self.feed, self.decoder = Feed(player, screen), Decoder()
        self.size = 0  # bytes of the latest frame

    def look(self) -> tuple[dict, dict[str, np.ndarray]]:
        """The next frame: header and arrays by name."""
        frame = self.feed.frame()
        self.size = len(frame)
        return self.decoder.decode(frame)


def playing(config: dnn.Config) -> tuple[Player, Watcher]:
    """A run on the playground, and a browser that looks at it."""
    player = Player((config,))
    return player, Watcher(player, Screen(PlanePictures))


def drawn(pictures, run, slow: bool = True) -> Updates:
    """What pictures have to say of a run."""
    updates = Updates()
    pictures.draw(run, updates, slow)
    return updates


def values(updates: list[dict], arrays, figure: str, attribute: str, trace: int = 0) -> np.ndarray:
    """The new values of one attribute of one trace; of rows and columns as (rows, columns)."""
    for update in updates:
        if update.get("figure") == figure and attribute in update.get("set", ()) and trace in update["traces"]:
            array = arrays[update["set"][attribute][update["traces"].index(trace)]]
            return array.reshape(-1, update["columns"]) if "columns" in update else array
    raise KeyError(f"{figure}: no {attribute} of trace {trace}")


def points(updates: list[dict], arrays, figure: str, trace: int) -> list[np.ndarray]:
    """What comes of a curve: x, y, and the ends of its band where all of the curve comes."""
    (update,) = [each for each in updates if each.get("paint") == "curves" and each["figure"] == figure]
    (line,) = [line for line in update["lines"] if line["trace"] == trace]
    return [arrays[name] for name in line["points"]]


def told(update: dict) -> tuple[list[str], list[str]]:
    """The figures that an update is for, and the arrays that it means."""
    if "net" in update:
        return [drawing["figure"] for drawing in update["drawings"]], [update["params"]]
    if update.get("paint") == "curves":
        names = [name for line in update["lines"] for name in line["points"]]
        return [update["figure"]], names + ([update["stand"]] if "stand" in update else [])
    if "paint" in update:
        return [update["figure"]], update["values"]
    return [update["figure"]], [name for names in update.get("set", {}).values() for name in names]


def params_of(updates: list[dict], arrays) -> np.ndarray:
    """The parameters of the first net that the browser computes."""
    return next(arrays[update["params"]] for update in updates if "net" in update)


def layers_of(update: dict, arrays) -> tuple[dnn.Layer, ...]:
    """The parameters of a net that the browser computes, layer by layer."""
    at, layers = 0, []
    for n_prev, n in pairwise(update["net"]["sizes"]):
        W, b = (
            arrays[update["params"]][at + start : at + end]
            for start, end in ((0, n * n_prev), (n * n_prev, n * (n_prev + 1)))
        )
        layers.append(dnn.Layer(W.reshape(n, n_prev), b[:, np.newaxis]))
        at += n * (n_prev + 1)
    return tuple(layers)


def painted(updates: list[dict], arrays, figure: str) -> tuple[dict, np.ndarray]:
    """What a painter of one figure is told, and its numbers."""
    update = next(update for update in updates if "paint" in update and update["figure"] == figure)
    return update, arrays[update["values"][0]]


def tiles_of(updates: list[dict], arrays, figure: str) -> dict[tuple[int, int], np.ndarray]:
    """(row, column) -> the numbers of the tile that a painter puts there, as int8 or uint8."""
    update, numbers = painted(updates, arrays, figure)
    tiles = numbers.reshape(-1, update["height"], update["width"])
    return dict(zip(map(tuple, update["places"]), tiles, strict=True))
