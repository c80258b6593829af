"""One block of the course's diagram: what it computes, and by which code."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from pages.ui.lessons.trace.arrays import Format, Named
from pages.ui.lessons.trace.sums import Equation, Factor
from pages.ui.page.source import Piece

Phase = Literal["forward", "cost", "output", "backward", "update"]


class Variant(NamedTuple):
    """What would come out with another g."""

    label: str
    equations: tuple[Equation, ...]


class Block(NamedTuple):
    """A step of the iteration. `formats` are how this block writes numbers where it shows more than is usual."""

    phase: Phase
    layer: int
    title: str
    equations: tuple[Equation, ...]
    variants: tuple[Variant, ...] = ()
    formats: Mapping[str, Format] = {}

    @property
    def pieces(self) -> list[Piece]:
        """The code of all equations, each piece once."""
        return list(dict.fromkeys(piece for equation in self.equations for piece, _ in equation.code))

    def all_equations(self) -> Iterator[Equation]:
        """The variants' too."""
        yield from self.equations
        for variant in self.variants:
            yield from variant.equations

    def format(self, array: Named) -> Format:
        """How this block writes an array's numbers."""
        return self.formats.get(array.name, array.format)


def cell(name: str, row: str = "i", column: str = "j") -> Factor:
    """A factor: by default the one at the result's own place."""
    return Factor(name, row, column)


def tex(template: str, l: int) -> str:
    """LaTeX of layer l: <l> is the layer, <k> the one before it."""
    return template.replace("<l>", f"^{{[{l}]}}").replace("<k>", f"^{{[{l - 1}]}}")
