"""Pictures of learning parity: lights, bits beside a map, measured success rates, units that count."""

import numpy as np
import pytest

import dnn
from dnn.experiments import EXPERIMENTS, HINTS
from dnn.experiments.parity_learnable import RECIPES, WIDTHS, grid
from pages.ui.live.updates import Updates
from pages.ui.parity import facts, gaps, held_out, learnable, lights, truth_table
from pages.ui.parity.counters import counters, name
from pages.ui.parity.counting import CountingPictures
from pages.ui.parity.race import ParityRace
from pages.ui.settings import configs
from tests.helpers.frames import drawn, values

TANH = RECIPES[0]


def small_race(seeds: int = 6) -> ParityRace:
    nets = {"race_bits": 4, "race_1": "8", "race_2": "2-2", "race_3": "", "race_seeds": seeds}
    learning = {"race_optimizer": "adam", "race_alpha": 0.01}
    return ParityRace(configs.race_configs(nets | learning, max_iterations=400, target_accuracy=1.0))


def test_a_light_is_lit_from_the_iteration_on_at_which_its_seed_is_right_on_all_inputs():
    race = small_race()
    X, Y = dnn.parity_examples(4, race.low)
    sent: dict = {}
    for _ in range(8):
        race.advance(iterations=50)
        updates = Updates(sent)
        lights.draw(race, updates)
        for row, stack in enumerate(race.runs):
            right = ((stack.predict(X)[:, 0] > 0.5) == Y[0]).all(axis=1)
            lit = [at is not None for at in lights.lit(stack)]
            assert lit == right.tolist()
            for painted in (each for each in updates.entries if "paint" in each):
                moments = updates.arrays[painted["values"][row]]
                assert [None if np.isnan(at) else at for at in moments] == lights.lit(stack)
            for words in (each["words"] for each in updates.entries if "words" in each):
                np.testing.assert_array_equal(words["marker.color"][row], right)
                for seed, at in enumerate(lights.lit(stack)):
                    assert words["text"][row][seed].strip() == ("" if at is None else f"{at:,}")
                    assert words["customdata"][row][seed].startswith(f"seed {seed + 1}: ")
    assert sum(at is not None for at in lights.lit(race.runs[0])) >= 4
    again = Updates(sent)
    lights.draw(race, again)
    assert not again.entries  # none has changed
    plays = Updates(sent, rests=False)
    lights.draw(race, plays)
    assert plays.entries  # Plotly is told at rest, of what may have come before


@pytest.mark.parametrize("n", range(2, 11))
def test_bars_beside_the_map_are_the_bits_of_its_rows_and_columns(n):
    figure = truth_table.figure("a net", n)
    X, _ = dnn.parity_examples(n, 0.0)
    places = truth_table.places(n)
    rows, columns = places.shape
    ones = {"x": np.zeros(columns, int), "y": np.zeros(rows, int)}
    for shape in figure.layout.shapes:
        along = "x" if shape.xsizemode != "pixel" else "y"
        ones[along][round(shape[f"{along}0"] - 0.06) : round(shape[f"{along}1"] + 0.06)] += 1
    above = n // 2
    np.testing.assert_array_equal(ones["y"], X[:above, places[:, 0]].sum(axis=0))
    np.testing.assert_array_equal(ones["x"], X[above:, places[0]].sum(axis=0))
    subscripts = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    assert [each.text for each in figure.layout.annotations] == [f"x{k + 1}".translate(subscripts) for k in range(n)]
    said = np.array(figure.data[0].customdata).reshape(places.shape)
    for (i, j), k in np.ndenumerate(places):
        assert said[i, j] == "".join(str(int(bit)) for bit in X[:, k])


def test_the_outlined_cells_are_those_held_out():
    held = np.arange(16) % 3 == 0
    figure = truth_table.figure("a net", 4, held)
    shown = np.array(figure.data[0].marker.opacity).reshape(4, 4)
    np.testing.assert_array_equal(shown, held[truth_table.places(4)])
    assert all(
        ("held out" in words) == bool(on) for words, on in zip(figure.data[0].customdata, shown.flat, strict=True)
    )


