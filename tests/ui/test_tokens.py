"""The table of looks: enough contrast in both themes, one hue a meaning, and the same in Streamlit's own theme."""

import re
import tomllib
from pathlib import Path

import plotly.graph_objects as go
import pytest
from skimage.color import deltaE_ciede2000

from pages.ui.figures import tokens
from pages.ui.figures.tokens import COLOURS, THEMES
from tests.ui.test_colours import VISION, contrast, seen

BACKGROUNDS = ("paper", "panel", "raise")
TEXT = ("ink", "ink-2", "positive-text", "negative-text")
GRAPHICS = ("edge", "positive", "negative")
CONFIG = Path(tokens.__file__).parents[3] / ".streamlit" / "config.toml"
STREAMLIT = {
    "primaryColor": "ink",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "panel",
    "textColor": "ink",
    "linkColor": "ink",
    "codeTextColor": "ink",
    "borderColor": "rule",
}


def of(theme: str) -> dict[str, str]:
    return {name: pair[THEMES.index(theme)] for name, pair in COLOURS.items()}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_text_and_graphics_stand_out(theme, background):
    """WCAG 1.4.3 and 1.4.11."""
    colours = of(theme)
    for names, least in ((TEXT, 4.5), (GRAPHICS, 3)):
        for name in names:
            assert contrast(colours[name], colours[background]) >= least, name


@pytest.mark.parametrize("theme", THEMES)
def test_what_lies_on_a_picture_stands_out_from_it(theme):
    colours = of(theme)
    shades = [colours[f"shade-{k}"] for k in range(tokens.STEPS)]
    for shade in shades:
        assert contrast(colours["ink"], shade) >= 4.5  # the line of 0.5, and words
        for points in ("negative-text", "positive-text"):
            assert contrast(colours[points], shade) >= 3, (points, shade)
    for end in ("tile-0", "tile-4"):
        assert contrast(colours[end], colours["paper"]) >= 3
    assert contrast(colours["paper"], colours["ink"]) >= 4.5  # of a pressed control


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_classes_and_the_accent_are_told_apart(theme, vision):
    colours = {name: seen(colour, vision) for name, colour in of(theme).items()}
    assert deltaE_ciede2000(colours["positive"], colours["negative"]) > 40
    assert deltaE_ciede2000(colours["positive-text"], colours["negative-text"]) > 40
    for hue in ("positive", "negative"):
        assert deltaE_ciede2000(colours["ink"], colours[hue]) > 24


@pytest.mark.parametrize("theme", THEMES)
def test_streamlit_draws_with_the_same_colours(theme):
    written = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]
    assert written == {option: of(theme)[name] for option, name in STREAMLIT.items()}


@pytest.mark.parametrize("theme", THEMES)
def test_a_figure_gets_the_colours_it_names(theme):
    figure = go.Figure()
    figure.add_scatter(x=[1], y=[1], marker=dict(color=tokens.token("positive"), line_color=tokens.token("edge", 0.5)))
    figure.add_heatmap(z=[[1]], colorscale=tokens.scale("tile"))
    made = go.Figure(tokens.resolved(figure.to_plotly_json(), theme))
    colours = of(theme)
    assert made.data[0].marker.color == colours["positive"]
    assert made.data[0].marker.line.color == tokens.translucent(colours["edge"], 0.5)
    assert made.data[1].colorscale[-1] == (1, colours["tile-4"])
    assert "var(" not in str(made.to_plotly_json())


def test_a_name_that_is_none_is_refused():
    with pytest.raises(KeyError, match="paper, panel"):
        tokens.token("purple")


def test_style_sheets_get_every_colour_and_size():
    css = tokens.css()
    assert "<" not in css  # Streamlit would take out a style sheet that has one
    for name, (light, dark) in COLOURS.items():
        assert f"--{name}: light-dark({light}, {dark});" in css
    for width, sizes in tokens.SIZES.items():
        assert not width or f"@media (min-width: {width}px)" in css
        for name, size in sizes.items():
            assert f"--{name}: {size / 16:g}rem;" in css


BROWSER = Path(tokens.__file__).parents[1] / "browser"


@pytest.mark.parametrize("path", sorted(BROWSER.rglob("*.css")), ids=lambda path: path.relative_to(BROWSER).as_posix())
def test_style_sheets_have_no_colour_of_their_own(path):
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{}]*\{)|\brgba?\(\d|hsl\(", path.read_text(encoding="utf-8"))
