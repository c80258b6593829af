"""The stage's controls in a real browser: the run follows, and widgets, address and session come to the same."""

from playwright.sync_api import expect

from tests.browser.test_faults import BOTH, ITERATION, SOCKETS, playing
from tests.helpers.waiting import BOUNDARY, drawn

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
    page.wait_for_function(f"!{VIEW}.link.setter.waiting && {VIEW}.playing")
    page.reload()
    page.wait_for_function("document.querySelector('.live')?.__live?.alpha === 0.6")
    pressed(page, "moons", "ReLU")
    expect(page.get_by_role("combobox", name="Optimizer").last).to_have_value("adam")


# What Streamlit sends stays under way as long as window.held.
SLOW_LINE = """(() => {
  const Real = WebSocket, kept = [];
  const later = (listener) => (event) => (window.held ? kept.push([listener, event]) : listener(event));
  window.arrive = () => { window.held = false; for (const [listener, event] of kept.splice(0)) listener(event); };
  window.WebSocket = class extends Real {
    addEventListener(type, listener, ...rest) {
      const ours = type === 'message' && !this.url.endsWith('?live');
      super.addEventListener(type, ours ? later(listener) : listener, ...rest);
    }
  };
})()"""
NOTHING_UNHEARD = f"Object.keys({VIEW}.link.setter.unheard).length === 0"


def test_nothing_is_undone_by_widgets_that_a_slow_line_has_not_yet_reached(visit):
    page = visit()
    page.add_init_script(SLOW_LINE)
    page.goto(f"{page.url.rstrip('/')}/Playground")
    page.wait_for_function(BOUNDARY)
    drawn(page)
    page.evaluate("window.held = true")
    page.get_by_role("combobox", name="Optimizer").last.select_option("adam")
    page.wait_for_function(f"{VIEW}.link.setter.toldAt > 0 && {NOTHING_UNHEARD}")
    page.get_by_role("button", name="ReLU", exact=True).click()
    page.wait_for_function(f"{VIEW}.shown.settings.activation === 'relu' && {NOTHING_UNHEARD}")
    page.evaluate("arrive()")
    in_address(page, activation="ReLU", optimizer="Adam")
    page.wait_for_function(f"!{VIEW}.link.setter.waiting")
    in_address(page, activation="ReLU", optimizer="Adam")
    assert page.evaluate(f"[{VIEW}.shown.settings.activation, {VIEW}.shown.settings.optimizer]") == ["relu", "adam"]


def test_what_is_not_allowed_is_told_and_one_layer_may_have_another_g(visit):
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
    expect(page.get_by_role("slider", name="Training share")).to_have_count(0)
    page.get_by_label("Other activations").select_option("gelu")
    in_address(page, activation="GELU")
    page.get_by_role("combobox", name="Activation of layer 1", exact=True).last.select_option("tanh")
    in_address(page, activation="one a layer", activation_2="GELU")
    expect(page.get_by_role("group", name="Activation g").locator("[aria-pressed=true]")).to_have_count(0)
    page.locator("a[href$=Own_data]").first.evaluate("(link) => link.click()")  # what was set goes along
    page.get_by_role("application", name="Plane from -1 to 1").wait_for()
    page.wait_for_function(f"{VIEW}?.alpha === 0.02")
    expect(page.get_by_role("button", name="moons")).to_have_count(0)
    expect(page.get_by_role("slider", name="Training share")).to_be_visible()


def test_more_settings_open_and_close_the_sidebar(visit):
    page = opened(visit)
    collapsed = "document.querySelector('[data-testid=stSidebar]').dataset.collapsed === '{}'"
    page.wait_for_function(collapsed.format("true"))
    for state in ("false", "true"):
        page.get_by_role("button", name="More settings").click()
        page.wait_for_function(collapsed.format(state))


ORDER = """() => {
  const { plots, canvases } = document.querySelector('.live').__live, { react, restyle } = plots.plotly;
  window.order = [];
  const noted = (what, call) => (div, ...rest) => (order.push(`${what} ${div.dataset.figure}`), call(div, ...rest));
  plots.plotly = { ...plots.plotly, react: noted('react', react), restyle: noted('restyle', restyle) };
  const paint = canvases.paint.bind(canvases);
  canvases.paint = (now) => (order.push('paint'), paint(now));
}"""


def test_a_new_net_is_seen_before_what_can_wait_and_nothing_is_drawn_again_that_stays(visit):
    page = opened(visit)
    page.wait_for_function(BOUNDARY)
    drawn(page)
    page.evaluate(ORDER)
    page.evaluate(f"{VIEW}.set({{ units_1: 3 }})")
    page.wait_for_function("order.includes('react weights') && order.includes('restyle weights')")
    order = page.evaluate("order")
    assert order.index("paint") < order.index("react weights") < order.index("restyle weights")
    assert {what for what in order if what.startswith("react")} == {"react weights"}
    assert page.evaluate("document.querySelector('[data-figure=weights]').data[0].z.length") == 3
