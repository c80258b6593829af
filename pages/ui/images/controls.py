"""The controls of the images' page: presets, and the settings in the sidebar."""

import streamlit as st

from pages.ui.images.weights import Look
from pages.ui.settings import widgets

PRESETS: dict[str, dict] = {
    "Brows and eyes: tanh, λ = 1.5": {"images": "faces", "image_depth": 1, "image_activation": "tanh", "image_l2": 1.5},
    "As good, but noise: ReLU, λ = 0": {
        "images": "faces",
        "image_depth": 3,
        "image_activation": "relu",
        "image_initializer": "he",
        "image_l2": 0.0,
    },
    "Ten digits": {"images": "digits", "image_depth": 2, "image_activation": "relu", "image_alpha": 0.5},
}


def sidebar() -> None:
    """All settings but those of the look."""
    with st.sidebar:
        st.markdown("**Images**")
        if widgets.draw("images") == "pair":
            for column, name in zip(st.columns(2), ("digit_0", "digit_1"), strict=True):
                widgets.draw(name, place=column)
        widgets.draw("image_data_seed")
        st.markdown("**Network**")
        depth = widgets.draw("image_depth")
        for column, l in zip(st.columns(depth), range(1, depth + 1), strict=True):
            widgets.draw(f"image_units_{l}", place=column)
        widgets.draw("image_activation")
        widgets.draw("image_initializer")
        st.markdown("**Learning**")
        for name in ("image_l2", "image_alpha", "image_optimizer", "image_batch_size", "image_seed"):
            widgets.draw(name)


def look(units: int) -> Look:
    """How the reader wants to look at a first layer of so many units."""
    columns = st.columns([1, 1, 2], vertical_alignment="bottom")
    unit = widgets.draw("unit", place=columns[0], most=units)
    shared = widgets.draw("shared_scale", place=columns[1])
    return Look(unit - 1, shared, widgets.draw("sorted", place=columns[2]))
