"""Curves that grow: what is sent in the course of a run tells all of it, and no more than is new."""

import numpy as np
import pytest

import dnn
from pages.ui.figures.curves import COST
from pages.ui.figures.stretches import MOST, stretches
from pages.ui.live import growing
from pages.ui.live.pinned import recorded_curves
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.playground.pictures import PlanePictures
from tests.helpers.frames import Watcher, points

CONFIG = dnn.Config(examples=80, hidden=(4, 3))


class Browser(Watcher):
    """Puts together what it is sent of the cost."""

    def __init__(self, player):
        super().__init__(player, Screen(PlanePictures, ("play", "branch")))
        self.x, self.y, self.whole, self.new = np.empty(0), np.empty(0), False, 0

    def look(self):
        """The next frame."""
        header, arrays = super().look()
        x, y, *_ = points(header["updates"], arrays, "cost", COST.train)
        self.whole, self.new = next(u["whole"] for u in header["updates"] if u.get("figure") == "cost"), len(x)
        self.x, self.y = (x, y) if self.whole else (np.append(self.x, x), np.append(self.y, y))
        return header, arrays


@pytest.fixture
def opened(monkeypatch):
    """A player, and a browser that has its first frame; never is all of a curve sent only because time has passed."""
    monkeypatch.setattr(growing, "EVERY", np.inf)
    player = Player((CONFIG,))
    browser = Browser(player)
    browser.look()
    return player, browser


def assert_it_has_all(browser):
    """All records, and otherwise only what the run was at, each once and in order."""
    i, J, _ = recorded_curves(browser.player.run).values()
    assert (np.diff(browser.x) > 0).all()
    assert browser.x[-1] == browser.player.run.iteration
    places = np.searchsorted(browser.x, i)
    np.testing.assert_array_equal(browser.x[places], i)
    np.testing.assert_allclose(browser.y[places], J, rtol=1e-6)


def test_the_points_that_came_while_it_played_are_the_whole_curve(opened):
    player, browser = opened
    player.command("play")
    for iterations in (1, 7, 100, 60, 3, 700, 1):
        player.advance(iterations=iterations)
        before = browser.x[-1]
        browser.look()
        assert not browser.whole
        assert browser.new <= (player.run.history.iteration > before).sum() + 1
    assert_it_has_all(browser)


def test_at_rest_it_is_the_curve_in_few_points_with_its_band_and_once_only(opened):
    player, browser = opened
    player.command("play")
    player.advance(iterations=2_000)
    browser.look()
    player.command("pause")
    header, arrays = browser.look()
    i, J, _ = recorded_curves(player.run).values()
    for sent, all_of_it in zip(points(header["updates"], arrays, "cost", COST.train), bands(i, J), strict=True):
        assert len(sent) <= MOST
        np.testing.assert_allclose(sent, all_of_it, rtol=1e-6)
    browser.look()
    assert (browser.whole, browser.new) == (False, 0)
    player.command("ten")
    browser.look()
    assert browser.whole


def bands(i, J):
    band = stretches(i, J)
    return band.x, band.median, band.low, band.high


def test_another_past_is_sent_whole(opened):
    player, browser = opened
    player.command("play")
    for _ in range(6):
        player.advance(iterations=50)
        browser.look()
    player.scrub(40)
    header, arrays = browser.look()
    cost = next(update for update in header["updates"] if update.get("figure") == "cost")
    assert arrays[cost["stand"]][0] == player.timeline.iterations[40] < 300
    assert browser.x[-1] == 300
    player.command("branch")
    player.follow((dnn.Config(**{**CONFIG.__dict__, "alpha": 0.5}),))
    player.command("play")
    player.advance(iterations=400)  # farther than it was, before the browser sees any of it
    browser.look()
    assert browser.whole
    i, J, _ = recorded_curves(player.run).values()
    np.testing.assert_allclose(browser.y, bands(i, J)[1], rtol=1e-6)


def test_while_it_plays_all_of_it_comes_now_and_then(opened, monkeypatch):
    player, browser = opened
    player.command("play")
    player.advance(iterations=10)
    monkeypatch.setattr(growing, "EVERY", 0.0)
    browser.look()
    assert browser.whole
    assert_it_has_all(browser)


def test_a_weight_set_by_hand_moves_the_end_of_the_curve(opened):
    player, browser = opened
    player.command("ten")
    browser.look()
    player.edit(1, 1, 1, 5.0)
    browser.look()
    assert browser.y[-1] == pytest.approx(player.run.measures.cost_train)
    assert (np.diff(browser.x) > 0).all()
