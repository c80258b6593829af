"""What one frame changes in the figures, collected by a picture and packed by wire.py."""

from collections.abc import Sequence
from math import inf
from time import monotonic

import numpy as np

Unit = tuple[int, int]  # layer, inputs are 0, and place in it from 1


class Updates:
    """Updates of figures by name, and the arrays that they mean; each array is sent once, however often it is used.

    `sent` is what pictures remember of what this browser has, emptied when it gets other figures; with `fields` it
    wants what nets say of the plane, not their parameters. A run `rests` unless it is played. `look` is the unit that
    its reader looks at.
    """

    def __init__(self, sent: dict | None = None, fields: bool = False, rests: bool = True, look: Unit | None = None):
        self.sent = {} if sent is None else sent
        self.fields, self.rests, self.look = fields, rests, look
        self.entries: list[dict] = []
        self.arrays: dict[str, np.ndarray] = {}
        self._names: dict[int, str] = {}

    def due(self, figure: str, seconds: float) -> bool:
        """Whether a picture that costs much to send has its turn: at rest always, in play once in so many seconds."""
        now = monotonic()
        if not self.rests and now - self.sent.get(f"{figure} at", -inf) < seconds:
            return False
        self.sent[f"{figure} at"] = now
        return True

    def traces(
        self, figure: str, traces: Sequence[int], hover: bool = False, **attributes: Sequence[np.ndarray]
    ) -> None:
        """New values of these traces: for each attribute (x, y, z, customdata ...) one array a trace.

        Arrays are (n,), or (rows, columns), which the browser takes apart again. `marker__color` is marker.color.
        What only shows on `hover` is drawn when the run rests, or a pointer is over the figure.
        """
        rows: dict[int, dict[str, list[str]]] = {}  # number of columns (0 for flat arrays) -> attribute -> names
        for attribute, values in attributes.items():
            arrays = [np.asarray(value) for value in values]
            columns = arrays[0].shape[1] if arrays[0].ndim == 2 else 0
            rows.setdefault(columns, {})[attribute.replace("__", ".")] = [self._name(array) for array in arrays]
        for columns, names in rows.items():
            entry = {"figure": figure, "traces": list(traces), "set": names}
            self.entries.append(entry | ({"columns": columns} if columns else {}) | ({"hover": True} if hover else {}))

    def painted(self, figure: str, traces: Sequence[int], **attributes: Sequence[np.ndarray]) -> None:
        """As `traces`, for x, y and z of all traces of a figure, which are painted in the looks that they have.

        Plotly is told when the run rests, or a pointer is over the figure.
        """
        painted = [name for name in attributes if len(name) == 1]
        values = [np.asarray(attributes[name][k]) for k in range(len(traces)) for name in painted]
        self.paint("traces", figure, values, traces=list(traces), attributes=painted)
        self.traces(figure, traces, hover=True, **attributes)

    def words(self, figure: str, traces: Sequence[int], hover: bool = False, **attributes: Sequence[list]) -> None:
        """As `traces`, for values that are not all numbers."""
        entry = {"figure": figure, "traces": list(traces), "words": attributes}
        self.entries.append(entry | ({"hover": True} if hover else {}))

    def net(self, spec: dict, params: np.ndarray, drawings: list[dict]) -> None:
        """A net of which the browser computes what the drawings show; `params` W[1] row by row, b[1], W[2] ..."""
        with np.errstate(over="ignore"):  # the last finite state of a run that diverges may be beyond float32
            name = self._name(params.astype(np.float32))
        self.entries.append({"net": spec, "params": name, "drawings": drawings})

    def paint(self, paint: str, figure: str, values: Sequence[np.ndarray], **options) -> None:
        """Numbers for a painter: uint8 stands for 0 to 1, int8 for -1 to 1."""
        names = [self._name(array) for array in values]
        self.entries.append({"paint": paint, "figure": figure, "values": names, **options})

    def curves(self, figure: str, curves: Sequence[tuple], whole: bool, stand=None, **options) -> None:
        """Points of curves, each as its trace, the two of its band, x, y, and the band's ends if it has one.

        They are all points of each curve if `whole`, and more of them otherwise. `stand` is where the run stands,
        x and y; `options` are those of growing.js.
        """
        lines = [
            {"trace": trace, "band": band, "points": [self._name(array) for array in arrays]}
            for trace, band, *arrays in curves
        ]
        if stand is not None:
            options["stand"] = self._name(np.array(stand))
        self.entries.append({"paint": "curves", "figure": figure, "whole": whole, "lines": lines, **options})

    def _name(self, array: np.ndarray) -> str:
        if id(array) not in self._names:
            self._names[id(array)] = name = str(len(self.arrays))
            self.arrays[name] = array  # held here, so that no other array gets its id
        return self._names[id(array)]
