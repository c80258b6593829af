"""Nets that look at images: what is drawn is W[1] upright, faces are told apart, and ascent climbs."""

import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

import dnn
from dnn import experiments
from pages.ui.figures.mosaic import Mosaic
from pages.ui.images import facts, upload
from pages.ui.images.answers import MistakePictures, PreferredPictures, ResponsePictures
from pages.ui.images.unit import UnitPictures, output_slopes
from pages.ui.images.weights import Look, Seen, WeightPictures, by_outgoing
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.settings import configs
from tests.helpers.frames import Watcher, drawn, painted, tiles_of, told, values

FACES = configs.images_config({})
DIGITS = replace(FACES, dataset="digits", hidden=(12, 8), activation=("relu",))
LETTER = np.array([[1, 1, 1, 1], [1, 0, 0, 0], [1, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0]], float)  # an upright F


def trained(config: dnn.Config, iterations: int) -> dnn.Run:
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=iterations)
    return run


@pytest.mark.parametrize("name", [n for n, source in dnn.DATASETS.items() if source.kind == "images"])
def test_rows_of_W_are_drawn_upright(name):
    config = replace(FACES, dataset=name, hidden=(3,))
    height, width = dnn.DATASETS[name].image_shape
    pattern = np.zeros((height, width))
    pattern[1:6, 2:6] = LETTER
    run = dnn.Run(config, dnn.make_split(config))
    run.params[0].W[:] = np.stack([pattern.ravel(), -pattern.ravel(), np.zeros(pattern.size)])
    pictures = WeightPictures(run, Look(sort=False))
    updates = drawn(pictures, run, slow=False)
    tiles = tiles_of(updates.entries, updates.arrays, "weights")
    assert [list(place) for place in tiles] == pictures.mosaic.places.tolist()
    for tile, expected in zip(tiles.values(), (pattern, -pattern, 0 * pattern), strict=True):
        np.testing.assert_array_equal(tile, 127 * expected)


def test_a_shared_scale_is_that_of_the_largest_weight():
    run = trained(FACES, 20)
    W = run.params[0].W
    for shared, scale in ((True, np.abs(W).max()), (False, np.abs(W).max(axis=1, keepdims=True))):
        updates = drawn(WeightPictures(run, Look(shared=shared)), run, slow=False)
        _, numbers = painted(updates.entries, updates.arrays, "weights")
        np.testing.assert_allclose(numbers.reshape(W.shape) / 127 * scale, W, atol=np.max(scale) / 250)


def test_a_sorted_unit_lies_where_a_click_finds_it():
    run = trained(FACES, 300)
    pictures = WeightPictures(run, Look(sort=True))
    updates = drawn(pictures, run, slow=False)
    update, numbers = painted(updates.entries, updates.arrays, "weights")
    for unit, place in enumerate(update["places"]):
        assert pictures.unit_at(pictures.mosaic.places.tolist().index(place)) == unit
    assert numbers.reshape(run.params[0].W.shape)[3].argmax() == run.params[0].W[3].argmax()


def test_mistaken_images_are_sent_as_they_are():
    run = trained(DIGITS, 60)
    updates = drawn(MistakePictures(run), run)
    wrong = run.predict(run.split.test.X).argmax(axis=0) != run.split.test.Y.argmax(axis=0)
    known = np.rint(255 * (run.split.test.X[:, wrong] + run.split.mean).T)
    tiles = tiles_of(updates.entries, updates.arrays, "mistakes")
    assert len(tiles) == min(wrong.sum(), 18)
    for tile in tiles.values():
        assert (np.abs(known - tile.ravel()).max(axis=1) <= 1).any()


@pytest.mark.parametrize("name", [n for n, source in dnn.DATASETS.items() if source.kind == "images"])
def test_centred_inputs_come_back_as_the_images_they_were(name):
    config = replace(FACES, dataset=name)
    run = dnn.Run(config, dnn.make_split(config))
    pixels = UnitPictures(run, Look()).images.pixels(run.split.train.X[:, :5])
    known = dnn.images(name)[0]
    for image in pixels:
        assert np.abs(known - image).max(axis=(1, 2)).min() < 1e-9