@pytest.mark.parametrize("n", WIDTHS)
def test_the_map_of_what_learns_has_each_measured_cell_and_each_construction(n):
    rows = facts.of("parity-learnable", n=n, recipe=TANH)
    figure = learnable.heat_map(rows, n, grid(n))
    widths, depths = list(figure.layout.xaxis.ticktext), list(figure.layout.yaxis.ticktext)
    heat = next(trace for trace in figure.data if trace.type == "heatmap")
    for row in rows.itertuples():
        assert heat.z[depths.index(str(row.layers))][widths.index(str(row.width))] == row.share
    assert sum(value is not None for line in heat.z for value in line) == len(rows)
    assert sum(words == "not run yet" for line in heat.customdata for words in line) == len(grid(n)) - len(rows)
    marks = {
        trace.name: (trace.x[0], trace.y[0])
        for trace in figure.data
        if trace.type == "scatter" and trace.mode == "markers"
    }
    assert len(marks) == len(dnn.CONSTRUCTIONS)
    at = {width: k for k, width in enumerate(widths)}
    for construction in dnn.CONSTRUCTIONS.values():
        units = construction.widths(n)
        x, y = marks[f"{construction.label} {'-'.join(map(str, units))}"]
        assert round(y) == depths.index(str(len(units)))
        if len(set(units)) == 1:
            assert x == at[str(units[0])]
        else:
            assert 0 < x < at[str(max(units))]


def test_what_is_not_measured_is_empty():
    rows = facts.of("parity-learnable", n=4, recipe=TANH).head(3)
    figure = learnable.heat_map(rows, 4, grid(4))
    assert (
        sum(trace.text.count("·") for trace in figure.data if trace.type == "scatter" and trace.mode == "text")
        == len(grid(4)) - 3
    )


def test_what_was_not_run_is_told_and_what_was_is_not(monkeypatch):
    cells = EXPERIMENTS["parity-growth"].cells(())
    of = {"parity-growth": [dict(zip(("n", "layers", "train_percent"), cell, strict=True)) for cell in cells]}
    monkeypatch.setattr(gaps, "results", of.get)
    assert gaps.not_run("parity-growth") == ""
    assert gaps.elsewhere("parity-growth", 9, 8) == ""
    of["parity-growth"] = [row for row in of["parity-growth"] if row["n"] < 9 and row != of["parity-growth"][0]]
    assert gaps.not_run("parity-growth").startswith("Not run yet: n = 3 (1 of 6), n = 9 (all), n = 10 (all). ")
    assert gaps.not_run("parity-growth", n=3, layers=1).startswith("Not run yet: n = 3 (1 of 2). ")
    assert gaps.not_run("parity-growth", n=8) == ""
    assert gaps.elsewhere("parity-growth", 9, 8) == "n = 9 was not measured: this is n = 8."


def test_inputs_with_half_of_the_bits_are_wrong_where_none_was_shown():
    """The claim above the pictures of what generalizes, from the table."""
    assert facts.of("parity-hints", hint="middle")["high"].max() < 0.2


def test_sizes_that_can_be_set_by_hand_are_hardly_ever_learned():
    """The claim beside the map, from the table: all but the OR of ANDs lie left of where 80 % learn."""
    for n in (4, 6):
        share = facts.of("parity-learnable", n=n, recipe=TANH).set_index(["layers", "width"])["share"]
        assert share[1, n] < 0.2
        assert share[dnn.folds(n), 2] < 0.2
        assert share[1, 2 ** (n - 1)] > 0.8
    exact = facts.of("parity-exact", n=8)
    assert exact[exact["hidden"].isin(["8", "2-2-2"])]["share"].max() == 0
    assert exact[exact["hidden"] == "8-4-2"]["share"].max() < 0.5


def test_growth_draws_medians_within_their_intervals():
    rows = facts.of("parity-growth")
    figure = learnable.growth_figure(rows)
    assert len(figure.data) == 6
    for trace in figure.data:
        assert list(trace.x) == sorted(trace.x)
        assert (np.array(trace.error_y.array) >= 0).all()
        assert (np.array(trace.error_y.arrayminus) >= 0).all()


