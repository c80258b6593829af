"""Nets that look at images: what one image sets off, which images are mistaken, and what deeper units look for."""

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import answers
from pages.ui.figures.mosaic import Mosaic
from pages.ui.images.weights import Seen, images_of, labels_of
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

MOST_MISTAKES = 18


class ResponsePictures(Pictures):
    """z and a of every unit for one image, and the answer."""

    def __init__(self, run: dnn.Run, image: Seen):
        self.images = images_of(run)
        self.X = image.pixels.reshape(-1, 1) - self.images.mean  # (n_0, 1)
        self.sizes = dnn.layer_sizes(run.params)[1:]

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures."""
        return {
            "prediction": answers.bars("Probability of each class", self.images.classes, 300, range=[0, 1]),
            "responses": answers.responses(self.sizes, self.images.outputs),
        }

    def numbers(self, player: Player) -> list[readout.Number]:
        """The answer."""
        P = self._probabilities(player.shown)
        k = int(P.argmax())
        return [("answer", "the answer", f"{self.images.classes[k]}, {readout.share(float(P[k]))}")]

    def _probabilities(self, run: dnn.Run) -> np.ndarray:
        AL = run.predict(self.X)[:, 0]
        return AL if len(AL) > 1 else np.array([1 - AL[0], AL[0]])

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """All of it."""
        _, caches = dnn.network_forward(run.params, run.activations, self.X)
        P = self._probabilities(run)
        updates.painted("prediction", [0], y=[P], marker__color=[P])
        columns = [part[:, 0] for cache in caches for part in (cache.A, cache.Z)]
        updates.painted("responses", range(len(columns)), y=columns)


class MistakePictures(Pictures):
    """The confusion matrix of the test part, and the images behind it."""

    def __init__(self, run: dnn.Run):
        self.images = images_of(run)
        columns = 6
        self.mosaic = Mosaic(MOST_MISTAKES, *self.images.shape, columns, foot=self.images.shape[0] // 2)
        self.truth = labels_of(run.split.test.Y)

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures; a word below each image says what it was taken for."""
        hover = "is %{customdata[0]}, taken for %{customdata[1]} with probability %{customdata[2]:.1%}"
        wrong = self.mosaic.figure("Mistaken test images, the surest first", hover)
        x, y = self.mosaic.centres
        wrong.add_scatter(
            x=x,
            y=[value + self.mosaic.height / 2 for value in y],
            mode="text",
            hoverinfo="skip",
            textposition="bottom center",
            textfont_size=12,
            texttemplate="%{text}",
            text=[""] * len(x),
        )
        return {"confusion": answers.confusion(self.images.classes), "mistakes": wrong}

    def numbers(self, player: Player) -> list[readout.Number]:
        """How many mistakes."""
        wrong = int((labels_of(player.shown.predict(player.shown.split.test.X)) != self.truth).sum())
        return [("wrong", "test images mistaken", f"{wrong} of {len(self.truth)}")]

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """All of it."""
        X, n = run.split.test.X, len(self.images.classes)
        AL = run.predict(X)
        taken_for = labels_of(AL)
        sure = AL.max(axis=0) if len(AL) > 1 else np.maximum(AL[0], 1 - AL[0])
        wrong = np.flatnonzero(taken_for != self.truth)
        wrong = wrong[np.argsort(-sure[wrong], kind="stable")][:MOST_MISTAKES]
        words = [f"{self.images.classes[taken_for[j]]} {sure[j]:.0%}" for j in wrong]
        about = [[self.images.classes[self.truth[j]], self.images.classes[taken_for[j]], float(sure[j])] for j in wrong]
        counts = np.zeros((n, n))
        np.add.at(counts, (self.truth, taken_for), 1)
        updates.traces("confusion", [0], z=[counts])
        self.images.draw("mistakes", self.mosaic, X[:, wrong], updates)
        updates.words("mistakes", [0], customdata=[about])
        updates.words("mistakes", [1], text=[words + [""] * (MOST_MISTAKES - len(words))])


class PreferredPictures(Pictures):
    """For each unit after layer 1 the image that excites it most, by gradient ascent on the input."""

    def __init__(self, run: dnn.Run):
        self.images = images_of(run)
        X = run.split.train.X
        self.radius = float(np.median(np.linalg.norm(X, axis=0)))
        sizes = dnn.layer_sizes(run.params)[2:]
        self.mosaics = [Mosaic(n, *self.images.shape, columns=5 if n <= 10 else 8) for n in sizes]
        self.names = [f"layer {l}" for l in range(2, len(sizes) + 1)] + ["the output"]
        self.medians: list[tuple[float, float]] = []  # z of the found images, z of the best real ones

    def figures(self) -> dict[str, go.Figure | None]:
        """A mosaic a layer."""
        hover = "unit %{customdata[0]:d}: z = %{customdata[1]:.3f}<br>best training image: z = %{customdata[2]:.3f}"
        return {
            name: mosaic.figure(f"What the units of {name} look for", hover)
            for name, mosaic in zip(self.names, self.mosaics, strict=True)
        }

    def remark(self, player: Player) -> str:
        """How far the ascent went, against the real images."""
        parts = [
            f"{name}: z = {found:.2f} for the image found, {real:.2f} for the best training image"
            for name, (found, real) in zip(self.names, self.medians, strict=True)
        ]
        return f"In the median, {'; '.join(parts)}."

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """The ascent anew, from the same faint noise."""
        mean = self.images.mean
        _, caches = dnn.network_forward(run.params, run.activations, run.split.train.X)
        self.medians = []
        for l, (name, mosaic) in enumerate(zip(self.names, self.mosaics, strict=True), start=2):
            X, _, z = dnn.preferred_inputs(run.params[:l], run.activations[:l], self.radius, -mean, 1 - mean)
            real = caches[l - 1].Z.max(axis=1)
            self.medians.append((float(np.median(z)), float(np.median(real))))
            self.images.draw(name, mosaic, X, updates)
            updates.traces(name, [0], customdata=[np.stack([np.arange(1, len(z) + 1), z, real], axis=1)])
