"""What generalizes, as it was measured: accuracy on held-out inputs against the share shown, and what changes it."""

import pandas as pd
import plotly.graph_objects as go

from dnn.experiments import HINTS
from pages.ui.figures import style


def against_share(rows: pd.DataFrame, n: int) -> go.Figure:
    """Mean accuracy on the inputs held out, a line a net, with its 95 % intervals; `rows` are of one n."""
    made = style.base(f"n = {n}: right on inputs never shown", 340)
    nets = sorted(rows["hidden"].unique(), key=lambda hidden: hidden.count("-"))
    for hidden, colour in zip(nets, style.OKABE_ITO, strict=False):
        of = rows[rows["hidden"] == hidden].sort_values("train_percent")
        made.add_scatter(
            x=of["train_percent"],
            y=of["mean"],
            error_y=_interval(of),
            name=hidden,
            mode="lines+markers",
            line_color=colour,
            hovertemplate="%{x} % shown: %{y:.1%}",
        )
    _guess(made, y=0.5)
    made.update_xaxes(title_text="% of the inputs shown", tickvals=sorted(rows["train_percent"].unique()))
    made.update_yaxes(tickformat=".0%", range=[0, 1.02])
    return made.update_layout(legend=style.BELOW, margin_b=92)


def hinted(rows: pd.DataFrame, n: int) -> go.Figure:
    """Mean accuracy on the inputs held out by one layer of 4n units, a line a hint, the best at the top.

    `rows` are of one n.
    """
    of = rows.sort_values("mean")
    labels = [HINTS[hint].label for hint in of["hint"]]
    plain = [hint == "none" for hint in of["hint"]]
    made = style.base(f"n = {n}, half shown: what one change does", 340, showlegend=False)
    made.add_scatter(
        x=of["mean"],
        y=labels,
        error_x=_interval(of) | dict(color=style.INK),  # else black where a mark has its own colour
        mode="markers",
        marker=dict(size=9, color=[style.VERMILION if each else style.INK for each in plain]),
        hovertemplate="%{y}: %{x:.1%}<extra></extra>",
    )
    for mean in of["mean"][plain]:
        made.add_vline(x=mean, line=dict(dash="dot", color=style.VERMILION, width=1))
    _guess(made, x=0.5)
    made.update_xaxes(tickformat=".0%", range=[0, 1.02], title_text="right on inputs never shown")
    made.update_yaxes(automargin=True, showgrid=True, tickfont_size=12, fixedrange=True)
    return made.update_layout(margin=dict(l=8, b=48))


def _interval(of: pd.DataFrame) -> dict:
    return dict(array=of["high"] - of["mean"], arrayminus=of["mean"] - of["low"], thickness=1.5, width=4)


def _guess(made: go.Figure, **at: float) -> None:
    """A line where a coin would be."""
    line = dict(dash="dash", color=style.EDGE, width=1)
    if "y" in at:
        made.add_hline(y=at["y"], line=line, annotation_text="a coin", annotation_position="bottom right")
    else:
        made.add_vline(x=at["x"], line=line, annotation_text="a coin", annotation_position="bottom right")
