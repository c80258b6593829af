"""Colours that mean something, as colour-blind readers see them."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from skimage.color import deltaE_ciede2000, rgb2lab

from pages.ui.figures import style, tokens

# Machado, Oliveira, Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
# severity 1.0; on linear RGB.
VISION = {
    "full": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
BACKGROUNDS = tokens.COLOURS["paper"]


def linear(colour: str) -> np.ndarray:
    """#rrggbb as linear RGB (3,)."""
    c = np.array(tokens.rgb(colour)) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def seen(colour: str, vision: str) -> np.ndarray:
    """CIE Lab (3,) of a colour as it is seen."""
    rgb = np.clip(np.array(VISION[vision]) @ linear(colour), 0, 1)
    return rgb2lab(np.where(rgb <= 0.0031308, 12.92 * rgb, 1.055 * rgb ** (1 / 2.4) - 0.055))


def contrast(colour: str, background: str) -> float:
    """WCAG's contrast ratio."""
    dark, light = sorted(linear(c) @ [0.2126, 0.7152, 0.0722] + 0.05 for c in (colour, background))
    return light / dark


@pytest.mark.parametrize("vision", VISION)
def test_the_two_classes_lie_far_apart(vision):
    assert deltaE_ciede2000(seen(style.BLUE, vision), seen(style.ORANGE, vision)) > 40


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("colours", [style.OKABE_ITO, *(tokens.resolved(style.THREE, each) for each in tokens.THEMES)])
def test_colours_of_lines_are_told_apart(colours, vision):
    for one, other in combinations(colours, 2):
        assert deltaE_ciede2000(seen(one, vision), seen(other, vision)) > 10, (one, other)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_colours_stand_out_in_both_themes(background):
    """WCAG 1.4.11: graphics have 3:1."""
    for colour in {style.BLUE, style.ORANGE, style.GREY, *tokens.COLOURS["third"], *style.OKABE_ITO}:
        assert contrast(colour, background) >= 3, colour


PAGES = Path(style.__file__).parents[2]


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.py")), ids=lambda path: path.relative_to(PAGES).as_posix())
def test_colours_stand_in_two_files(path):
    """As #rrggbb or as numbers of red, green and blue."""
    written = re.findall(r"#[0-9a-fA-F]{6}\b|\brgba?\(\d[^)]*\)", path.read_text(encoding="utf-8"))
    assert not written or path in (Path(style.__file__), Path(tokens.__file__)), written