def test_faces_are_told_apart():
    runs = [trained(replace(FACES, seed=seed, data_seed=seed), 2000) for seed in range(1, 6)]
    assert all(run.measures.accuracy_train == 1 for run in runs)
    assert np.median([run.measures.accuracy_test for run in runs]) >= 0.95


def test_a_penalty_makes_features_and_its_lack_leaves_noise():
    def smoothness(config):
        W = trained(config, 2000).params[0].W.reshape(-1, 25, 25)
        return np.mean([np.corrcoef(w[:, 1:].ravel(), w[:, :-1].ravel())[0, 1] for w in W])

    assert smoothness(FACES) > 0.5
    noisy = replace(FACES, hidden=(20, 7, 5), activation=("relu",), initializer="he", l2=0.0)
    assert smoothness(noisy) < 0.2


@pytest.mark.parametrize("activation", dnn.ACTIVATIONS)
def test_input_gradients_are_the_two_sided_differences(activation):
    config = replace(DIGITS, activation=(activation,))
    run = trained(config, 20)
    params, gs = run.params[:2], run.activations[:2]
    X = np.random.default_rng(1).standard_normal((64, 8))
    _, gradients = dnn.input_gradients(params, gs, X)
    for j in (0, 17, 40):
        step = np.zeros((64, 1))
        step[j] = 1e-6
        up, down = (dnn.input_gradients(params, gs, X + sign * step)[0] for sign in (1, -1))
        np.testing.assert_allclose(gradients[j], (up - down) / 2e-6, atol=1e-6)


@pytest.mark.parametrize("config", [FACES, DIGITS], ids=["faces", "digits"])
def test_ascent_raises_every_unit_and_stays_an_image(config):
    run = trained(config, 300)
    mean = run.split.mean
    for l in range(1, len(run.params) + 1):
        X, before, after = dnn.preferred_inputs(run.params[:l], run.activations[:l], 3.0, -mean, 1 - mean)
        assert (after > before).all()
        _, caches = dnn.network_forward(run.params[:l], run.activations[:l], X)
        np.testing.assert_allclose(np.diag(caches[-1].Z), after)
        assert (np.linalg.norm(X, axis=0) < 3 + 1e-9).all()
        assert (X + mean).min() > -1e-9
        assert (X + mean).max() < 1 + 1e-9


def test_ascent_finds_the_rows_of_the_first_layer():
    run = trained(DIGITS, 300)
    X, _, _ = dnn.preferred_inputs(run.params[:1], run.activations[:1], 2.0)
    W = run.params[0].W
    np.testing.assert_allclose(X.T, 2.0 * W / np.linalg.norm(W, axis=1, keepdims=True), atol=1e-4)


def test_slopes_of_a_single_hidden_layer_are_its_outgoing_weights():
    run = trained(replace(DIGITS, hidden=(12,)), 50)
    np.testing.assert_allclose(output_slopes(run, 3), run.params[1].W[:, 3])


def test_two_digits_are_only_two():
    config = replace(DIGITS, pair=(3, 8))
    split = dnn.make_split(config)
    labels = dnn.images("digits")[1]
    assert split.train.Y.shape[0] == 1
    assert split.train.X.shape[1] + split.test.X.shape[1] == np.isin(labels, (3, 8)).sum()
    assert split.train.Y.sum() + split.test.Y.sum() == (labels == 8).sum()
    with pytest.raises(ValueError, match="two different classes from 0 to 9"):
        replace(DIGITS, pair=(3, 3))


@pytest.mark.parametrize("config", [FACES, DIGITS, replace(DIGITS, pair=(1, 7))], ids=["faces", "digits", "pair"])
def test_every_picture_of_the_page_names_what_it_sends(config):
    player = Player((config,))
    image = np.zeros(dnn.DATASETS[config.dataset].image_shape)
    makes = (
        lambda run: WeightPictures(run, Look()),
        lambda run: UnitPictures(run, Look()),
        lambda run: ResponsePictures(run, Seen.of(image)),
        MistakePictures,
        PreferredPictures,
    )
    for make in makes:
        header, arrays = Watcher(player, Screen(make)).look()
        for update in header["updates"]:
            figures, names = told(update)
            assert set(figures) <= set(header["figures"])
            assert set(names) <= set(arrays)


