"""The home page's net learns in time, its links are good, and its pictures are clear where the page shows through."""

import numpy as np
import pytest
from PIL import Image

import dnn
from pages.ui.figures.style import CLEAR
from pages.ui.home import hero, page, thumbnails
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.speed import CALM, Speed
from pages.ui.live.view import View
from pages.ui.page.frame import pages
from pages.ui.settings.table import PLAYGROUND


def test_the_net_learns_what_it_is_shown_and_rests():
    player = Player(hero.config(None))
    player.run.advance(iterations=10 * hero.ITERATIONS)
    assert player.run.stopped == "target"
    assert player.run.measures.accuracy_train == 1


def test_what_plays_by_itself_is_in_no_hurry():
    screen = Screen(hero.HeroPictures, ("play",))
    view = View(Player(hero.config(None), speed=Speed(CALM)), screen)
    assert view.rest == 0
    screen.by_itself = True
    assert view.rest >= 0.1


@pytest.mark.parametrize("settings", [hero.link(), *page.STARTS.values()], ids=["hero", *page.STARTS])
def test_its_links_are_good(settings):
    for name, value in settings.items():
        PLAYGROUND.settings[name].read(str(value))


def test_the_button_leads_to_the_net_that_is_shown():
    (config,) = hero.config(None)
    link = hero.link()
    assert (link["dataset"], float(link["alpha"]), link["optimizer"]) == (
        config.dataset,
        config.alpha,
        config.optimizer,
    )
    assert config.hidden == (int(link["units_1"]),) * int(link["depth"])


@pytest.mark.parametrize("title", [each.title for each in pages()])
def test_every_page_has_a_picture_for_both_themes(title):
    picture = thumbnails.PICTURES[title]()
    if isinstance(picture, Image.Image):
        assert (np.asarray(picture)[..., 3] < 255).any()
    else:
        assert picture.layout.paper_bgcolor in (None, CLEAR)  # Streamlit puts in the page's


def test_the_path_is_of_pages_that_there_are():
    assert set(page.QUESTIONS) < {each.title for each in pages()}
    assert set(dnn.DATASETS) >= {settings["dataset"] for settings in page.STARTS.values()}
