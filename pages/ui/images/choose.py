"""The image that is put through the net: one of the data set, a painted one, or an upload."""

import numpy as np
import streamlit as st

import dnn
from pages.ui.images import paint, upload
from pages.ui.images.weights import Images, labels_of, shape_of

SOURCES = ("Test image", "Paint", "Upload")
KEPT = "image_seen"  # where the session keeps the chosen image


def chosen() -> np.ndarray:
    """The image as it stands now, (height, width) in [0, 1]."""
    return st.session_state[KEPT]


def choose(config: dnn.Config, split: dnn.Split) -> None:
    """Draw what it takes to choose an image for the net of `config`."""
    source = dnn.DATASETS[config.dataset]
    images = Images(shape_of(config), split.mean, source.classes)
    left, right = st.columns([2, 1])
    seen: np.ndarray | None
    with left:
        kind = st.segmented_control("The image", SOURCES, default=SOURCES[0], key="image_source", required=True)
        if kind == "Paint":
            seen = paint.paint("painting", images.shape)
        elif kind == "Upload":
            seen = _uploaded(images.shape)
        else:
            seen = _of_test_part(config, split, images)
    st.session_state[KEPT] = np.zeros(images.shape) if seen is None else seen
    with right:
        st.caption("What the net sees")
        pixels = np.kron(chosen(), np.ones((8, 8))) if images.shape[0] > 10 else np.kron(chosen(), np.ones((24, 24)))
        st.image(pixels, width=200, alt="The image as the net sees it")


def _of_test_part(config: dnn.Config, split: dnn.Split, images: Images) -> np.ndarray:
    m = split.test.X.shape[1]
    j = st.number_input(f"Number, 1 to {m}", 1, m, key=f"image_number_{m}") - 1
    classes = tuple(images.classes[k] for k in config.pair) or images.classes
    st.markdown(f"It is: **{classes[labels_of(split.test.Y[:, [j]])[0]]}**")
    return images.pixels(split.test.X[:, [j]])[0]


def _uploaded(shape: tuple[int, int]) -> np.ndarray | None:
    file = st.file_uploader(
        "An image",
        [kind.lower() for kind in (*upload.FORMATS, "jpg")],
        key="image_file",
        max_upload_size=upload.MOST_MB,
        help="Cropped to the middle, greyed and scaled. It stays in this visit's memory only.",
    )
    invert = st.checkbox("Invert: dark on light becomes light on dark", shape == (8, 8), key="image_invert")
    if file is None:
        return None
    try:
        return upload.decoded(file.getvalue(), shape, invert)
    except ValueError as problem:
        st.error(str(problem), icon=":material/broken_image:")
        return None
