"""The images' page in a real browser: a square is clicked, a digit is painted, a file is refused."""

from playwright.sync_api import expect

from tests.helpers.waiting import drawn


def opened(visit, query: str):
    page = visit(f"First_layer?{query}")
    page.wait_for_selector("[data-figure=weights] canvas")
    return page


def test_a_clicked_square_becomes_the_chosen_unit(visit):
    page = opened(visit, "images=digits&image_units_1=9")
    page.click("text=10 steps")
    page.wait_for_selector("text=Unit 1 of layer 1")
    page.uncheck("text=Largest outgoing weights first")
    drawn(page)
    box = page.locator("[data-figure=weights] .nsewdrag").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.25)
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.25)
    page.wait_for_selector("text=Unit 3 of layer 1")
    expect(page.get_by_label("Unit", exact=True)).to_have_value("3")


def test_a_painted_digit_goes_through_the_net(visit):
    page = opened(visit, "images=digits&image_alpha=0.5")
    page.click(".live-main >> nth=0")
    page.wait_for_function("+document.querySelector('[data-measure=iteration]').textContent.replace(',', '') > 300")
    page.click(".live-main >> nth=0")
    page.get_by_role("radio", name="Paint").click()
    grid = page.locator(".paint-grid")

    def stroke(*cells):
        grid.scroll_into_view_if_needed()
        box = grid.bounding_box()
        for i, (row, column) in enumerate(cells):
            page.mouse.move(box["x"] + (column + 0.5) * box["width"] / 8, box["y"] + (row + 0.5) * box["height"] / 8)
            if i == 0:
                page.mouse.down()
        page.mouse.up()

    stroke(*[(row, 3) for row in range(8)])
    page.wait_for_function("document.querySelector('[data-measure=answer]').textContent.startsWith('1,')")
    page.get_by_role("button", name="Clear").click()
    ring = [(0, 3), (0, 4), (1, 5), (2, 5), (3, 5), (4, 5), (5, 5), (6, 5), (7, 4), (7, 3), (6, 2), (5, 2), (4, 2)]
    stroke(*ring, (3, 2), (2, 2), (1, 2), (0, 3))
    page.wait_for_function("document.querySelector('[data-measure=answer]').textContent.startsWith('0,')")


def test_the_grid_is_painted_by_keyboard(visit):
    page = opened(visit, "images=digits")
    page.get_by_role("radio", name="Paint").click()
    page.locator(".paint-grid").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    page.wait_for_function(
        "(() => { const c = document.querySelector('.paint-grid'); const g = c.getContext('2d');"
        " return [0, 1, 2].map((x) => g.getImageData(x * 24 + 12, 36, 1, 1).data[0] > 200).join(); })()"
        " === 'false,false,true'"
    )


def test_a_broken_upload_ends_in_a_sentence(visit):
    page = opened(visit, "images=digits")
    page.get_by_role("radio", name="Upload").click()
    page.set_input_files("input[type=file]", {"name": "x.png", "mimeType": "image/png", "buffer": b"no image at all"})
    page.wait_for_selector("text=This is no image that can be read")


def test_it_plays_within_the_limits(visit):
    page = opened(visit, "")
    page.click(".live-main >> nth=0")
    painted = "document.querySelector('.live').__live.painted"
    page.wait_for_function(f"{painted} > 5")  # the first frames bring the figures
    counts = f"[{painted}, document.querySelector('.live').__live.bytes, performance.now()]"
    first, sent, start = page.evaluate(counts)
    page.wait_for_function(f"{painted} > {first + 15}")
    now = page.evaluate(counts)
    frames, seconds = now[0] - first, (now[2] - start) / 1000
    print(f"\nfirst layer: {frames / seconds:.1f} frames/s, {(now[1] - sent) / frames / 1000:.1f} kB a frame")
    assert (now[1] - sent) / frames < 6_000
