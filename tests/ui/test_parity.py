"""Parity: every construction is exact and as large as it says, and training finds what was measured."""

import numpy as np
import pytest

import dnn
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.live.updates import Updates
from pages.ui.parity import truth_table
from pages.ui.parity.counting import CountingPictures, agreements
from pages.ui.parity.race import ParityRace, successes
from pages.ui.parity.race_pictures import RacePictures, race_labels
from pages.ui.parity.search import WidthSearch
from pages.ui.settings import configs, table
from tests.helpers.frames import Watcher, drawn, points, tiles_of, told

BUILDS = [(name, g) for name, construction in dnn.CONSTRUCTIONS.items() for g in construction.gains]
# n: (DNF, tree, counting, folding), hidden units and dense parameters
TABLE = {
    2: ((2, 9), (2, 9), (2, 9), (2, 9)),
    4: ((8, 49), (6, 33), (4, 25), (4, 19)),
    6: ((32, 257), (11, 74), (6, 49), (6, 29)),
    8: ((128, 1281), (14, 121), (8, 81), (6, 33)),
    10: ((512, 6145), (20, 194), (10, 121), (8, 43)),
    16: ((32768, 589825), (30, 457), (16, 289), (8, 55)),
}
TREES = {3: (5, 23), 5: (10, 59), 7: (13, 101), 12: (23, 266)}


@pytest.mark.parametrize("n", range(2, 13))
@pytest.mark.parametrize(("name", "activation"), BUILDS)
def test_every_construction_is_exact(name, activation, n):
    construction = dnn.CONSTRUCTIONS[name]
    params, gs = dnn.parity_net(name, n, activation)
    assert dnn.layer_sizes(params) == (n, *construction.widths(n), 1)
    assert dnn.parity_errors(params, gs, n, construction.low(activation)) == 0


@pytest.mark.parametrize(("name", "activation"), [("tree", "tanh"), ("counting", "sigmoid"), ("folding", "relu")])
@pytest.mark.parametrize("n", [13, 16])
def test_small_constructions_stay_exact(name, activation, n):
    params, gs = dnn.parity_net(name, n, activation)
    assert dnn.parity_errors(params, gs, n, dnn.CONSTRUCTIONS[name].low(activation)) == 0


def test_sizes_are_those_of_the_table():
    for n, row in TABLE.items():
        for construction, size in zip(dnn.CONSTRUCTIONS.values(), row, strict=True):
            assert (construction.units(n), construction.parameters(n)) == size
    for n, size in TREES.items():
        tree = dnn.CONSTRUCTIONS["tree"]
        assert (tree.units(n), tree.parameters(n)) == size
    assert [dnn.tree_widths(n) for n in (4, 6, 10, 16)] == [(4, 2), (6, 3, 2), (10, 5, 3, 2), (16, 8, 4, 2)]


@pytest.mark.parametrize(("name", "activation"), [build for build in BUILDS if build[1] != "relu"])
def test_too_small_a_gain_fails(name, activation):
    construction = dnn.CONSTRUCTIONS[name]
    params, gs = dnn.parity_net(name, 6, activation, gain=0.3)
    assert dnn.parity_errors(params, gs, 6, construction.low(activation)) > 0


@pytest.mark.parametrize(
    "bad", [("tree", 1, "relu"), ("tree", 17, "relu"), ("folding", 4, "tanh"), ("none", 4, "relu")]
)
def test_what_does_not_exist_is_named(bad):
    with pytest.raises(ValueError, match=r"choose|unknown|one of"):
        dnn.parity_net(*bad)


def test_errors_are_counted_one_by_one():
    params, gs = dnn.parity_net("tree", 5, "relu")
    flipped = (*params[:-1], dnn.Layer(-params[-1].W, -params[-1].b))
    assert dnn.parity_errors(flipped, gs, 5, 0.0) == 32
    always = (*params[:-1], dnn.Layer(0 * params[-1].W, 0 * params[-1].b - 1))
    assert dnn.parity_errors(always, gs, 5, 0.0) == 16


def test_each_term_of_an_or_of_ands_covers_one_odd_input():
    X, Y = dnn.parity_examples(6, low=0.0)
    params, gs = dnn.parity_net("dnf", 6, "relu")
    _, caches = dnn.network_forward(params, gs, X)
    np.testing.assert_array_equal((caches[0].A > 0).sum(axis=0), Y[0])


