"""The playground in a real browser: how live it is, measured and printed, and whether every control does its work.

Only loose bounds are asserted, since machines are shared. `pytest -s tests/browser/test_playground.py` prints the
figures; LIVE_SECONDS=600 makes the long run ten minutes long.
"""

import os
import statistics
import time

import pytest
from playwright.sync_api import expect

import dnn
from tests.helpers.navigation import go
from tests.helpers.waiting import BOUNDARY, comes_to_rest, drawn, share_of_a_core

SECONDS = float(os.environ.get("LIVE_SECONDS", "8"))
PLANE = [source.label for source in dnn.DATASETS.values() if source.kind == "plane"]

# Looks at every animation frame whether a figure is blank or anything is greyed as stale.
WATCH = """() => {
  const boundary = () => {
    const canvas = document.querySelector('[data-figure=boundary] canvas');
    const { data } = canvas?.width ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height) : {};
    return data?.some((value) => value);
  };
  window.seen = { looks: 0, blank: 0, grey: 0 };
  const look = () => {
    seen.looks += 1;
    const figures = [...document.querySelectorAll('.live-figure')];
    const whole = figures.length && figures.every((f) => f.querySelector('.main-svg'));
    if (!whole || !boundary()) seen.blank += 1;
    const stale = [...document.querySelectorAll('[data-testid=stMain] [data-stale=true]')];
    if (stale.some((element) => +getComputedStyle(element).opacity < 0.98)) seen.grey += 1;
    requestAnimationFrame(look);
  };
  look();
}"""
PAUSED_AFTER = """() => new Promise((done) => {
  const button = document.querySelector('.live-main');
  const start = performance.now();
  new MutationObserver(() => done(performance.now() - start)).observe(button, { childList: true, characterData: true, subtree: true });
  button.click();
})"""  # noqa: E501


def view(page, attribute: str):
    return page.evaluate(f"document.querySelector('.live').__live.{attribute}")


def measure(page, name: str) -> float:
    text = page.inner_text(f"[data-measure={name}]").replace(",", "").replace(" %", "")
    return float("nan") if text == "–" else float(text)


def ready(page):
    page.wait_for_function(BOUNDARY)
    return page


def playing(page):
    page.click(".live-main")
    page.wait_for_function("document.querySelector('.live-main').textContent === 'Pause'")
    return page


def painted(page, more: int):
    """Wait for this many more frames."""
    page.wait_for_function(f"document.querySelector('.live').__live.painted > {view(page, 'painted') + more}")


def iterations_are(page, condition: str):
    page.wait_for_function(
        f"(() => {{ const n = +document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '');"
        f" return {condition}; }})()"
    )


@pytest.fixture
def playground(visit):
    return ready(visit("Playground"))


def test_it_is_live(playground, server):
    playground.get_by_role("slider", name="Speed").press("End")  # any other rests after a while
    page = playing(playground)
    painted(page, more=10)
    page.evaluate(WATCH)
    frames, sent, start = view(page, "painted"), view(page, "bytes"), time.monotonic()
    heap, memory = page.evaluate("performance.memory.usedJSHeapSize"), server.memory
    page.wait_for_timeout(1000 * SECONDS)
    assert page.text_content(".live-main") == "Pause"  # it has gone on all the time
    elapsed = time.monotonic() - start
    frames, sent = view(page, "painted") - frames, view(page, "bytes") - sent
    grown = page.evaluate("performance.memory.usedJSHeapSize") - heap
    taken = server.memory - memory
    seen, pace = page.evaluate("seen"), measure(page, "pace")
    delays = []
    for _ in range(5):
        delays.append(page.evaluate(PAUSED_AFTER))
        page.wait_for_function("document.querySelector('.live-main').textContent === 'Play'")
        painted(playing(page), more=3)
    print(
        f"\n{frames / elapsed:.1f} painted frames/s, {sent / frames / 1000:.1f} kB a frame, blank {seen['blank']} and"
        f" grey {seen['grey']} of {seen['looks']} looks, Pause after {statistics.median(delays):.0f} ms (median;"
        f" worst {max(delays):.0f}), {pace:,.0f} iterations/s, script heap {grown / 1e6:+.1f} MB,"
        f" server {taken:+.1f} MB in {elapsed:.0f} s"
    )
    assert frames > 0
    assert sent / frames < 20_000
    assert seen["blank"] == 0
    assert seen["grey"] == 0


def test_zoom_and_legend_choices_survive(playground):
    page = playing(playground)
    page.evaluate("Plotly.relayout(document.querySelector('[data-figure=cost]'), {'xaxis.range': [10, 50]})")
    page.evaluate("Plotly.restyle(document.querySelector('[data-figure=boundary]'), {visible: 'legendonly'}, [2])")
    painted(page, more=15)
    assert page.evaluate("document.querySelector('[data-figure=cost]').layout.xaxis.range") == [10, 50]
    assert page.evaluate("document.querySelector('[data-figure=boundary]').data[2].visible") == "legendonly"


