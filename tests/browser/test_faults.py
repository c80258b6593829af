"""What goes wrong in a classroom, in a real browser: each time the visitor lands in a sensible state, settings kept."""

from contextlib import suppress

from playwright.sync_api import expect

from tests.conftest import PATIENCE
from tests.helpers.app import free_port, started
from tests.helpers.waiting import comes_to_rest

ITERATION = "+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '')"
LINK = "Playground?dataset=moons&alpha=0.05"


def playing(page, more: int = 20) -> None:
    """Press Play, once more if the button was that of a page on its way out."""
    button = page.locator(".live-main").first
    for _ in range(3):
        if button.inner_text() == "Play":
            button.click()
        with suppress(AssertionError):
            expect(button).to_have_text("Pause", timeout=3000)
            break
    advances(page, more)


def advances(page, more: int = 20) -> None:
    page.wait_for_selector("[data-measure=iteration]")
    before = page.evaluate(ITERATION)
    page.wait_for_function(f"{ITERATION} > {before + more}")


def settings_are_kept(page) -> None:
    page.wait_for_selector(".live-main >> visible=true")
    assert page.get_by_role("combobox", name="Data set").input_value() == "moons"
    page.wait_for_function("document.querySelector('.live')?.__live?.alpha === 0.05")


def test_a_lost_connection_comes_back(visit):
    page = visit(LINK)
    playing(page)
    with page.expect_websocket():
        page.evaluate("""() => {
          const original = WebSocket.prototype.send;
          WebSocket.prototype.send = function (...data) { WebSocket.prototype.send = original; this.close(); };
        }""")
    settings_are_kept(page)
    playing(page)


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
        page.wait_for_function(f"{ITERATION} < 20")  # a new run: the old one died with its server
        settings_are_kept(page)
        playing(page)
    finally:
        context.close()
        process.terminate()
        process.wait(10)


def test_a_reload_keeps_the_settings_and_stops_the_old_run(visit, server):
    page = visit(LINK)
    playing(page)
    page.reload()
    settings_are_kept(page)
    assert page.inner_text(".live-main") == "Play"
    assert page.evaluate(ITERATION) == 0
    comes_to_rest(server)


def test_a_page_changed_in_mid_run(visit, server):
    page = visit(LINK)
    playing(page)
    page.click("[data-testid=stSidebar] >> text=Activations")
    page.wait_for_selector("h1:has-text('Activations')")
    comes_to_rest(server)
    page.click("[data-testid=stSidebar] >> text=Playground")
    page.wait_for_selector("h1:has-text('Playground')")
    settings_are_kept(page)
    playing(page)


def test_back_and_forward(visit):
    page = visit(LINK)
    playing(page)
    for title in ("Initialization", "Hyperparameters"):
        page.click(f"[data-testid=stSidebar] >> text={title}")
        page.wait_for_selector(f"h1:has-text('{title}')")
        expect(page.get_by_role("combobox", name="Data set")).to_have_value("moons")
    for title in ("Initialization", "Playground"):  # one Back a page, though each wrote its settings into the address
        page.go_back()
        page.wait_for_selector(f"h1:has-text('{title}')")
        settings_are_kept(page)
    playing(page)
    page.go_forward()
    page.wait_for_selector("h1:has-text('Initialization')")
    settings_are_kept(page)
    assert not page.locator("[data-testid=stException]").count()


def test_a_number_changed_while_nothing_trains_goes_to_the_next_page(visit):
    page = visit("Playground?dataset=moons")
    page.wait_for_selector(".live-main")
    page.get_by_role("spinbutton", name="Learning rate α").fill("0.05")
    page.click("[data-testid=stSidebar] >> text=Initialization")
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
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    comes_to_rest(server)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    advances(page)
    settings_are_kept(page)


def test_a_hidden_tab_costs_nothing_and_goes_on_when_seen(visit, server):
    page = visit(LINK)
    playing(page)
    page.evaluate("""() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }""")
    comes_to_rest(server)
    page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }")
    advances(page)


def test_a_closed_tab_costs_nothing(visit, server):
    page = visit(LINK)
    playing(page)
    page.close()
    comes_to_rest(server)
