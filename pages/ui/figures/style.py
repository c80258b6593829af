"""The looks of every picture in one place: colours, fonts, margins. Knows no Streamlit.

Figures are transparent, and the browser gives text and grid the colours of the page's theme. Blue and orange can be
told apart with any kind of colour blindness, on white and on black.
"""

import plotly.graph_objects as go

BLUE, ORANGE, GREY = "#2a7fd4", "#e0740b", "#808a94"
# Near Okabe and Ito's, grey and brown for their black and yellow. Each is as dark as white asks for (3:1) and as light
# as the dark theme does, and all can be told apart with any kind of colour blindness.
OKABE_ITO = ("#1971b0", "#d3810a", "#3c9d65", "#bc7daa", "#2997f8", "#be5000", "#696867", "#8f5947")
GREEN = "#00a078"
THREE = (BLUE, ORANGE, GREEN)
CLASSES = (BLUE, ORANGE)
SYMBOLS = ("circle", "diamond", "square")  # of the classes 0, 1, 2
CLEAR = "rgba(0,0,0,0)"
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
VERMILION = OKABE_ITO[5]  # of a mark that says: here it went wrong
INK = "#14181d"  # of words on a pale colour
PALE = [[0, "#8fc0f0"], [0.5, "#ffffff"], [1, "#f7b267"]]
DIVERGING = [[0.0, "#1a5fb4"], [0.25, "#7fb2e5"], [0.5, "#f4f4f4"], [0.75, "#f5b26b"], [1.0, "#c25a00"]]

TYPE = 12  # px of a figure's type where nothing else is said, Plotly's own


# Words, background and lines of the presenter mode, by theme.
HIGH_CONTRAST = {"light": ("#000000", "#ffffff", "#5a6470"), "dark": ("#ffffff", "#000000", "#b0b8c0")}


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255 of #rrggbb."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def translucent(colour: str, opacity: float) -> str:
    """#rrggbb at an opacity from 0 to 1, as CSS and Plotly read it."""
    return f"rgba({','.join(map(str, rgb(colour)))},{opacity:g})"


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
