"""A grid of pixels to paint an image on."""

import numpy as np
import streamlit as st

from pages.ui.page import component


@st.cache_resource
def _component():
    return component.made("paint")


def paint(key: str, shape: tuple[int, int]) -> np.ndarray:
    """A grid to paint on; what is painted so far, (height, width) in [0, 1]."""
    height, width = shape
    kept, slot = f"{key}_{height}x{width}", f"{key}_{height}x{width}_component"
    pixels = st.session_state.setdefault(kept, np.zeros(shape))

    def on_painted() -> None:
        sent = np.asarray(st.session_state[slot].get("painted"))
        if sent.shape == (height * width,) and sent.dtype.kind in "iu":
            st.session_state[kept] = np.clip(sent, 0, 255).reshape(shape) / 255

    label = f"Grid of {height} x {width} pixels: paint with the pointer, or with the arrow keys and space."
    data = {"height": height, "width": width, "pixels": pixels.ravel().tolist(), "label": label}
    _component()(key=slot, data=data, on_painted_change=on_painted)
    return st.session_state[kept]
