"""What the lessons show is what the core computes; and what they conclude is right."""

from dataclasses import replace

import numpy as np
import pytest

import dnn
from pages.ui.figures.plane import grid
from pages.ui.lessons import depth, race, spread
from pages.ui.lessons.layers import BINS, LayerPictures, health
from pages.ui.lessons.outputs import OutputPictures
from pages.ui.lessons.side_by_side import SideBySide
from tests.helpers.frames import drawn, layers_of, painted, points, values

CONFIG = dnn.Config(examples=60, hidden=(4, 3), activation=("tanh",), alpha=0.5)


def test_several_nets_in_step_are_the_same_as_alone():
    configs = (CONFIG, replace(CONFIG, hidden=(2,), optimizer="adam", alpha=0.01))
    together = dnn.Several(configs)
    while together.iteration < 100:
        together.advance(seconds=0.002)
    together.advance(iterations=3)
    for config, run in zip(configs, together.runs, strict=True):
        alone = dnn.Run(config, dnn.make_split(config))
        alone.advance(iterations=run.iteration)
        assert run.iteration == together.iteration
        np.testing.assert_array_equal(run.params[0].W, alone.params[0].W)


def test_members_of_a_stack_and_of_several_are_told_alike():
    configs = tuple(replace(CONFIG, seed=seed) for seed in (1, 2))
    stack, rows = dnn.Stack(configs, dnn.make_split(CONFIG)), dnn.Several(configs)
    for run in (stack, rows):
        run.advance(iterations=50)
    for mine, theirs in zip(dnn.members_of(stack), dnn.members_of(rows), strict=True):
        np.testing.assert_allclose(mine[1], theirs[1], atol=1e-9)
        assert mine[2] == pytest.approx(theirs[2])
        assert mine[3:] == theirs[3:] == ("", 50)


def test_zeros_vanish_large_weights_explode_and_xavier_keeps_level():
    small, _ = spread.spreads("small", "tanh", 15, 1)
    level, _ = spread.spreads("xavier", "tanh", 15, 1)
    relu_he, gradients = spread.spreads("he", "relu", 15, 1)
    assert small[-1] < 1e-8 * small[0]
    assert level[-1] > 0.2 * level[0]
    assert 0.2 < relu_he[-1] / relu_he[0] < 5
    _, exploding = spread.spreads("large", "relu", 15, 1)
    assert exploding[0] > 1e6 * gradients[0]


def test_meters_find_saturated_and_dead_units():
    wild = replace(CONFIG, activation=("sigmoid",), initializer="large", hidden=(20, 20))
    assert health(dnn.Run(wild, dnn.make_split(wild)))[0][0] > 0.3
    calm = replace(CONFIG, initializer="small")
    assert health(dnn.Run(calm, dnn.make_split(calm))) == [(0.0, 0.0), (0.0, 0.0)]
    relu = replace(CONFIG, activation=("relu",), hidden=(3,))
    first = dnn.Layer(np.ones((3, 2)), np.array([[-100.0], [0], [100]]))
    params = (first, dnn.Layer(np.ones((1, 3)), np.zeros((1, 1))))
    assert health(dnn.Run(relu, dnn.make_split(relu), params))[0][1] == pytest.approx(1 / 3)


SMALL = (0.001, 0.003, 0.01, 0.03)
FAR_TOO_LARGE = 30.0
# Rates that learn circles well within 1000 iterations, whatever the seed.
GOOD = {"tanh": (0.3, 1.0, 3.0), "relu": (0.3, 1.0), "leaky_relu": (0.3, 1.0)}
BLOWN_UP = ("too large", "diverging", "oscillating")


def raced(iterations: int, rates, **settings) -> dict[float, str]:
    """What the race says of each α."""
    base = dnn.Config(hidden=(8, 8), **settings)
    stack = dnn.Stack([replace(base, alpha=alpha) for alpha in rates], dnn.make_split(base))
    stack.advance(iterations=iterations)
    return dict(zip(rates, race.verdicts(stack), strict=True))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("activation", GOOD)
def test_verdicts_of_real_races(activation, seed):
    rates = (*SMALL, *GOOD[activation], FAR_TOO_LARGE)
    said = raced(1000, rates, activation=(activation,), seed=seed)
    assert {said[alpha] for alpha in SMALL} == {"too small"}
    assert {said[alpha] for alpha in GOOD[activation]} == {"right"}
    assert said[FAR_TOO_LARGE].startswith(BLOWN_UP)


