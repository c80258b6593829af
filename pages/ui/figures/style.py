"""The looks of every picture in one place: colours, fonts, margins. Knows no Streamlit.

Figures are transparent, and the browser gives text and grid the colours of the page's theme. Blue and orange can be
told apart with any kind of colour blindness, on white and on black.
"""

import plotly.graph_objects as go

BLUE, ORANGE, GREY = "#2a7fd4", "#e8790c", "#808a94"
# Okabe and Ito's, but for their black and yellow, which one of the themes would hide.
OKABE_ITO = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#666666", "#994433")
THREE = ("#2a7fd4", "#e8790c", "#00aa77")
CLEAR = "rgba(0,0,0,0)"
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
VERMILION = OKABE_ITO[5]  # of a mark that says: here it went wrong
DIVERGING = [[0.0, "#1a5fb4"], [0.25, "#7fb2e5"], [0.5, "#f4f4f4"], [0.75, "#f5b26b"], [1.0, "#c25a00"]]


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255 of #rrggbb."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def translucent(colour: str, opacity: float) -> str:
    """#rrggbb at an opacity from 0 to 1, as CSS and Plotly read it."""
    return f"rgba({','.join(map(str, rgb(colour)))},{opacity:g})"


def base(title: str, height: int, **layout) -> go.Figure:
    """An empty figure in the house style."""
    figure = go.Figure()
    figure.update_layout(
        title=dict(text=title, font_size=15, x=0, xref="container", y=1, yanchor="top", pad=dict(l=8, t=10)),
        height=height,
        margin=dict(l=52, r=16, t=44, b=40),
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        legend=dict(orientation="h", x=1, xanchor="right", y=1, yanchor="bottom"),
        hoverlabel_font_size=13,
        **layout,
    )
    figure.update_xaxes(zeroline=False)
    figure.update_yaxes(zeroline=False)
    return figure


def image(x: float, y: float, width: float, height: float) -> dict:
    """A place for a picture, top left at (x, y), below the traces; what it shows comes later."""
    return dict(
        source="",
        x=x,
        y=y,
        sizex=width,
        sizey=height,
        xref="x",
        yref="y",
        xanchor="left",
        yanchor="top",
        sizing="stretch",
        layer="below",
    )
