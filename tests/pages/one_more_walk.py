"""What the registries' newest entries come to on the pages. Run by test_one_more.py, where there are some."""

from dataclasses import replace

import pytest

import dnn
from pages.ui.playground import exports
from pages.ui.settings.kinds import Choice
from pages.ui.settings.table import PLAYGROUND, SETTINGS
from tests.core.test_export import ran
from tests.helpers.pages import SCRIPTS, each_tab, opened_with

NOVEL = [name for registry in (dnn.ACTIVATIONS, dnn.OPTIMIZERS, dnn.INITIALIZERS, dnn.DATASETS) for name in registry]
NOVEL = [name for name in NOVEL if name.startswith("novel")]
LINK = {
    name: novel
    for name, setting in SETTINGS.items()
    if isinstance(setting, Choice)
    for novel in NOVEL
    if novel in setting.labels
} | {"feature_novel_difference": "true"}


def test_novel_entries_are_in_the_table_of_settings():
    expected = {"dataset": "novel_stripes", "activation": "novel_bent", "activation_1": "novel_bent"}
    expected |= {"initializer": "novel_half", "optimizer": "novel_signs", "race_activation": "novel_bent"}
    assert expected.items() <= LINK.items()
    assert "feature_novel_difference" in PLAYGROUND.settings


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_novel_entries_open_by_link_on_every_tab(script):
    for page in each_tab(script, LINK):
        assert not page.exception
        assert not page.error
        assert not page.warning


def test_novel_entries_are_learned_with_and_taken_away(tmp_path):
    page = opened_with(next(path for path in SCRIPTS if "Playground" in path.stem), LINK)
    run = page.session_state["playground"].run
    assert run.config.activation == ("novel_bent",)
    assert run.config.features == ("novel_difference",)
    assert (run.config.dataset, run.config.initializer) == ("novel_stripes", "novel_half")
    run.change((replace(run.config, alpha=0.01),))
    run.advance(iterations=50)
    out = ran(exports.KINDS["NumPy script"].make(run), tmp_path)
    assert float(out.split("J =")[1]) == pytest.approx(run.measures.cost_train, abs=1e-9)
    said = [caption.value for caption in page.caption]
    assert "PyTorch has no bent identity by name: this net has no code there." in said
    assert page.get("download_button")
