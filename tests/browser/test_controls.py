"""The stage's controls in a real browser: the run follows, and widgets, address and session come to the same."""

from playwright.sync_api import expect

from tests.browser.test_faults import BOTH, ITERATION, SOCKETS, playing

VIEW = "document.querySelector('.live').__live"
IN_ADDRESS = "new URLSearchParams(location.search).get('{}') === '{}'"


def opened(visit, path: str = "Playground", way: str = "false"):
    page = visit()
    page.add_init_script(SOCKETS % way)
    page.goto(f"{page.url.rstrip('/')}/{path}")
    page.wait_for_function("document.querySelector('.live')?.__live?.run")
    return page


def in_address(page, **values) -> None:
    for name, value in values.items():
        page.wait_for_function(IN_ADDRESS.format(name, value))


def pressed(page, *names: str) -> None:
    for name in names:
        expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")


@BOTH
def test_the_run_follows_what_is_set_while_it_plays_and_a_reload_keeps_it(visit, way):
    page = opened(visit, way=way)
    widgets = page.get_by_test_id("stSidebar")
    playing(page)
    run, at = page.evaluate(f"[{VIEW}.run, {ITERATION}]")
    slider = page.get_by_role("slider", name="Learning rate α")
    for _ in range(3):
        slider.press("ArrowRight")
    page.wait_for_function(f"{VIEW}.alpha === 0.6")
    expect(page.get_by_role("textbox", name="Learning rate α")).to_have_value("0.6")
    in_address(page, alpha="0.6")
    expect(widgets.get_by_role("spinbutton", name="Learning rate α")).to_have_value("0.6")
    assert page.evaluate(f"[{VIEW}.run, {VIEW}.playing]") == [run, True]
    assert page.evaluate(ITERATION) >= at
    page.get_by_role("button", name="moons").click()
    pressed(page, "moons")
    page.wait_for_function(f"{VIEW}.run !== '{run}' && {VIEW}.playing && {ITERATION} > 5")
    page.get_by_role("button", name="ReLU", exact=True).click()
    page.get_by_role("combobox", name="Optimizer").last.select_option("adam")
    in_address(page, dataset="moons", activation="ReLU", optimizer="Adam", alpha="0.6")
    expect(widgets.get_by_role("combobox", name="Data set")).to_have_value("moons")
    page.wait_for_function(f"Object.keys({VIEW}.link.setter.unheard).length === 0 && {VIEW}.playing")
    page.reload()
    page.wait_for_function("document.querySelector('.live')?.__live?.alpha === 0.6")
    pressed(page, "moons", "ReLU")
    expect(page.get_by_role("combobox", name="Optimizer").last).to_have_value("adam")


def test_what_is_not_allowed_is_told_and_a_layer_may_have_a_g_of_its_own(visit):
    page = opened(visit, "Playground?lock=noise&hide=train_share")
    field = page.get_by_role("textbox", name="Learning rate α")
    field.fill("700")
    field.press("Enter")
    page.wait_for_selector("text=Learning rate α cannot be 700: it must be a number from 1e-05 to 100.")
    expect(field).to_have_value("0.3")
    field.fill("0,02")
    field.press("Enter")
    in_address(page, alpha="0.02")
    expect(page.get_by_role("slider", name="Noise, locked by this lesson")).to_be_disabled()
    assert not page.get_by_role("slider", name="Training share").count()
    page.get_by_label("Layers whose activation is chosen").select_option("2")
    page.get_by_label("Other activations").select_option("gelu")
    in_address(page, activation="one a layer", activation_2="GELU")
    page.get_by_label("Layers whose activation is chosen").select_option("1")
    pressed(page, "tanh")
    page.get_by_role("link", name="Own data").first.evaluate("(link) => link.click()")  # what was set goes along
    page.wait_for_selector(".points-plane")
    page.wait_for_function(f"{VIEW}?.alpha === 0.02")
    assert not page.get_by_role("button", name="moons").count()
    expect(page.get_by_role("slider", name="Training share")).to_be_visible()


def test_more_settings_open_and_close_the_sidebar(visit):
    page = opened(visit)
    collapsed = "document.querySelector('[data-testid=stSidebar]').dataset.collapsed === '{}'"
    page.wait_for_function(collapsed.format("true"))
    for state in ("false", "true"):
        page.get_by_role("button", name="More settings").click()
        page.wait_for_function(collapsed.format(state))