@pytest.mark.parametrize("seed", range(1, 7))
def test_sigmoid_needs_a_large_rate_and_time(seed):
    settings = dict(activation=("sigmoid",), seed=seed)
    assert set(raced(200, (*SMALL, 0.3), **settings).values()) == {"too early"}  # a plateau for all of them
    said = raced(1000, (*SMALL, 0.3, 3.0, FAR_TOO_LARGE), **settings)
    assert {said[alpha] for alpha in (*SMALL, 0.3)} == {"too small"}
    assert said[3.0] in ("right", "oscillating")
    assert said[FAR_TOO_LARGE].startswith(BLOWN_UP)


@pytest.mark.parametrize("iterations", [200, 1000])
@pytest.mark.parametrize("seed", range(1, 7))
def test_a_rate_that_blew_up_is_never_too_small(seed, iterations):
    said = raced(iterations, (0.3, 3.0, 10.0, FAR_TOO_LARGE), activation=("relu",), seed=seed)
    assert said[3.0] == "right" or said[3.0].startswith(BLOWN_UP)
    for alpha in (10.0, FAR_TOO_LARGE):
        assert said[alpha] in ("too large: layer 1 died", "too large: layer 2 died")


def test_among_rates_that_are_all_too_small_none_is_right():
    assert set(raced(30, SMALL).values()) == {"too early"}
    assert set(raced(1000, SMALL[:3]).values()) == {"too small"}


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_a_net_that_no_rate_can_move_is_stuck(activation):
    rates = (0.3, 1.0, 3.0)  # with these the output's b, which alone can move, has arrived
    assert set(raced(1000, rates, activation=(activation,), initializer="zeros").values()) == {"stuck"}


@pytest.mark.parametrize(
    ("costs", "now", "ended", "said"),
    [
        (np.geomspace(0.7, 0.01, 100), 0.01, "", "right"),
        (np.linspace(0.7, 0.69, 100), 0.69, "", "too small"),
        (np.append(np.geomspace(0.7, 40, 50), np.full(250, 0.693)), 0.693, "", "too large"),
        (0.5 + 0.2 * np.cos(np.arange(100) * 2), 0.5, "", "oscillating"),
        (np.linspace(0.7, 30, 100), 30.0, "", "diverging"),
        (np.full(100, 0.7), 0.7, "diverged", "diverging"),
        (np.full(100, 0.7), 0.7, "", "stuck"),
        (np.linspace(0.7, 0.69, 10), 0.69, "", "too early"),
    ],
)
def test_verdicts_of_the_race(costs, now, ended, said):
    assert (
        race.verdict(dnn.Member(np.arange(len(costs)), costs, now, ended, len(costs)), best=0.01, nothing=0.69) == said
    )


def boundaries(run, pictures) -> dict[str, np.ndarray]:
    """Figure -> what its net says of the plane, as the browser computes it of the parameters in any frame."""
    updates = drawn(pictures, run, slow=False)
    said = {}
    for update in (update for update in updates.entries if "net" in update):
        (drawing,) = update["drawings"]
        names, depth = update["net"]["activations"], len(update["net"]["sizes"]) - 2
        gs = [dnn.choose_activation(name) for name in (names * depth if len(names) == 1 else names)]
        gs.append({"sigmoid": dnn.ACTIVATIONS["sigmoid"], "softmax": dnn.SOFTMAX}[update["net"]["output"]])
        X = grid(drawing["extent"], drawing["n"])
        said[drawing["figure"]] = dnn.predict(layers_of(update, updates.arrays), gs, X)
    return said


@pytest.mark.parametrize("many", [dnn.Stack, dnn.Several])
def test_every_member_is_on_its_plane_in_every_frame(many):
    configs = tuple(replace(CONFIG, seed=seed) for seed in (1, 2))
    run = many(configs) if many is dnn.Several else many(configs, dnn.make_split(CONFIG))
    pictures = SideBySide(run, ("one", "two"))
    run.advance(iterations=50)
    answers = run.predict(grid(pictures.extent, 50))
    shown = boundaries(run, pictures)
    assert list(shown) == ["plane 0", "plane 1"]
    for AL, said in zip(answers, shown.values(), strict=True):
        np.testing.assert_allclose(said, AL, atol=1e-5)


def test_large_members_are_sent_as_fields():
    configs = tuple(replace(CONFIG, hidden=(30, 30), seed=seed) for seed in (1, 2, 3))
    stack = dnn.Stack(configs, dnn.make_split(CONFIG))
    pictures = SideBySide(stack, ("one", "two", "three"))
    updates = drawn(pictures, stack, slow=False)
    for i, AL in enumerate(stack.predict(grid(pictures.extent, 50))):
        _, field = painted(updates.entries, updates.arrays, f"plane {i}")
        np.testing.assert_allclose(field.reshape(1, -1) / 255, AL, atol=1 / 500)


