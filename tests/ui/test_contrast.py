"""What a person needs to see of controls and drawings stands out 3 : 1 (WCAG 1.4.11): read from the style sheets."""

import re
from pathlib import Path

import pytest

from pages.ui.figures import tokens
from pages.ui.figures.tokens import COLOURS, THEMES, rgb
from tests.ui.test_colours import contrast

BROWSER = Path(tokens.__file__).parents[1] / "browser"
SHEETS = sorted(BROWSER.rglob("*.css"))
DECORATION = "rule"  # hairlines and grids
BEHIND = ("paper", "panel", "raise")
DRAWN = re.compile(r"\b(?:border|border-color|stroke|outline)\s*:\s*([^;}]*)")
CONTROL = re.compile(r"\b(?:button|input|select|textarea)\b|thumb|slider|stepper|head-open|weight-field")


def over(colour: str, background: str, opacity: float) -> str:
    """#rrggbb of a colour that lets so much of the background through."""
    return "#" + "".join(
        f"{round(opacity * c + (1 - opacity) * b):02x}" for c, b in zip(rgb(colour), rgb(background), strict=True)
    )


def least(name: str, opacity: float = 1, on: tuple[str, ...] = ("paper",)) -> float:
    """The lowest contrast of a token, in either theme and on each of these."""
    return min(
        contrast(over(COLOURS[name][k], COLOURS[behind][k], opacity), COLOURS[behind][k])
        for k in range(len(THEMES))
        for behind in on
    )


def rules(path: Path) -> list[tuple[str, str]]:
    """(selectors, declarations) of a style sheet, also those inside of @media."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text)]


def colours(value: str) -> list[str]:
    return [name for name in re.findall(r"var\(--([\w-]+)", value) if name in COLOURS]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.relative_to(BROWSER).as_posix())
def test_lines_stand_out_and_no_control_has_a_border_that_is_decoration(path):
    for selector, body in rules(path):
        opacity = float((re.findall(r"(?<![\w-])opacity:\s*([\d.]+)", body) or ["1"])[0])
        if ":disabled" in selector or "[aria-disabled=true]" in selector:  # WCAG asks nothing of these
            continue
        for value in DRAWN.findall(body):
            for name in colours(value):
                if name == DECORATION:
                    assert not CONTROL.search(selector), (selector, value)
                elif name not in BEHIND:  # a ring in the page's colour parts a picture from what is behind it
                    assert least(name, opacity) >= 3, (selector, value, opacity)


def test_the_line_and_the_knob_of_a_slider_stand_out():
    found = {selector: body for selector, body in rules(BROWSER / "page.css") if "input[type=range]" in selector}
    (line,) = [
        colours(value)
        for selector, body in found.items()
        if selector.endswith("input[type=range]")
        for value in re.findall(r"background:\s*([^;]*)", body)
    ]
    assert len(line) == 2, "as far as it is set, and the rest"
    for name in line:
        assert least(name, on=BEHIND) >= 3, name
    knobs = [body for selector, body in found.items() if "thumb" in selector and ":disabled" not in selector]
    assert knobs
    for body in knobs:
        (knob,) = colours(*re.findall(r"(?<![\w-])background:\s*([^;]*)", body))
        assert least(knob, on=BEHIND) >= 3
        assert contrast(COLOURS[knob][0], COLOURS[line[1]][0]) >= 3, "it is seen on the line too"


@pytest.mark.parametrize("state", ["[role=switch])", "[role=switch]:checked)"], ids=["off", "on"])
def test_the_knob_of_a_switch_stands_out_on_its_track(state):
    found = [(selector, body) for selector, body in rules(BROWSER / "page.css") if state in selector]
    (track,) = [colours(body)[0] for selector, body in found if selector.endswith("span + div")]
    (knob,) = [colours(body)[0] for selector, body in found if selector.endswith("> div")]
    for k in range(len(THEMES)):
        assert contrast(COLOURS[knob][k], COLOURS[track][k]) >= 3


def test_the_strongest_weight_of_every_layer_stands_out():
    """The width and opacity of an edge tell of its weight: the faintest are those that matter least."""
    script = (BROWSER / "stage" / "wires.js").read_text(encoding="utf-8")
    looks = re.findall(r"(\w+) = \{[^}]*faint: ([\d.]+), strong: ([\d.]+)", script)
    assert [name for name, *_ in looks] == ["FINE", "BOLD"]
    for name, faint, strong in looks:
        for hue in ("positive", "negative"):
            assert least(hue, float(faint) + float(strong)) >= 3, (name, hue)