def test_odd_n_takes_less_than_the_even_n_before_it_and_both_are_odd_functions():
    """The claim above the picture of growth: from the table, of parity, and of a net at its first weights."""
    median = facts.of("parity-growth", train_percent=100).set_index(["layers", "n"])["median"]
    for layers, odd in ((layers, odd) for layers in (1, 2, 3) for odd in (5, 7, 9)):
        assert median[layers, odd] < median[layers, odd - 1]
    X, Y = dnn.parity_examples(5, -1.0)
    params = dnn.initialize((5, 4, 4, 1), "xavier", np.random.default_rng(1))
    gs = [dnn.ACTIVATIONS[g] for g in ("tanh", "tanh", "sigmoid")]
    np.testing.assert_array_equal(Y, (X > 0).sum(axis=0, keepdims=True) % 2)
    np.testing.assert_array_equal((-X > 0).sum(axis=0, keepdims=True) % 2, 1 - Y)
    np.testing.assert_allclose(dnn.predict(params, gs, -X), 1 - dnn.predict(params, gs, X), atol=1e-12)


def test_pictures_of_held_out_inputs_show_the_tables():
    for n in facts.measured("parity-held-out"):
        rows = facts.of("parity-held-out", n=n)
        figure = held_out.against_share(rows, n)
        shown = {(trace.name, x): y for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)}
        assert shown == {(row.hidden, row.train_percent): row.mean for row in rows.itertuples()}
    for n in facts.measured("parity-hints"):
        rows = facts.of("parity-hints", n=n)
        (trace,) = held_out.hinted(rows, n).data
        assert dict(zip(trace.y, trace.x, strict=True)) == {
            HINTS[row.hint].label: row.mean for row in rows.itertuples()
        }


def test_the_hand_set_counting_net_counts_and_turns_between_two_counts():
    for activation in ("sigmoid", "relu"):
        params, _ = dnn.parity_net("counting", 5, activation)
        found = counters(params[0], 0.0)
        assert found.counts.all()
        np.testing.assert_allclose(found.spread, 0, atol=1e-12)
        expected = np.arange(5) + (0.5 if activation == "sigmoid" else 0)
        np.testing.assert_allclose(found.turn, expected)


@pytest.mark.parametrize("low", [-1.0, 0.0])
def test_a_unit_turns_at_the_number_of_agreements_where_z_changes_its_sign(low):
    rng = np.random.default_rng(3)
    W = rng.choice([-1.7, 1.7], (12, 6))
    layer = dnn.Layer(W, rng.normal(0, 2, (12, 1)))
    found = counters(layer, low)
    assert found.counts.all()
    X, _ = dnn.parity_examples(6, low)
    positive = W @ X + layer.b > 0
    agree = ((X > 0) == (W > 0)[:, :, np.newaxis]).sum(axis=1)
    np.testing.assert_array_equal(positive, agree > found.turn[:, np.newaxis])
    signs = "".join("+" if w > 0 else "−" for w in W[2])
    assert name(2, layer, found) == f"unit 3: {signs}, turns at {found.turn[2]:.1f}"


def test_first_weights_do_not_count_and_dead_ones_neither():
    layer = dnn.initialize((8, 32, 1), "xavier", np.random.default_rng(1))[0]
    assert not counters(layer, -1.0).counts.any()
    nothing = dnn.Layer(np.zeros((3, 4)), np.ones((3, 1)))
    assert not counters(nothing, -1.0).counts.any()
    assert name(0, nothing, counters(nothing, -1.0)) == "unit 1: does not count"


def test_trained_units_come_to_count_and_are_named():
    nets = {"race_bits": 6, "race_1": "24", "race_2": "", "race_3": "", "race_seeds": 2}
    learning = {"race_optimizer": "adam", "race_alpha": 0.01}
    race = ParityRace(configs.race_configs(nets | learning, max_iterations=1500))
    pictures = CountingPictures(race, 2)
    before = [trace.y for trace in pictures.figures()["sizes"].data]
    race.advance(iterations=1500)
    updates = drawn(pictures, race)
    now = values(updates.entries, updates.arrays, "sizes", "y", 1)
    assert (now < 0.2).sum() > 12 > (np.array(before[0]) < 0.2).sum() == 0
    (words,) = [each["words"]["customdata"][0] for each in updates.entries if "words" in each]
    assert sum("turns at" in each for each in words) == (now < 0.2).sum()
    late = CountingPictures(race, 2)  # made when the run stands elsewhere, as for another seed
    np.testing.assert_array_equal(late.figures()["sizes"].data[0].y, before[0])


def test_what_was_told_is_beside_what_was_measured():
    made = facts.changed_table()
    assert len(made) == len(facts.TOLD)
    for told, (_, row) in zip(facts.TOLD, made.iterrows(), strict=True):
        assert row["told before"] == told[2]
        assert row["measured"].endswith("of 100")
