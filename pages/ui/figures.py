"""Arrays in, Plotly figures out: the looks of every picture in one place. Knows no Streamlit.

Figures are transparent, and live.js gives text and grid the colours of the page's theme. Blue and orange can be
told apart with any kind of colour blindness, on white and on black.
"""

import numpy as np
import plotly.graph_objects as go

BLUE, ORANGE, GREY = "#2a7fd4", "#e8790c", "#808a94"
# Okabe and Ito's, but for their black and yellow, which one of the themes would hide.
OKABE_ITO = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#666666", "#994433")
THREE = ("#2a7fd4", "#e8790c", "#00aa77")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
DIVERGING = [[0.0, "#1a5fb4"], [0.25, "#7fb2e5"], [0.5, "#f4f4f4"], [0.75, "#f5b26b"], [1.0, "#c25a00"]]


def base(title: str, height: int, **layout) -> go.Figure:
    """An empty figure in the house style."""
    figure = go.Figure()
    figure.update_layout(
        title=dict(text=title, font_size=15, x=0, xref="container", y=1, yanchor="top", pad=dict(l=8, t=10)),
        height=height, margin=dict(l=52, r=16, t=44, b=40), paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        legend=dict(orientation="h", x=1, xanchor="right", y=1, yanchor="bottom"), hoverlabel_font_size=13, **layout,
    )  # fmt: skip
    figure.update_xaxes(zeroline=False)
    figure.update_yaxes(zeroline=False)
    return figure


def cost_curve(pinned=None) -> go.Figure:
    """Cost J on train and test against the iteration, traces 0 and 1, and where the run stands, trace 2.

    `pinned` are iterations and both costs of another run. Buttons choose the axes.
    """
    figure = _curves([("train", BLUE, "solid"), ("test", ORANGE, "dash")], 440)
    dot = dict(color=BLUE, size=10, line=dict(width=2, color="white"))
    figure.add_scatter(x=[], y=[], mode="markers", showlegend=False, marker=dot, hoverinfo="skip")
    if pinned is not None:
        i, *costs = pinned
        for name, values, dash in zip(("pinned, train", "pinned, test"), costs, ("solid", "dash"), strict=True):
            line = dict(color=GREY, dash=dash, width=2)
            figure.add_scatter(x=i, y=values, name=name, mode="lines", line=line, hovertemplate="%{y:.6g}")
        figure.update_layout(meta="wide", legend=dict(x=0.5, y=-0.17, xanchor="center", yanchor="top"), margin_b=80)
    return figure


def cost_curves(labels) -> go.Figure:
    """Training cost of several nets, a trace each; buttons choose the axes."""
    styles = [(label, OKABE_ITO[i % 8], DASHES[i % len(DASHES)]) for i, label in enumerate(labels)]
    figure = _curves(styles, 400)
    figure.update_layout(meta="wide")
    figure.update_layout(legend=dict(x=0.5, y=-0.2, xanchor="center", yanchor="top"), margin_b=90)
    return figure


def _curves(styles, height: int) -> go.Figure:
    figure = base("Cost J", height, hovermode="x unified")
    for name, colour, dash in styles:
        figure.add_scatter(x=[], y=[], name=name, mode="lines", line=dict(color=colour, dash=dash, width=2))
    figure.update_traces(hovertemplate="%{y:.6g}")
    figure.update_xaxes(title=dict(text="iteration", standoff=4), rangemode="tozero", hoverformat=",d")
    axes = (("linear", "linear", "linear"), ("log J", "linear", "log"), ("log both", "log", "log"))
    buttons = [
        dict(label=label, method="relayout", args=[{
            "xaxis.type": x, "yaxis.type": y, "xaxis.autorange": True, "yaxis.autorange": True,
        }]) for label, x, y in axes
    ]  # fmt: skip
    figure.update_layout(updatemenus=[dict(
        type="buttons", direction="right", buttons=buttons, x=0, xanchor="left", y=1.02, yanchor="bottom",
        pad=dict(l=0, t=0, b=0), font_size=11, bgcolor="rgba(128,138,148,0.18)", borderwidth=0, showactive=False,
    )], margin_t=74)  # fmt: skip
    return figure


def plane(X_train, Y_train, X_test, Y_test, extent, names=("x1", "x2")) -> go.Figure:
    """Points (2, m) over a layout image that holds the probability; extent is (x1 low, high, x2 low, high)."""
    left, right, bottom, top = extent
    figure = base("Decision boundary", 440)
    for X, Y, part in ((X_train, Y_train, "train"), (X_test, Y_test, "test")):
        for label, colour, symbol in ((0, BLUE, "circle"), (1, ORANGE, "diamond")):
            of = Y[0] == label
            hollow = "" if part == "train" else "-open"
            line = dict(width=1.6) if hollow else dict(width=0.8, color="white")
            figure.add_scatter(
                x=X[0, of].round(4).tolist(), y=X[1, of].round(4).tolist(), mode="markers",
                name=f"y = {label}, {part}",
                marker=dict(color=colour, symbol=symbol + hollow, size=7, line=line),
                hovertemplate=f"{names[0]} = %{{x:.3f}}<br>{names[1]} = %{{y:.3f}}",
            )  # fmt: skip
    figure.add_layout_image(image(left, top, right - left, top - bottom))
    figure.update_xaxes(title=dict(text=names[0], standoff=4), range=[left, right], showgrid=False, constrain="domain")
    figure.update_yaxes(title_text=names[1], range=[bottom, top], showgrid=False, scaleanchor="x", constrain="domain")
    figure.update_layout(legend=dict(y=-0.15, yanchor="top", x=0.5, xanchor="center", font_size=12), margin_b=86)
    return figure


