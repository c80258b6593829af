"""Figures that are made once for all who need the same."""

import numpy as np
import pytest

from pages.ui.figures import net
from pages.ui.figures.curves import cost_curve
from pages.ui.figures.remembered import remembered
from pages.ui.figures.style import base
from pages.ui.live.controls import Controls
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.view import View
from pages.ui.playground.pictures import PlanePictures
from pages.ui.settings.standing import Standing
from pages.ui.settings.table import PLAYGROUND

W, b = np.arange(6.0).reshape(3, 2), np.zeros((3, 1))


@pytest.mark.parametrize(
    ("make", "arguments"),
    [
        (net.weights, (W, b, ["x1", "x2"])),
        (cost_curve, ((), True)),
        (cost_curve, ((("A", (1, 2), np.array([0.5, 0.4]), [0.6, 0.5]),), False)),
    ],
    ids=["weights", "cost", "pinned"],
)
def test_what_is_remembered_is_what_is_made(make, arguments):
    assert str(remembered(make, *arguments)) == str(make(*arguments).to_plotly_json())
    assert remembered(make, *arguments) is remembered(make, *arguments)


def test_other_arguments_make_another_figure():
    made = [remembered(net.weights, *arguments, ["x1", "x2"]) for arguments in ((W, b), (W + 1, b), (W, b + 1))]
    assert len({str(figure) for figure in made}) == 3
    assert remembered(net.weights, W, b, ("x1", "x2")) is not remembered(net.weights, W, b, ["x1", "x2"])


def test_a_figure_s_own_layout_goes_before_that_of_the_house():
    figure = base("A", 100, meta="wide", title_font_size=9, xaxis=dict(visible=False))
    assert (figure.layout.meta, figure.layout.title.text, figure.layout.title.font.size) == ("wide", "A", 9)


def test_back_at_a_net_that_was_there_before_no_figure_is_made(monkeypatch):
    configs_of = lambda now: (now.config,)
    standing = Standing.of(PLAYGROUND, {})
    view = View(Player(configs_of(standing)), Screen(PlanePictures, ("play", "branch")))
    view.screen.controls = Controls(standing, configs_of)
    feed = view.feed()
    for units in (5, 6):
        view.take({"set": {"units_1": units}})
        feed.frame()
    monkeypatch.setattr("plotly.graph_objects.Figure.__init__", lambda *_, **__: pytest.fail("a figure was made"))
    view.take({"set": {"units_1": 5}})
    assert b"figures" in feed.frame()
