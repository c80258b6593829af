"""Figures that do not move: one way to show them, and their type in presenter mode."""

from pathlib import Path

from pages.ui.figures import style, tokens

ROOT = Path(__file__).parents[2]


def test_all_are_shown_by_one_function():
    pages = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]
    found = [path.relative_to(ROOT).as_posix() for path in pages if "plotly_chart(" in path.read_text(encoding="utf-8")]
    assert found == ["pages/ui/page/still.py"]


def test_words_and_lines_are_in_the_colours_of_the_page():
    figure = style.on_page(style.base("A title", 300)).to_plotly_json()
    for theme in tokens.THEMES:
        layout = tokens.resolved(figure, theme)["layout"]
        colours = {name: pair[tokens.THEMES.index(theme)] for name, pair in tokens.COLOURS.items()}
        assert (layout["font"]["color"], layout["title"]["font"]["color"]) == (colours["ink-2"], colours["ink"])
        assert layout["xaxis"]["gridcolor"] == layout["yaxis"]["gridcolor"] == colours["rule"]


def test_larger_type_gets_larger_margins_and_the_figure_stays_as_it_was():
    figure = style.base("A title", 300)
    figure.add_annotation(text="A word", font_size=10)
    figure.add_scatter(x=[1], y=[1], mode="text", text="A", textfont_size=8)
    larger = style.enlarged(figure, 1.25).to_plotly_json()
    layout = larger["layout"]
    assert (layout["font"]["size"], layout["title"]["font"]["size"]) == (15, 18.75)
    assert (layout["annotations"][0]["font"]["size"], larger["data"][0]["textfont"]["size"]) == (12.5, 10)
    assert layout["margin"] == {"l": 65, "r": 20, "t": 55, "b": 50}
    assert (figure.layout.title.font.size, figure.layout.margin.l) == (15, 52)