def race_of(widths, seeds=20, **changes):
    values = dict(zip(("race_1", "race_2", "race_3"), (*widths, "", ""), strict=False)) | {"race_seeds": seeds}
    values |= {name: changes.pop(name) for name in list(changes) if name.startswith("race_")}
    return configs.race_configs(values, max_iterations=5000, target_accuracy=1.0, **changes)


def finished(race: ParityRace) -> list[int]:
    while not race.stopped:
        race.advance(seconds=0.5)
    return [len(successes(stack)) for stack in race.runs]


HEAVY_BALL = {"race_optimizer": "momentum", "race_alpha": 3.0}
ADAM = {"race_bits": 8, "race_optimizer": "adam", "race_alpha": 0.01}


@pytest.mark.parametrize(
    ("widths", "changes", "published"),
    [
        (("24", "10-10", "7-7-7"), {}, (20, 19, 19)),
        (("24", "10-10", "7-7-7"), HEAVY_BALL, (20, 20, 20)),
        (("32", "13-13", "10-10-10"), ADAM, (20, 20, 19)),
    ],
    ids=["n = 6, gradient descent", "n = 6, momentum", "n = 8, Adam"],
)
def test_races_end_as_published(widths, changes, published):
    assert np.abs(np.subtract(finished(ParityRace(race_of(widths, **changes))), published)).max() <= 2


@pytest.mark.parametrize(("noise", "least", "most"), [(0.0, 10, 10), (0.3, 8, 10), (0.5, 0, 3)])
def test_gradient_descent_repairs_a_little_noise(noise, least, most):
    configs = race_of(("8-4-2",), seeds=10, race_bits=8, race_alpha=0.05)
    race = ParityRace(configs, hand_set_noise=noise)
    assert least <= finished(race)[0] <= most


def test_labels_say_what_starts_from_what():
    configs = race_of(("12", "8-4-2"), seeds=2, race_bits=8)
    half = ParityRace(configs, hand_set_noise=0.3)
    labels = ["12: 121 parameters, random Xavier", "8-4-2: 121 parameters, hand-set + noise 0.3"]
    assert race_labels(half) == labels
    figures = RacePictures(half, lambda: 1).figures()
    assert [each.text for each in figures["lights"].layout.annotations] == labels
    assert [figures[f"map {i}"].layout.title.text for i in (0, 1)] == [
        "12: 121 parameters<br><sup>random Xavier</sup>",
        "8-4-2: 121 parameters<br><sup>hand-set + noise 0.3</sup>",
    ]
    assert race_labels(ParityRace(configs, hand_set_noise=0.0))[1].endswith("hand-set")
    zeros = race_of(("2", "3"), seeds=1, race_initializer="zeros")
    assert [label.split(", ")[1] for label in race_labels(ParityRace(zeros))] == ["zeros", "zeros"]


def test_the_race_is_the_single_runs():
    configs = race_of(("6", "4-3"), seeds=3, race_bits=4)
    race = ParityRace(configs)
    race.slow = True
    while race.iteration < 60:
        race.advance(seconds=0.02)
    race.advance(iterations=5)
    for stack, group in zip(race.runs, (configs[:3], configs[3:]), strict=True):
        for member, config in enumerate(group):
            alone = dnn.Run(config, dnn.make_split(config))
            alone.advance(iterations=race.iteration)
            for mine, theirs in zip(stack.params, alone.params, strict=True):
                np.testing.assert_allclose(mine.W[member], theirs.W, atol=1e-9)


def test_what_is_held_out_is_not_learned_from():
    X, _ = dnn.parity_examples(8, -1.0)
    held = (X > 0).sum(axis=0) == 4
    raced = configs.race_configs(
        {
            "race_bits": 8,
            "race_1": "32",
            "race_2": "13-13",
            "race_3": "",
            "race_seeds": 3,
            "race_optimizer": "adam",
            "race_alpha": 0.01,
        },
        max_iterations=1500,
    )
    race = ParityRace(raced, held_out=lambda n: held)
    finished(race)
    for stack in race.runs:
        assert stack.split.train.X.shape[1] == 186
        assert np.median(stack.measures.accuracy_train) > 0.95
        assert np.median(stack.measures.accuracy_test) < 0.1  # published: 0 to 2 %


