"""What goes wrong in a classroom, in a real browser: each time the visitor lands in a sensible state, settings kept.

A run rests while nobody looks at it, and goes on where it stood when its visitor comes back to the page; a reload is a
new visit.
"""

import pytest
from playwright.sync_api import expect

from tests.conftest import PATIENCE
from tests.helpers.app import free_port, started
from tests.helpers.navigation import go
from tests.helpers.waiting import comes_to_rest

ITERATION = "+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '')"
LINK = "Playground?dataset=moons&alpha=0.05"
# Sockets of ours: `lose()` closes those that are open, and while `blocked` is set none can be had.
SOCKETS = """(() => {
  const Real = WebSocket, open = [];
  window.blocked = %s;
  window.lose = () => open.splice(0).forEach((socket) => socket.close());
  window.WebSocket = class extends Real {
    constructor(url, protocols) {
      const ours = String(url).endsWith('?live');
      if (ours && window.blocked === 'refused') throw new DOMException('refused', 'SecurityError');
      if (ours && window.blocked) url = String(url).replace('_stcore', 'nothing');
      super(url, ...(protocols === undefined ? [] : [protocols]));
      if (ours) open.push(this);
    }
  };
})()"""
HELD = """() => { // as a hidden tab: nothing is painted
  window.held = [];
  window.paintsAgain = window.requestAnimationFrame;
  window.requestAnimationFrame = (paint) => held.push(paint);
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
SEEN = """() => {
  delete document.hidden;
  window.requestAnimationFrame = window.paintsAgain;
  held.forEach((paint) => requestAnimationFrame(paint));
  document.dispatchEvent(new Event('visibilitychange'));
}"""
LIVE = "document.querySelector('.live')?.__live?.link?.socket.live"
WAYS = pytest.mark.parametrize("way", ["false", "'closed'", "'refused'"], ids=["socket", "closed", "refused"])
BOTH = pytest.mark.parametrize("way", ["false", "'closed'"], ids=["socket", "ticks"])


@pytest.fixture
def come(visit, warm):
    """come(way, path) opens a page with or without a socket."""

    def opened(way: str, path: str = LINK):
        page = visit()
        page.add_init_script(SOCKETS % way)
        page.goto(page.url.rstrip("/") + "/" + path)
        settings_are_kept(page)
        return page

    return opened


def playing(page, more: int = 20) -> None:
    """Press Play, and see it do so."""
    button = page.locator(".live-main").first
    expect(button).to_have_text("Play")
    button.click()
    expect(button).to_have_text("Pause")
    advances(page, more)


def resting(page) -> None:
    """Press Pause, and see it do so."""
    page.locator(".live-main").first.click()
    expect(page.locator(".live-main").first).to_have_text("Play")


def advances(page, more: int = 20) -> None:
    page.wait_for_selector("[data-measure=iteration]")
    before = page.evaluate(ITERATION)
    page.wait_for_function(f"{ITERATION} > {before + more}")


def settings_are_kept(page) -> None:
    page.wait_for_selector(".live-main >> visible=true")
    expect(page.get_by_role("combobox", name="Data set")).to_have_value("moons")
    page.wait_for_function("document.querySelector('.live')?.__live?.alpha === 0.05")


@WAYS
def test_it_plays_pauses_and_steps(come, way):
    page = come(way)
    playing(page)
    assert page.evaluate(LIVE) is (way == "false")
    resting(page)
    at = page.evaluate(ITERATION)
    for _ in range(3):  # faster than a tick
        page.get_by_role("button", name="1 step").click()
    page.wait_for_function(f"{ITERATION} === {at + 3}")
    page.get_by_role("button", name="Reset", exact=True).click()
    page.wait_for_function(f"{ITERATION} === 0")


def test_a_socket_lost_for_good_and_found_again(come):
    page = come("false")
    playing(page)
    page.evaluate("() => { window.blocked = 'closed'; window.lose(); }")
    page.wait_for_function(f"!{LIVE}")
    advances(page)  # the same run, by ticks
    assert page.evaluate(ITERATION) > 20
    page.evaluate("window.blocked = false")
    page.wait_for_function(LIVE)
    advances(page, 100)
    resting(page)
    settings_are_kept(page)


@BOTH
def test_a_lost_connection_comes_back(come, way):
    page = come(way)
    playing(page)
    with page.expect_websocket():
        page.evaluate("""() => {
          const original = WebSocket.prototype.send;
          WebSocket.prototype.send = function (...data) { WebSocket.prototype.send = original; this.close(); };
        }""")
    settings_are_kept(page)
    advances(page)


def test_a_server_started_anew_in_mid_run(visit, browser):
    port = free_port()
    process, server = started(port)
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(f"{server.url}/{LINK}")
        playing(page)
        process.kill()
        process.wait(10)
        page.wait_for_selector("[data-test-connection-state]:not([data-test-connection-state=CONNECTED])")
        process, server = started(port)
        page.wait_for_function(f"{ITERATION} === 0")  # a new run: the old one died with its server
        settings_are_kept(page)
        playing(page)
    finally:
        context.close()
        process.terminate()
        process.wait(10)


@BOTH
def test_a_reload_keeps_the_settings_and_stops_the_old_run(come, server, way):
    page = come(way)
    playing(page)
    page.reload()
    settings_are_kept(page)
    expect(page.locator(".live-main")).to_have_text("Play")
    assert page.evaluate(ITERATION) == 0
    comes_to_rest(server)


@BOTH
def test_a_page_changed_in_mid_run_goes_on_when_it_is_seen_again(come, server, way):
    page = come(way)
    playing(page)
    at = page.evaluate(ITERATION)
    go(page, "Activations")
    page.wait_for_selector("h1:has-text('Activations')")
    comes_to_rest(server)
    go(page, "Playground")
    page.wait_for_selector("h1:has-text('Playground')")
    settings_are_kept(page)
    page.wait_for_function(f"{ITERATION} > {at}")
    advances(page)
    resting(page)


@BOTH
def test_back_and_forward(come, way):
    page = come(way)
    playing(page)
    for title in ("Initialization", "Hyperparameters"):
        go(page, title)
        page.wait_for_selector(f"h1:has-text('{title}')")
        expect(page.get_by_role("combobox", name="Data set")).to_have_value("moons")
        page.wait_for_selector(".live-main >> visible=true")
    for title in ("Initialization", "Playground"):  # one Back a page, though each wrote its settings into the address
        page.go_back()
        page.wait_for_selector(f"h1:has-text('{title}')")
        settings_are_kept(page)
    advances(page)
    page.go_forward()
    page.wait_for_selector("h1:has-text('Initialization')")
    settings_are_kept(page)
    assert not page.locator("[data-testid=stException]").count()


def test_a_number_changed_while_nothing_trains_goes_to_the_next_page(visit):
    page = visit("Playground?dataset=moons")
    page.wait_for_selector(".live-main")
    page.get_by_role("spinbutton", name="Learning rate α").fill("0.05")
    page.click(".st-key-bar_pages >> text=Initialization", delay=100)  # as long as a finger takes
    page.wait_for_selector("h1:has-text('Initialization')")
    settings_are_kept(page)


def test_two_tabs_are_two_visitors(visit):
    first = visit(LINK)
    second = first.context.new_page()
    second.goto(first.url)
    settings_are_kept(second)
    playing(first)
    assert second.evaluate(ITERATION) == 0
    playing(second)
    first.click(".live-main")
    first.wait_for_function("document.querySelector('.live-main').textContent === 'Play'")
    advances(second)


def test_a_laptop_that_slept_goes_on(visit, server):
    page = visit(LINK)
    playing(page)
    page.evaluate("document.dispatchEvent(new Event('freeze'))")  # a page that is seen cannot be frozen from outside
    comes_to_rest(server)
    page.evaluate("document.dispatchEvent(new Event('resume'))")
    advances(page)
    settings_are_kept(page)


@BOTH
def test_a_hidden_tab_costs_nothing_and_goes_on_when_seen(come, server, way):
    page = come(way)
    playing(page)
    page.evaluate(HELD)
    comes_to_rest(server)
    page.evaluate(SEEN)
    advances(page)


@BOTH
def test_a_closed_tab_costs_nothing(come, server, way):
    page = come(way)
    playing(page)
    page.close()
    comes_to_rest(server)