def small_plane(title: str, X, Y, extent) -> go.Figure:
    """One of several boundaries: the points (2, m) of both classes, no axes and no legend."""
    left, right, bottom, top = extent
    figure = base(title, 230, showlegend=False, meta="small")
    for label, colour, symbol in ((0, BLUE, "circle"), (1, ORANGE, "diamond")):
        of = Y[0] == label
        figure.add_scatter(
            x=X[0, of].round(4).tolist(), y=X[1, of].round(4).tolist(), mode="markers", hoverinfo="skip",
            marker=dict(color=colour, symbol=symbol, size=4),
        )  # fmt: skip
    figure.add_layout_image(image(left, top, right - left, top - bottom))
    figure.update_xaxes(visible=False, range=[left, right], constrain="domain")
    figure.update_yaxes(visible=False, range=[bottom, top], scaleanchor="x", constrain="domain")
    figure.update_layout(margin=dict(l=8, r=8, t=40, b=8))
    return figure


def weights(W, b, inputs) -> go.Figure:
    """First layer's W (n_1, n_0) and b (n_1, 1) as one heat-map (trace 0), a row a unit; `inputs` are names."""
    n = len(W)
    columns = [*inputs, "b"]
    figure = base("First-layer weights W[1], b[1]", max(240, min(520, 110 + 26 * n)))
    figure.add_heatmap(
        x=columns, y=[f"unit {i}" for i in range(1, n + 1)], z=np.hstack([W, b]).tolist(), colorscale=DIVERGING,
        zmid=0, xgap=2, ygap=1, colorbar=dict(thickness=10, outlinewidth=0),
        hovertemplate="%{y}, %{x}: %{z:.5f}<extra></extra>",
    )  # fmt: skip
    figure.update_yaxes(autorange="reversed", showgrid=False, nticks=min(n, 16))
    figure.update_xaxes(side="bottom", showgrid=False, automargin=True)
    return figure


def image(x: float, y: float, width: float, height: float) -> dict:
    return dict(
        source="", x=x, y=y, sizex=width, sizey=height, xref="x", yref="y", xanchor="left", yanchor="top",
        sizing="stretch", layer="below",
    )  # fmt: skip


def units(layout) -> go.Figure:
    """What each hidden unit computes over the plane: one image of tiles, with names to hover over."""
    figure = base("What each hidden unit computes: a[l] over the plane", 60 + layout.pixels_high, meta="wide")
    figure.add_scatter(
        x=layout.centres[0], y=layout.centres[1], mode="markers", text=layout.names, showlegend=False,
        marker=dict(size=layout.shown_tile * 0.8, opacity=0, symbol="square"), hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    figure.add_layout_image(image(0, 0, layout.width, layout.height))
    figure.update_xaxes(
        visible=False, range=[0, layout.width], fixedrange=True, constrain="domain", constraintoward="left"
    )
    figure.update_yaxes(
        range=[layout.height, 0], fixedrange=True, scaleanchor="x", constrain="domain", constraintoward="top",
        tickvals=layout.label_at, ticktext=layout.labels, showgrid=False,
    )  # fmt: skip
    figure.update_layout(margin_l=64, margin_b=8)
    return figure


def diagram(nodes, buckets, handles) -> go.Figure:
    """The net: a trace of edges for each bucket (sign and width), then a point on each edge to pick, then the units.

    The customdata of the points, a weight each, comes with a frame.
    """
    figure = base("The net: edges show sign and size of W", 360, meta="pick")
    for positive, width in buckets:
        figure.add_scatter(
            x=[], y=[], mode="lines", hoverinfo="skip", showlegend=False,
            line=dict(color=ORANGE if positive else BLUE, width=width), opacity=0.8,
        )  # fmt: skip
    figure.add_scatter(
        x=handles.x, y=handles.y, mode="markers", text=handles.names, showlegend=False,
        hovertemplate="%{text} = %{customdata:.5f}<extra></extra>", marker=dict(size=9, opacity=0),
    )  # fmt: skip
    figure.add_scatter(
        x=nodes.x, y=nodes.y, mode="markers", text=nodes.names, showlegend=False,
        hovertemplate="%{text}<extra></extra>",
        marker=dict(size=nodes.size, color=GREY, line=dict(width=1, color="white")),
    )  # fmt: skip
    figure.update_xaxes(tickvals=nodes.columns, ticktext=nodes.labels, showgrid=False, fixedrange=True)
    figure.update_yaxes(visible=False, fixedrange=True)
    figure.update_layout(margin_l=16)
    return figure