@pytest.mark.parametrize("n", range(2, 11))
def test_parity_is_a_checkerboard_in_gray_code(n):
    places = truth_table.places(n)
    assert sorted(places.ravel()) == list(range(2**n))
    Y = dnn.parity_examples(n)[1][0][places]
    i, j = np.indices(places.shape)
    np.testing.assert_array_equal(Y, (i + j) % 2)


def test_a_unit_that_counts_has_one_value_for_each_count():
    params, gs = dnn.parity_net("counting", 5, "sigmoid")
    X, _ = dnn.parity_examples(5, low=0.0)
    units, means = agreements(params, gs, X)
    assert sorted(units) == list(range(5))
    for unit, mean in zip(units, means, strict=True):
        np.testing.assert_allclose(mean > 0.5, np.arange(6) > unit)


def test_the_smallest_width_is_found():
    base = race_of(("2",), race_bits=4, race_optimizer="adam", race_alpha=0.01)[0]
    run = WidthSearch(base)
    while not run.stopped:
        run.advance(seconds=0.1)
    for depth, published in zip((1, 2, 3), (6, 5, 5), strict=True):
        assert abs(run.found[depth] - published) <= 3
        assert (depth, run.found[depth] - 1) in {(d, w) for d, w, count in run.tried if count < 8}


def test_bad_widths_are_named():
    for bad in ("", "8-", "8--4", "0", "65", "8-8-8-8-8", "a", "8 8", "²"):
        with pytest.raises(ValueError, match="whole numbers from 1 to 64"):
            table.SETTINGS["race_1"].widths(bad)
    assert table.SETTINGS["race_3"].widths("") == ()


def test_every_picture_names_what_it_sends():
    held = np.arange(64) % 4 == 0
    player = Player(race_of(("8", "4-4"), seeds=2), lambda configs: ParityRace(configs, held_out=lambda n: held))
    player.advance(iterations=20)
    for make in (lambda race: RacePictures(race, 2), lambda race: CountingPictures(race, 2)):
        header, arrays = Watcher(player, Screen(make)).look()
        for update in header["updates"]:
            figures, names = told(update)
            assert set(figures) <= set(header["figures"])
            assert set(names) <= set(arrays)


def test_a_map_is_what_the_shown_net_says_of_each_input_in_every_frame():
    race = ParityRace(race_of(("8", "4-4"), seeds=2, race_bits=5))
    race.advance(iterations=20)
    X, _ = dnn.parity_examples(5, race.low)
    updates = drawn(RacePictures(race, 2), race, slow=False)
    for i, stack in enumerate(race.runs):
        (tile,) = tiles_of(updates.entries, updates.arrays, f"map {i}").values()
        P = stack.predict(X)[1, 0][truth_table.places(5)]
        np.testing.assert_allclose((tile / 127 + 1) / 2, P, atol=1 / 250)


def test_a_race_too_large_for_one_step_is_refused():
    with pytest.raises(ValueError, match="choose fewer seeds, units or bits"):
        race_of(("64-64-64-64",), race_bits=10)
    assert len(race_of(("64-64-64-64",), seeds=1, race_bits=10)) == 1
    assert len(race_of(("64", "30-30", "20-20-20"), race_bits=10)) == 60


def test_the_median_and_the_quartiles_of_the_seeds_grow_with_their_history():
    race = ParityRace(race_of(["4"], seeds=5, race_bits=4))
    pictures, updates = RacePictures(race, 1), Updates(rests=False)
    for iterations in (0, 30, 200):
        race.advance(iterations=iterations)
        updates = Updates(updates.sent, rests=False)
        pictures.draw(race, updates, slow=False)
    history = race.runs[0].history
    x, *sent = points(updates.entries, updates.arrays, "cost", trace=2)
    new = history.iteration > 30
    np.testing.assert_array_equal(x, history.iteration[new])
    for part, share in zip(sent, (0.5, 0.25, 0.75), strict=True):
        np.testing.assert_allclose(part, np.quantile(history.cost_train[new], share, axis=1), rtol=1e-6)
