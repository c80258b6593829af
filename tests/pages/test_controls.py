"""Every page that plays follows a message that sets its α, on each of its tabs, and keeps to it in its next runs."""

import pytest

from pages.ui.live.staged import Stage
from pages.ui.page.frame import pages
from pages.ui.settings.table import PAGES
from tests.helpers.pages import ROOT, each_tab

SCRIPTS = {page.title: ROOT / page.path for page in pages()}
WITH_ALPHA = [title for title, table in PAGES.items() if f"{table.prefix}alpha" in table.settings]
WITHOUT_ALPHA = ("loop_or_matrix",)  # it takes the time of one step, of whatever length


@pytest.mark.slow
@pytest.mark.parametrize("title", WITH_ALPHA)
def test_alpha_is_set_by_a_message(title):
    name, played = f"{PAGES[title].prefix}alpha", 0
    for page in each_tab(SCRIPTS[title]):
        stages = {key: each for key, each in page.session_state.to_dict().items() if isinstance(each, Stage)}
        for key, stage in stages.items():
            if key in WITHOUT_ALPHA or not stage.view.trains:
                continue
            played += 1
            value = 0.07 + played / 1000
            stage.view.take({"set": {name: value}, "n": played})
            assert {config.alpha for config in stage.player.configs} == {value}
            for name_heard, heard in stage.controls.hear({name: value}, played).items():
                page.session_state[name_heard] = heard
            page.run()
            assert not page.exception
            assert {config.alpha for config in stage.player.configs} == {value}
    assert played
