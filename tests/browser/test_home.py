"""The home page: a net that learns by itself where it is seen, and a picture for every page."""

from playwright.sync_api import expect

from pages.ui.home import hero
from pages.ui.home import page as home
from pages.ui.page.frame import pages
from tests.helpers.waiting import drawn

PLAYING = "document.querySelector('.live')?.__live.playing"


def shows(page, playing: bool) -> None:
    """Wait until the net plays, or rests."""
    page.wait_for_function(f"{PLAYING} === {str(playing).lower()}")


def to_the_end_of_the_page(page) -> None:
    page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollTo(0, main.scrollHeight)")


def test_the_net_plays_in_sight_alone_until_it_has_learned_and_leads_to_the_playground(visit):
    page = visit("", height=700)
    drawn(page)
    shows(page, True)
    to_the_end_of_the_page(page)
    shows(page, False)
    page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollTo(0, 0)")
    shows(page, True)
    expect(page.locator(".live-message")).to_contain_text(f"came down to {hero.LEARNED:g}")
    shows(page, False)
    page.get_by_role("button", name="Reset", exact=True).click()  # and once more
    shows(page, True)
    page.get_by_role("button", name="Pause").click()
    shows(page, False)
    to_the_end_of_the_page(page)
    page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollTo(0, 0)")
    page.get_by_role("link", name="Open the playground").click()
    page.wait_for_url(lambda url: "/Playground" in url and "dataset=moons" in url and "units_1=6" in url)
    page.wait_for_selector("[data-figure=cost].painted")
    drawn(page)
    assert not page.locator("[data-testid=stAlert]").count()


def test_who_asks_for_less_motion_starts_it_and_every_card_has_a_picture(visit):
    page = visit("", reduced_motion="reduce")
    drawn(page)
    cards = page.locator("[data-testid=stImage] img, [data-testid=stPlotlyChart]")
    expect(cards).to_have_count(len(pages()) + len(home.STARTS))
    shows(page, False)
    expect(page.locator("[data-measure=iteration]")).to_have_text("0")
    page.get_by_role("button", name="Play", exact=True).click()
    shows(page, True)