def test_each_kind_of_output_is_on_its_plane_in_every_frame():
    run = dnn.Several([replace(CONFIG, hidden=(8,), dataset=name) for name in ("moons", "three_blobs", "houses")])
    pictures = OutputPictures(run)
    run.advance(iterations=50)
    shown = boundaries(run, pictures)
    for figure, each, extent in zip(("sigmoid", "softmax"), run.runs, pictures.extents, strict=False):
        np.testing.assert_allclose(shown[figure], each.predict(grid(extent, 80)), atol=1e-5)
    updates = drawn(pictures, run, slow=False)
    update, y = painted(updates.entries, updates.arrays, "linear")
    x = np.linspace(*update["x"], update["n"])[np.newaxis]
    np.testing.assert_allclose(y, run.runs[2].predict(x)[0], atol=1e-5)


def test_a_race_marks_who_diverged_and_cuts_the_axis_above_the_others():
    configs = [dnn.Config(examples=60, alpha=alpha, l2=10.0) for alpha in (0.1, 100.0)]
    stack = dnn.Stack(configs, dnn.make_split(configs[0]))
    pictures = race.Race(stack)
    figure = pictures.figures()["cost"]
    highest = figure.layout.yaxis.autorangeoptions.clipmax
    assert stack.measures.cost_train.max() < highest < 1000
    stack.advance(iterations=1000)
    assert stack.endings == ["", "diverged"]
    updates = drawn(pictures, stack)
    assert figure.data[2].texttemplate == "diverged"
    (cost,) = updates.entries
    assert (cost["marks"], cost["ended"], cost["highest"]) == ({"diverged": 2}, [1], highest)
    x, y, *_ = points(updates.entries, updates.arrays, "cost", trace=1)
    assert np.isfinite(y).all()
    assert stack.ended_at[1] - 3 <= x[-1] <= stack.ended_at[1]


def test_a_cost_that_oscillates_in_a_race_has_a_band():
    configs = [replace(CONFIG, alpha=alpha) for alpha in (0.01, 20.0)]
    stack = dnn.Stack(configs, dnn.make_split(CONFIG))
    for i in range(1, 601):
        stack.history.append(i, np.array([0.5, 3.0 if i % 2 else 2.0]), 0.0, 0.0, 0.0)
    stack.descent.iteration = 601
    updates = drawn(race.Race(stack), stack)
    for trace, width in ((0, 0), (1, 1)):
        *_, low, high = points(updates.entries, updates.arrays, "cost", trace)
        np.testing.assert_array_equal((high - low)[2:-2], width)


def test_histograms_are_sent_to_the_painter_and_to_plotly_in_the_same_numbers():
    run = dnn.Run(CONFIG, dnn.make_split(CONFIG))
    run.advance(iterations=5)
    updates = drawn(LayerPictures(run), run)
    (painted,) = [each for each in updates.entries if each.get("paint") == "traces" and each["figure"] == "Z"]
    _, caches = dnn.network_forward(run.params, run.activations, run.split.train.X)
    for l, cache in enumerate(caches[:-1]):
        counts, edges = np.histogram(cache.Z, BINS)
        x, y = (updates.arrays[name] for name in painted["values"][2 * l : 2 * l + 2])
        np.testing.assert_allclose(x, (edges[:-1] + edges[1:]) / 2)
        np.testing.assert_allclose(y, counts / counts.sum())
        assert values(updates.entries, updates.arrays, "Z", "y", l) is y


def test_the_measured_depths_are_told_by_start():
    cells = [("tanh", start, layers) for start in ("zeros", "xavier") for layers in (1, 12)]
    rows = [
        dict(zip(depth.DEPTH.keys, cell, strict=True))
        | {"seeds": 100}
        | depth.DEPTH.row([20.0] * k + [None] * (100 - k))
        for cell, k in zip(cells, (0, 0, 97, 41), strict=True)
    ]
    shown = depth.table(rows, "tanh")
    assert list(shown.index) == ["zeros", "Xavier"]
    assert list(shown.loc["Xavier"]) == ["97 (92% to 99%)", "41 (32% to 51%)"]
    assert list(shown.columns) == ["1 layer", "12 layers"]
    assert depth.table(rows, "relu").empty