def test_exact_values_on_hover_and_logarithmic_axes(playground):
    page = playground
    page.click("text=1 step", modifiers=["Shift"])
    iterations_are(page, "n === 10")
    cost = "document.querySelector('[data-figure=cost]').data[0].y.at(-1)"
    page.wait_for_function(f"Math.abs({cost} - {measure(page, 'cost_train')}) < 1e-4")  # once it rests
    page.get_by_label("Axes of the cost").select_option("log scale")
    assert page.evaluate("document.querySelector('[data-figure=cost]').layout.yaxis.type") == "log"


@pytest.mark.parametrize("label", PLANE)
def test_every_data_set_trains(visit, label):
    page = ready(visit("Playground?depth=1&units_1=6"))
    page.get_by_role("button", name=label, exact=True).click()
    drawn(page)
    before = measure(page, "cost_train")
    playing(page)
    iterations_are(page, "n > 300")
    assert measure(page, "cost_train") < before


def test_steps_reset_and_new_weights(playground):
    page = playground
    first = measure(page, "cost_train")
    page.click("text=1 step")
    iterations_are(page, "n === 1")
    page.click("text=1 step", modifiers=["Shift"])
    iterations_are(page, "n === 11")
    later = measure(page, "cost_train")
    page.click("text=Reset")
    iterations_are(page, "n === 0")
    assert measure(page, "cost_train") == first
    page.click("text=1 step", modifiers=["Shift"])
    iterations_are(page, "n === 10")
    page.click("text=1 step")
    iterations_are(page, "n === 11")
    assert measure(page, "cost_train") == later
    page.click("text=New weights")
    iterations_are(page, "n === 0")
    page.wait_for_function("location.search.includes('seed=')")
    assert measure(page, "cost_train") != first


def test_alpha_changes_in_mid_run_without_a_new_start(playground):
    page = playing(playground)
    iterations_are(page, "n > 100")
    box = page.get_by_role("spinbutton", name="Learning rate α")
    box.fill("0.05")
    start = time.monotonic()
    box.press("Enter")
    page.wait_for_function("document.querySelector('.live').__live.alpha === 0.05")
    print(f"\nα took effect after {1000 * (time.monotonic() - start):.0f} ms")
    assert measure(page, "iteration") > 100
    page.wait_for_function("location.search.includes('alpha=0.05')")


def test_a_changed_layer_starts_anew_and_says_so(playground):
    page = playing(playground)
    iterations_are(page, "n > 50")
    box = page.get_by_role("spinbutton", name="Units of layer 1", exact=True)
    box.fill("3")
    start = time.monotonic()
    box.press("Enter")
    page.wait_for_function("document.querySelector('.live-message').textContent.includes('Started anew')")
    print(f"\na new net after {1000 * (time.monotonic() - start):.0f} ms")
    page.wait_for_function("document.querySelector('[data-figure=weights]').data[0].z.length === 3")
    assert "units_1=3" in page.url


def test_a_divergence_stops_and_explains(visit):
    page = ready(visit("Playground?alpha=100&l2=10"))
    page.click(".live-main")
    page.wait_for_function("document.querySelector('.live-message').textContent.includes('smaller α')")
    expect(page.locator(".live-main")).to_have_text("Play")
    assert measure(page, "cost_train") >= 0


def test_a_link_opens_the_same_experiment_and_coming_back_keeps_it(visit):
    page = ready(visit("Playground?dataset=flower&depth=3&units_3=5&alpha=1.2&activation=relu"))
    expect(page.get_by_role("spinbutton", name="Units of layer 3", exact=True)).to_have_value("5")
    expect(page.get_by_test_id("stSidebar").get_by_role("spinbutton", name="Learning rate α")).to_have_value("1.2")
    go(page, "Home")
    page.get_by_role("link", name="Open the playground").wait_for()
    go(page, "Playground")
    ready(page)
    expect(page.get_by_role("spinbutton", name="Units of layer 3", exact=True)).to_have_value("5")


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="reads the server's CPU time from /proc")
def test_training_stops_when_the_tab_is_closed(visit, server):
    page = playing(ready(visit("Playground")))
    painted(page, more=10)
    busy = share_of_a_core(server)
    page.close()
    comes_to_rest(server, below=0.25 * busy)
    print(f"\nserver CPU: {100 * busy:.0f} % while playing")


def test_no_other_host_is_asked(browser, server):
    context = browser.new_context()
    page, hosts = context.new_page(), set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]) if request.url.startswith("http") else None)
    for path in ("", "Playground"):
        page.goto(f"{server.url}/{path}")
        drawn(page)
    context.close()
    assert hosts == {server.url.split("/")[2]}
