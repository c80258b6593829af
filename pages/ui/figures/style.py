"""The looks of every picture in one place: colours, fonts, margins. Knows no Streamlit.

Figures are transparent, and name the colours of tokens.py, which the browser makes those of the page's theme. Blue and
orange can be told apart with any kind of colour blindness, on white and on black.
"""

import re

import plotly.graph_objects as go

from pages.ui.figures.tokens import scale, token

BLUE, ORANGE, GREY = "#2a7fd4", "#e0740b", "#808a94"  # of images, which are the same in both themes
INK, INK_2, EDGE, PAPER = (token(name) for name in ("ink", "ink-2", "edge", "paper"))
NEGATIVE, POSITIVE = token("negative"), token("positive")
# Near Okabe and Ito's, grey and brown for their black and yellow. Each is as dark as white asks for (3:1) and as light
# as the dark theme does, and all can be told apart with any kind of colour blindness.
OKABE_ITO = ("#1971b0", "#cf7e08", "#3c9d65", "#bc7daa", "#2593f2", "#be5000", "#696867", "#8f5947")
GREEN, VERMILION = OKABE_ITO[2], OKABE_ITO[5]  # of marks that say: right, and here it went wrong
PURPLE = OKABE_ITO[3]  # of what is wrong beside numbers whose orange says that they are positive
CLASSES = (token("negative-text"), token("positive-text"))  # as points
THREE = (*CLASSES, token("third"))
SYMBOLS = ("circle", "diamond", "square")  # of the classes 0, 1, 2
CLEAR = "rgba(0,0,0,0)"
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
SIGNED, PALE = scale("tile"), scale("shade")  # of values from -1 to 1; words can be read on the pale one
AMOUNTS = [[0, token("panel")], [1, INK_2]]  # of counts and shares

TYPE = 12  # px of a figure's type where nothing else is said, Plotly's own


# Words, background, lines and hairlines of the presenter mode, by theme.
HIGH_CONTRAST = {
    "light": ("#000000", "#ffffff", "#5a6470", "#c6c9cd"),
    "dark": ("#ffffff", "#000000", "#b0b8c0", "#3d4043"),
}


# Text, grid and hover labels of a figure that stands still; theme.js gives the same to one that plays.
ON_PAGE = dict(
    font_color=INK_2,
    title_font_color=INK,
    legend_font_color=INK,
    hoverlabel=dict(bgcolor=token("raise"), bordercolor=EDGE, font_color=INK),
    modebar=dict(bgcolor=PAPER, color=INK_2, activecolor=INK),
)
AXES_ON_PAGE = dict(gridcolor=token("rule"), linecolor=token("rule"), tickfont_color=INK_2, title_font_color=INK_2)


def on_page(figure: go.Figure) -> go.Figure:
    """The same figure in the colours of a page's text and lines, by their names."""
    return go.Figure(figure).update_layout(ON_PAGE).update_xaxes(AXES_ON_PAGE).update_yaxes(AXES_ON_PAGE)


def italic(name: str) -> str:
    """x1 as it is written in a formula, for a figure; other names as they are."""
    return re.sub(r"^x(\d+)$", r"<i>x</i><sub>\1</sub>", name)


# A legend under the axis title, in as many columns as there is room for, however large the type is.
BELOW = dict(orientation="h", x=0, xanchor="left", y=0, yref="container", yanchor="bottom", font_size=12)


def base(title: str, height: int, **layout) -> go.Figure:
    """An empty figure in the house style, made at one go: each update of a figure takes several times as long."""
    looks = dict(
        title=dict(text=title, font_size=15, x=0, xref="container", y=1, yanchor="top", pad=dict(l=8, t=10)),
        height=height,
        margin=dict(l=52, r=16, t=44, b=40),
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        legend=dict(orientation="h", x=1, xanchor="right", y=1, yanchor="bottom"),
        hoverlabel=dict(font_size=13),
        autotypenumbers="strict",  # a name is a name, even "1": Plotly looks again with each restyle
        xaxis=dict(zeroline=False),
        yaxis=dict(zeroline=False),
    )
    return go.Figure(layout=looks | layout)


def enlarged(figure: go.Figure, by: float) -> go.Figure:
    """The same figure with its type that many times as large, and its margins, which hold it."""
    larger = go.Figure(figure)
    layout = larger.layout
    layout.font.size = by * (layout.font.size or TYPE)
    for font in (layout.title.font, layout.legend.font, layout.hoverlabel.font, *(a.font for a in layout.annotations)):
        font.size = by * font.size if font.size else None
    for side in "lrtb":
        layout.margin[side] = by * layout.margin[side] if layout.margin[side] is not None else None
    for trace in larger.select_traces(
        lambda trace: "textfont" in trace and isinstance(trace.textfont.size, int | float)
    ):
        trace.textfont.size = by * trace.textfont.size
    return larger