def test_the_squares_come_as_often_as_their_size_allows_and_at_rest_always(monkeypatch):
    clock = iter(np.arange(0, 100, 0.05))  # seconds, a frame each
    monkeypatch.setattr("pages.ui.live.updates.monotonic", lambda: next(clock))
    player = Player((FACES,))
    player.command("play")
    watcher = Watcher(player, Screen(lambda run: WeightPictures(run, Look())))

    def comes() -> bool:
        header, _ = watcher.look()
        return any(update.get("paint") == "tiles" for update in header["updates"])

    assert [comes() for _ in range(7)] == [True, False, False, True, False, False, True]  # 12,500 weights
    player.command("pause")
    assert [comes() for _ in range(3)] == [True] * 3


def test_the_largest_outgoing_weights_come_first():
    run = trained(FACES, 300)
    order = by_outgoing(run.params)
    sizes = np.abs(run.params[1].W[0])
    assert (np.diff(sizes[order]) <= 0).all()
    pictures = WeightPictures(run, Look())
    drawn(pictures, run)
    assert pictures.unit_at(0) == sizes.argmax()


def test_mistakes_are_counted_as_they_are():
    run = trained(DIGITS, 60)
    pictures = MistakePictures(run)
    updates = drawn(pictures, run)
    answers, truth = run.predict(run.split.test.X).argmax(axis=0), run.split.test.Y.argmax(axis=0)
    from sklearn.metrics import confusion_matrix

    np.testing.assert_array_equal(
        values(updates.entries, updates.arrays, "confusion", "z"), confusion_matrix(truth, answers, labels=range(10))
    )


def png_of(pixels: np.ndarray, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", upload.FORMATS)
def test_uploads_are_cropped_greyed_and_scaled(kind):
    pixels = np.zeros((100, 300, 3), np.uint8)
    pixels[:, 100:200] = 255  # the middle square is white
    np.testing.assert_allclose(upload.decoded(png_of(pixels, kind), (8, 8)), 1, atol=0.1)
    pixels[:50] = 0
    seen = upload.decoded(png_of(pixels, kind), (8, 8))
    assert seen[:3].max() < 0.2
    assert seen[5:].min() > 0.8
    np.testing.assert_allclose(upload.decoded(png_of(pixels, kind), (8, 8), invert=True), 1 - seen)


def bomb() -> bytes:
    file = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG")
    return file.getvalue()


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a", "b")
    return file.getvalue()


GOOD = png_of(np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"hello", "no image"),
        (archive(), "no image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no image"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (GOOD[:60], "damaged|no image"),
        (bomb(), "at most 20 million"),
        (bytes(6 * 2**20), "at most 5 MB"),
    ],
)
def test_bad_uploads_end_in_one_sentence(content, sentence):
    with pytest.raises(ValueError, match=sentence):
        upload.decoded(content, (8, 8))


def test_a_mosaic_has_each_tile_where_it_says():
    mosaic = Mosaic(5, 4, 6, columns=3, foot=2)
    canvas = mosaic.paste(np.arange(1, 6)[:, np.newaxis, np.newaxis] * np.ones((5, 4, 6), np.uint8), 0)
    assert canvas.shape == mosaic.shape
    for value, x, y in zip(range(1, 6), *mosaic.centres, strict=True):
        assert canvas[int(y), int(x)] == value


def test_the_page_tells_what_the_table_of_faces_has():
    rows = {row["l2"]: row for row in experiments.results("faces")}
    said = facts.sentence()
    for l2 in (min(rows), max(rows)):
        assert f"{rows[l2]['mean']:.1%} ({rows[l2]['low']:.1%} to {rows[l2]['high']:.1%}) with λ = {l2:g}" in said
