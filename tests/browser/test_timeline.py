"""Time is a thing one can hold: a slow start, a strip of film that is scrubbed, branched from and played back."""

from itertools import pairwise

from playwright.sync_api import expect

from pages.ui.live.speed import FRAMES, LONGEST, Speed
from tests.browser.test_faults import SOCKETS
from tests.helpers.waiting import BOUNDARY, still

VIEW = "document.querySelector('.live').__live"
ITERATION = "+document.querySelector('[data-measure=iteration]').textContent.replaceAll(',', '')"
# From now on: of each frame that comes the iteration, and of each that is painted what the page says of it.
WATCH = f"""() => {{
  const view = {VIEW}, take = view.take.bind(view), show = view.show.bind(view);
  window.came = [];
  window.told = [];
  view.take = (frame, size) => (came.push(frame.header.timeline.now), take(frame, size));
  view.show = (header) => {{
    show(header);
    const label = document.querySelector('.film-label').textContent;
    told.push([header.timeline.now, {ITERATION}, parseInt(label.split(' ')[1].replaceAll(',', ''))]);
  }};
}}"""


def paused(page) -> None:
    expect(page.locator(".live-main")).to_have_text("Play")


def test_the_first_ten_seconds_show_the_learning_and_time_can_be_held(visit):
    page = visit("Playground")
    page.wait_for_function(BOUNDARY)
    first = still(page, BOUNDARY)
    page.evaluate(WATCH)

    # One click, and the first iterations are seen, however fast the machine is.
    page.click(".live-main")
    page.wait_for_function(f"{ITERATION} > 150")
    came = page.evaluate("came.filter((at, k) => at !== came[k - 1])")
    begin = [at for at in came if at <= 40]
    assert begin[0] <= 1
    assert len(begin) > 40 / (FRAMES * LONGEST)  # on the slowest machine; tests/ui/test_speed.py has the pace itself
    too_far = [(before, after) for before, after in pairwise(came) if after > Speed().after(before, LONGEST) + 2]
    assert not too_far

    # Another α is marked, and the strip has pictures.
    page.evaluate(f"{VIEW}.set({{ alpha: 0.05 }})")
    page.wait_for_function(f"{VIEW}.film.marks.length === 1 && {ITERATION} > 250")
    page.click(".live-main")
    paused(page)
    expect(page.locator(".film-mark")).to_have_text("α 0.3 → 0.05")
    assert page.locator(".film-picture").count() > 4
    latest, last = still(page, BOUNDARY), page.evaluate(ITERATION)
    cost = page.inner_text("[data-measure=cost_train]")
    expect(page.locator(".reads-said")).to_have_text(f"Iteration {last}, J {cost}")
    slider = page.get_by_role("slider", name="Timeline")
    branch = page.get_by_role("button", name="Continue from here")
    expect(branch).to_be_disabled()

    # Scrubbed by keyboard and by a pointer.
    slider.press("Home")
    page.wait_for_function(f"{ITERATION} === 0")
    page.wait_for_function("document.querySelector('[data-figure=cost]').data[2].x[0] === 0")
    expect(slider).to_have_attribute(
        "aria-valuetext", f"Place 1 of {page.evaluate(f'{VIEW}.film.places.length + 1')}, iteration 0, α 0.3"
    )
    assert still(page, BOUNDARY) == first
    for at in (1, 2, 3):
        slider.press("ArrowRight")
        page.wait_for_function(f"{ITERATION} === {at}")
    slider.press("End")
    page.wait_for_function(f"{ITERATION} === {last}")
    expect(branch).to_be_disabled()
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7)
    page.wait_for_function(f"{ITERATION} < {last}")
    middle = page.evaluate(ITERATION)
    assert 20 < middle < 150
    assert still(page, BOUNDARY) not in (first, latest)

    # Played back from the start to the present, and every frame is of one iteration.
    slider.press("Home")
    page.wait_for_function(f"{ITERATION} === 0")
    page.evaluate("() => (window.told = [])")
    page.get_by_role("slider", name="Speed").press("End")
    page.get_by_role("button", name="Play the timeline back").click()
    page.wait_for_function("told.at(-1)?.[0] > 20")
    page.wait_for_function(f"{ITERATION} === {last}")
    paused(page)
    told = page.evaluate("told")
    assert all(now == counter == label for now, counter, label in told)
    walked = [now for now, _, _ in told]
    assert walked == sorted(walked)
    assert len(set(walked)) > 20
    assert page.inner_text("[data-measure=cost_train]") == cost

    # A branch forgets what came after it.
    slider.press("Home")
    for _ in range(5):
        slider.press("ArrowRight")
    page.wait_for_function(f"{ITERATION} === 5")
    branch.click()
    page.wait_for_selector("text=Continuing from iteration 5")
    page.click("text=1 step")
    page.wait_for_function(f"{ITERATION} === 6")
    assert page.evaluate(f"{VIEW}.film.places") == [0, 1, 2, 3, 4, 5]
    assert page.evaluate(f"{VIEW}.film.marks") == [[5, "branch"], [5, "α 0.3 → 0.05"]]


def test_by_ticks_it_is_as_slow_and_as_easily_held(visit):
    page = visit()
    page.add_init_script(SOCKETS % "'closed'")
    page.goto(page.url.rstrip("/") + "/Playground")
    speed = page.get_by_role("slider", name="Speed")
    expect(speed).to_have_attribute("aria-valuetext", "faster and faster")
    page.wait_for_function(BOUNDARY)
    page.evaluate(WATCH)
    speed.press("Home")
    expect(speed).to_have_attribute("aria-valuetext", "1 a frame")
    page.click(".live-main")
    page.wait_for_function(f"{ITERATION} > 30")
    speed.press("End")
    page.wait_for_function(f"{ITERATION} > 2000")
    page.click(".live-main")
    paused(page)
    came = page.evaluate("came.filter((at, k) => at !== came[k - 1])")
    assert all(after - before <= 13 for before, after in pairwise(came) if after <= 30)
    places = page.evaluate(f"{VIEW}.film.places")
    assert places[:21] == list(range(21))
    assert page.evaluate(f"{VIEW}.film.pictures.size") > 10
    page.get_by_role("slider", name="Timeline").press("Home")
    page.wait_for_function(f"{ITERATION} === 0")
    page.get_by_role("button", name="Play the timeline back").click()
    page.wait_for_function(f"{ITERATION} > 0 && {VIEW}.header === undefined")
    page.get_by_role("button", name="Pause the replay").click()
    paused(page)
